package org.yaomote.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.policy.TextPattern;
import org.yaomote.policy.TextPattern.Kind;

import java.util.List;

/// Texts are thought of that a pattern matches, and none that it does not.
class ExamplesTest {
    private static List<String> examples(Kind kind, String text) {
        return Examples.of(TextPattern.of(kind, true, text), List.of(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            textBlock =
                    """
                    POSIX § Host: h0.lan § Host: h0xlan
                    POSIX § Host: h0\\.lan § Host: h0.lan
                    POSIX § ^Host: *(www\\.)?(shop|store)\\.lan$ § Host:shop.lan
                    POSIX § (^|\\.)shop\\.lan$ § shop.lan
                    POSIX § ^/api(/.*)?$ § /api
                    POSIX § \\.(gif|png)$ § .gif
                    POSIX § ^[a-z]{3}[[:digit:]]+$ § aaa0
                    POSIX § ^[^a]\\s\\w$ § b x
                    PCRE § ^(?i:Host): \\Qh0.lan\\E$ § Host: h0.lan
                    PCRE § ^/(?<year>\\d{4})/(?=a)a § /0000/a
                    PCRE § ^a(?!b).$ § ax
                    EXACT § shop.lan § shop.lan
                    CONTAIN § a.*b § a.*b
                    """)
    void theShortestComesFirst(Kind kind, String pattern, String example) {
        assertThat(examples(kind, pattern)).first().isEqualTo(example);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            textBlock =
                    """
                    POSIX § ^[^.]*\\.lan$ § a.lan
                    POSIX § .*\\.shop\\.lan § x.shop.lan
                    """)
    void whatMayBeLeftOutIsThereInAnother(Kind kind, String pattern, String example) {
        assertThat(examples(kind, pattern)).contains(example);
    }

    @ParameterizedTest
    @ValueSource(strings = {"^(?=b)a$", "a(?<!a)", "^(a)\\1(?!a*)$", "a{1000}b{1000}c{1000}("})
    void nothingIsSaidWhereNothingCouldBeThoughtOf(String pattern) {
        assertThat(examples(Kind.PCRE, pattern)).isEmpty();
    }
}
