package org.yaomote.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownTextTest {
    /// Without what must never be shown; the obvious way.
    static String safe(String text) {
        return text.codePoints()
                .filter(sign -> !Character.isISOControl(sign))
                .filter(sign -> Character.getType(sign) != Character.FORMAT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void whiteSpaceOfAnyKindBecomesOneSpace() {
        assertThat(ShownText.of(" \t a \r\n\u00a0\u3000 b\n")).isEqualTo("a b");
    }

    @Test
    void signsThatSteerAreDropped() {
        assertThat(ShownText.of("a\u0000\u001b[2J\u202e\u200b\u007f\u009bz")).isEqualTo("a[2Jz");
        assertThat(ShownText.of("x\ud800y\ue000")).isEqualTo("xy");
    }

    @Test
    void whatPeopleWriteStays() {
        assertThat(ShownText.of("Größe 100 % – 管理画面 😀")).isEqualTo("Größe 100 % – 管理画面 😀");
    }
}
