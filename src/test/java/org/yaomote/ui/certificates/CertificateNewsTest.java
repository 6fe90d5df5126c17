package org.yaomote.ui.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaomote.certificate.Ending;
import org.yaomote.events.Event;
import org.yaomote.ui.fx.Happening;
import org.yaomote.ui.fx.Texts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

class CertificateNewsTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"29, NEWS", "14, WARNING", "2, WARNING", "-1, BAD"})
    void anEndCallsSomebodyFromTwoWeeksBefore(int days, Event.Level level) {
        Instant ends = NOW.plus(Duration.ofDays(days));
        Ending ending =
                new Ending(
                        "a.pem",
                        List.of("app.lan"),
                        ends.minus(Duration.ofDays(90)),
                        ends,
                        Optional.empty());
        CertificateWords words = new CertificateWords(new Texts(Locale.ENGLISH));
        assertThat(new CertificateNews().look(List.of(ending), NOW, words).map(Happening::level))
                .contains(level);
    }
}
