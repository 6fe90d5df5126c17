package org.yaomote.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.metrics.Availability;
import org.yaomote.metrics.BackendHealth;
import org.yaomote.states.Reality;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

class HealthWordsTest {
    private static final Instant GOOD = Instant.parse("2026-03-01T12:02:58Z");
    private static final Instant BAD = GOOD.plusSeconds(7);

    private final Texts english = new Texts(Locale.ENGLISH);
    private final HealthWords words = new HealthWords(english);

    private static BackendHealth failing(int failures, Optional<Instant> good) {
        return new BackendHealth(
                Availability.DOWN,
                BAD,
                failures,
                "upstream.refused",
                Optional.empty(),
                good,
                Optional.of(BAD),
                Optional.empty());
    }

    private String clock(Instant moment) {
        return english.numbers().clock(moment);
    }

    @Test
    void whatIsHeldBackSaysSinceWhen() {
        BackendHealth held =
                new BackendHealth(
                        Availability.UP,
                        BAD,
                        0,
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(GOOD));
        String time = english.numbers().timeOfDay(GOOD);
        for (Reality state : List.of(Reality.DRAINING, Reality.MAINTENANCE, Reality.OFF)) {
            assertThat(words.sentence(state, "a:1", Optional.of(held)))
                    .endsWith(". Since " + time + ".");
        }
        assertThat(words.sentence(Reality.OFF, "a:1", Optional.empty()))
                .as("a proxy that does not run knows of no order")
                .isEqualTo("It is switched off.");
    }

    /// Law 6: every red thing has a reason.
    @Test
    void whatIsDownSaysWhatFailedWhenAndWhenItWasLastWell() {
        assertThat(
                        words.sentence(
                                Reality.DOWN,
                                "10.0.0.12:8080",
                                Optional.of(failing(3, Optional.of(GOOD)))))
                .isEqualTo(
                        "%s refused: nothing listens on 10.0.0.12:8080. 3 failures in a row. Last"
                                + " good answer %s.",
                        clock(BAD), clock(GOOD));
        assertThat(
                        words.sentence(
                                Reality.SHAKY,
                                "10.0.0.12:8080",
                                Optional.of(failing(1, Optional.empty()))))
                .isEqualTo(
                        "%s refused: nothing listens on 10.0.0.12:8080. It has not answered well"
                                + " yet.",
                        clock(BAD));
    }

    @Test
    void aCheckSaysHowItWent() {
        Duration took = Duration.ofMillis(12);
        assertThat(words.check(new BackendHealth.Check(GOOD, took, "", 204), "a:1"))
                .isEqualTo("%s answered 204 in 12 ms", clock(GOOD));
        assertThat(words.check(new BackendHealth.Check(GOOD, took, "upstream.status", 500), "a:1"))
                .isEqualTo("%s answered 500, which is not expected", clock(GOOD));
    }

    /// Every reason that the engine may give has its words in both languages.
    @Test
    void everyReasonHasWords() {
        for (String reason :
                new String[] {
                    "refused",
                    "timeout",
                    "unknownHost",
                    "unreachable",
                    "broke",
                    "status",
                    "malformed",
                    "tls.expired",
                    "tls.timeout",
                    "tls.noHttp2"
                }) {
            assertThat(words.why("upstream." + reason, "a:1")).isNotBlank();
            assertThat(new HealthWords(new Texts(Locale.JAPANESE)).why("upstream." + reason, "a:1"))
                    .isNotBlank();
        }
    }
}
