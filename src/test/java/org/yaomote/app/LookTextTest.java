package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.ui.fx.ThemeChoice;
import org.yaomote.ui.shell.WindowMemory.WindowLook;

import java.util.Locale;

class LookTextTest {
    private static final WindowLook LOOK =
            new WindowLook(
                    -1280.5,
                    24,
                    1200,
                    780,
                    true,
                    "services",
                    Locale.JAPANESE,
                    ThemeChoice.DARK,
                    150,
                    true);

    @Test
    void whatIsPrintedIsReadAgain() {
        assertThat(LookText.parse(LookText.print(LOOK))).contains(LOOK);
    }

    @Test
    void theTextDoesNotDependOnTheLocaleOfTheMachine() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(LookText.parse(LookText.print(LOOK))).contains(LOOK);
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x=far",
                "width=NaN",
                "height=1e300",
                "textSize=1000",
                "textSize=",
                "theme=PINK",
                "screen=",
                "language=\\u00",
            })
    void aTextThatMakesNoSenseIsNone(String line) {
        assertThat(LookText.parse(LookText.print(LOOK) + line + "\n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "\0\0\0\0", "x=1"})
    void whatIsNotOursIsNone(String text) {
        assertThat(LookText.parse(text)).isEmpty();
    }
}
