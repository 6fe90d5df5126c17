package org.yaomote.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

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
}
