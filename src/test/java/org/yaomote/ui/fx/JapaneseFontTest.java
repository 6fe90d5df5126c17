package org.yaomote.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.text.Font;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;

class JapaneseFontTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Noto Sans CJK JP",
                "IPAGothic",
                "VL PGothic",
                "Yu Gothic UI",
                "Hiragino Sans",
                "WenQuanYi Zen Hei"
            })
    void systemsThatCanWriteJapaneseKeepTheirFont(String family) {
        assertThat(JapaneseFont.hasKanji(List.of("DejaVu Sans", family))).isTrue();
    }

    @Test
    void aBareSystemCannot() {
        assertThat(JapaneseFont.hasKanji(List.of("DejaVu Sans", "Liberation Mono"))).isFalse();
    }

    @Test
    void lettersOfOneWidthGiveWayToAProportionalFontWithBold() {
        var families = List.of("DejaVu Sans", "IPAGothic", "M+ 1p", "Noto Sans CJK JP");

        assertThat(JapaneseFont.better(families, Locale.JAPANESE, Locale.ROOT))
                .contains("Noto Sans CJK JP");
        assertThat(JapaneseFont.better(families, Locale.ENGLISH, Locale.JAPAN))
                .as("a Japanese system would set English so, too")
                .contains("Noto Sans CJK JP");
    }

    @Test
    void whereThereIsNoneOrNothingJapaneseTheSystemChooses() {
        var families = List.of("DejaVu Sans", "Noto Sans CJK JP");

        assertThat(JapaneseFont.better(families, Locale.ENGLISH, Locale.US)).isEmpty();
        assertThat(JapaneseFont.better(List.of("IPAGothic"), Locale.JAPANESE, Locale.JAPAN))
                .isEmpty();
    }

    @Test
    void whereLatinLettersAreOfOneWidthEnglishGetsOthers() {
        assertThat(JapaneseFont.latin(List.of("IPAGothic", "DejaVu Sans"))).contains("DejaVu Sans");
        assertThat(JapaneseFont.latin(List.of("IPAGothic"))).as("then it is ours").isEmpty();
    }

    @Test
    void lettersOfOneWidthAreFoundByMeasuring() throws TimeoutException {
        FxToolkit.registerPrimaryStage();

        assertThat(isOfOneWidth("Monospaced")).isTrue();
        assertThat(isOfOneWidth("SansSerif")).isFalse();
    }

    private static boolean isOfOneWidth(String family) {
        return WaitForAsyncUtils.waitForAsyncFx(
                10_000, () -> JapaneseFont.isOfOneWidth(Font.font(family, 20)));
    }
}
