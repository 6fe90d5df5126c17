package org.yaomote.ui.importing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

class PagedTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"", "a", "a\n", "a\r\nb\r\n", "a\rb", "\uFEFFa\nb", "a\r\nb\nc", "\n\n"})
    void whatIsNotChangedComesBackToTheOctet(String text) {
        PagedText paged = PagedText.of(text);
        paged.put(0, paged.page(0));

        assertThat(paged.whole()).isEqualTo(text);
    }

    @Test
    void aChangedTextKeepsItsLineEndsAndMark() {
        PagedText paged = PagedText.of("\uFEFFone\r\ntwo\r\n");
        paged.put(0, "one\nthree\n");

        assertThat(paged.whole()).isEqualTo("\uFEFFone\r\nthree\r\n");
    }

    @Test
    void aLongTextHasPagesOfWholeLines() {
        PagedText paged = PagedText.of(lines(2 * PagedText.PAGE + 5));

        assertThat(paged.pages()).isEqualTo(3);
        assertThat(paged.page(2))
                .isEqualTo("line 2001\nline 2002\nline 2003\nline 2004\nline 2005");
        assertThat(paged.firstLine(2)).isEqualTo(2001);
        assertThat(paged.pageOf(2000)).isEqualTo(1);
        assertThat(paged.pageOf(2001)).isEqualTo(2);
        assertThat(paged.pageOf(99_999)).isEqualTo(2);
    }

    @Test
    void whatIsTypedInOnePageMovesTheOthers() {
        PagedText paged = PagedText.of(lines(1500));
        boolean wasCut = paged.put(0, "new\n" + paged.page(0));

        assertThat(wasCut).isFalse();
        assertThat(paged.firstLine(1)).isEqualTo(1002);
        assertThat(paged.whole()).isEqualTo("new\n" + lines(1500));
    }

    @Test
    void aPageThatBecomesTooLargeIsCut() {
        PagedText paged = PagedText.of("one");

        assertThat(paged.put(0, lines(3500))).isTrue();
        assertThat(paged.pages()).isEqualTo(4);
        assertThat(paged.whole()).isEqualTo(lines(3500));
    }

    private static String lines(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> "line " + i)
                .collect(Collectors.joining("\n"));
    }
}
