package org.yaomote.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingTest {
    @ParameterizedTest
    @CsvSource({
        "Web1, web1",
        "ｗｅｂ１, web1",
        "WEBサーバー, webさーばー",
        "ﾊﾞｯｸｱｯﾌﾟ, ばっくあっぷ",
        "バックアップ, ばっくあっぷ",
        "ばっくあっぷ, ばっくあっぷ",
        "ヴォヶヽヾ, ゔぉゖゝゞ",
        "１９２。１６８, 192.168",
        "192｡168, 192.168",
        "転送先, 転送先",
        "Ünïcode, ünïcode"
    })
    void widthCaseAndKanaDoNotCount(String text, String folded) {
        assertThat(Folding.of(text)).isEqualTo(folded);
        assertThat(Folding.of(folded)).isEqualTo(folded);
    }

    @Test
    void whatIsPlainIsNotCopied() {
        String plain = "get /api/items?id=7 web1";
        assertThat(Folding.of(plain)).isSameAs(plain);
    }

    @Test
    void narrowTextKeepsItsPlaces() {
        String typed = "ｓｅｒｖｉｃｅ＝ｳｪﾌﾞ　ｍｓ＞１０";
        assertThat(Folding.narrow(typed)).isEqualTo("service=ｳｪﾌﾞ ms>10").hasSameSizeAs(typed);
    }
}
