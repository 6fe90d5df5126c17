package org.yaomote.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.config.Problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class EntryTest {
    private final List<Object> committed = new ArrayList<>();
    private final NumberEntry port = new NumberEntry(committed::add);
    private final TextEntry host = TextEntry.ofAddress(committed::add);

    @Test
    void aNumberIsHandedOverOnceOnCommit() {
        port.reset(8080);
        port.textProperty().set("9090");
        assertThat(committed).isEmpty();
        port.commit();
        port.commit();
        assertThat(committed).containsExactly(9090);
    }

    @Test
    void fullWidthDigitsAreNarrowedAndTheTextStaysAsTyped() {
        port.textProperty().set("８０８０");
        port.commit();
        assertThat(committed).containsExactly(8080);
        assertThat(port.textProperty().get()).isEqualTo("８０８０");
    }

    @Test
    void anAddressTypedWithAnInputMethodIsNarrowed() {
        host.textProperty().set(" １９２．１６８。１。２０ ");
        host.commit();
        assertThat(committed).containsExactly("192.168.1.20");
    }

    @Test
    void wordsOfAPersonKeepTheirWidth() {
        TextEntry name = TextEntry.ofWords(committed::add);
        name.textProperty().set("　本番サーバー１ ");
        name.commit();
        assertThat(committed).containsExactly("本番サーバー１");
    }

    @Test
    void textThatIsNoNumberStaysWithAProblem() {
        port.reset(8080);
        port.textProperty().set("80a");
        port.commit();
        assertThat(committed).isEmpty();
        assertThat(port.textProperty().get()).isEqualTo("80a");
        assertThat(port.problemProperty().getValue().orElseThrow().code())
                .isEqualTo("entry.number");
    }

    @Test
    void theSameValueShownAgainDoesNotTouchWhatIsTyped() {
        port.reset(8080);
        port.textProperty().set("80");
        port.show(8080);
        assertThat(port.textProperty().get()).isEqualTo("80");
    }

    @Test
    void anotherValueReplacesTheTextAndItsProblem() {
        port.textProperty().set("x");
        port.commit();
        port.show(443);
        assertThat(port.textProperty().get()).isEqualTo("443");
        assertThat(port.problemProperty().getValue()).isEmpty();
    }

    @Test
    void aReportedProblemGivesWayToAnUnreadableText() {
        Problem range = Problem.error("listeners[0].port", "port.range", 70000);
        port.report(Optional.of(range));
        assertThat(port.problemProperty().getValue()).contains(range);
        port.textProperty().set("");
        port.commit();
        assertThat(port.problemProperty().getValue().orElseThrow().code()).isEqualTo("entry.blank");
    }
}
