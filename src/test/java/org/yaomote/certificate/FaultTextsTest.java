package org.yaomote.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.words.Words;

import java.util.List;
import java.util.Locale;

class FaultTextsTest {
    @Test
    void everyFaultStateAndVerdictHasItsTextInBothLanguages() {
        for (Locale language : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
            Words words = Words.of(language);
            for (FaultKind kind : FaultKind.values()) {
                assertThat(words.text(kind.textKey(), "A", "B")).isNotBlank();
            }
            for (State state : State.values()) {
                assertThat(words.text(state.textKey())).isNotBlank();
            }
            for (ServerAnswer.Verdict verdict : ServerAnswer.Verdict.values()) {
                assertThat(words.text(verdict.textKey())).isNotBlank();
            }
            for (EndingStage stage : EndingStage.values()) {
                assertThat(words.text(stage.textKey(), "A", 3, "B")).isNotBlank();
            }
            for (Examination.KeyMatch match : Examination.KeyMatch.values()) {
                assertThat(words.text(match.textKey())).isNotBlank();
            }
        }
    }
}
