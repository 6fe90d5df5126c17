package org.yaomote.ui.ports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.ports.Diagnosis;
import org.yaomote.ports.Listening;
import org.yaomote.ports.Owner;
import org.yaomote.ui.fx.Texts;

import java.net.InetAddress;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

class PortWordsTest {
    private final Diagnosis taken =
            new Diagnosis.Used(
                    List.of(
                            new Listening(
                                    InetAddress.getLoopbackAddress(),
                                    8080,
                                    new Owner.Known(4711, "nginx", Optional.empty()))));

    /// Java would look for the first two among the addresses of this computer.
    @ParameterizedTest
    @ValueSource(strings = {"99999", "10.1", "300.1.1.1", "web.lan", ""})
    void whatIsNoAddressIsNotAskedFor(String address) {
        assertThat(PortQuestion.of(address, 8080)).isEmpty();
        assertThat(PortQuestion.of("127.0.0.1", 8080)).isPresent();
        assertThat(PortQuestion.of("::1", 8080)).isPresent();
    }

    @Test
    void whoHasAPortIsToldAndThatItIsInUseOnce() {
        PortWords words = words(Locale.ENGLISH);

        assertThat(words.sentence(8080, taken, false))
                .isEqualTo("Port 8080 is in use by “nginx” (process 4711).");
        assertThat(words.sentence(8080, taken, true)).isEqualTo("It is “nginx” (process 4711).");
        assertThat(words(Locale.JAPANESE).sentence(8080, taken, true))
                .isEqualTo("使用しているのは「nginx」(プロセス4711)です。");
    }

    @Test
    void whatWasTakenAndIsFreeIsToBeTriedAgain() {
        Diagnosis free = new Diagnosis.Free(List.of());

        assertThat(words(Locale.ENGLISH).sentence(8080, free, true))
                .isEqualTo("Port 8080 is free by now: try again.");
        assertThat(words(Locale.JAPANESE).sentence(8080, free, true))
                .isEqualTo("ポート8080は空きました。もう一度実行してください。");
        assertThat(words(Locale.ENGLISH).sentence(8080, free, false))
                .isEqualTo("Port 8080 is free for us.");
    }

    @Test
    void whatIsNotAboutThatIsToldInFull() {
        Diagnosis unnamed = new Diagnosis.Used(List.of());

        assertThat(words(Locale.ENGLISH).sentence(8080, unnamed, true)).contains("8080");
    }

    private static PortWords words(Locale language) {
        return new PortWords(new Texts(language), Clock.systemUTC());
    }
}
