package org.yaomote.pound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.stream.Stream;

class PoundLexerTest {
    private static List<Directive> read(String text) {
        return PoundLexer.read(new PoundSource("a.cfg", text));
    }

    private static List<String> tokens(String text) {
        return read(text).stream()
                .flatMap(d -> Stream.concat(Stream.of(d.word()), d.arguments().stream()))
                .map(t -> t.line() + ":" + t.from() + "-" + t.at().to() + " " + t.text())
                .toList();
    }

    @Test
    void placesCountFromOneAndTabsAsOneColumn() {
        assertThat(tokens("\tPort\t80  \n\n  End"))
                .containsExactly("1:2-5 Port", "1:7-8 80", "3:3-5 End");
    }

    @Test
    void quotesBelongToThePlaceButNotToTheText() {
        assertThat(tokens("Cert \"/a b.pem\"")).containsExactly("1:1-4 Cert", "1:6-15 /a b.pem");
    }

    @Test
    void commentsEndALineButNotInsideQuotes() {
        assertThat(tokens("#all\nUser \"a#b\" # who\nPort 80#x"))
                .containsExactly("2:1-4 User", "2:6-10 a#b", "3:1-4 Port", "3:6-7 80");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "a\\"b"       | a"b
                    "a\\\\b"      | a\\b
                    "www\\.x"     | www\\.x
                    "Host: "x" y" | Host: "x" y
                    ""            | ``
                    "日本語"       | 日本語
                    """)
    void stringsAreReadAsEitherDialectWritesThem(String written, String text) {
        Directive line = read("URL " + written).get(0);
        assertThat(line.arguments()).extracting(Token::text).containsExactly(text);
        assertThat(line.arguments().get(0).kind()).isEqualTo(Token.Kind.STRING);
    }

    @Test
    void twoStringsWithABlankBetweenAreTwo() {
        assertThat(tokens("Header \"Host\" -re \"x\""))
                .containsExactly("1:1-6 Header", "1:8-13 Host", "1:15-17 -re", "1:19-21 x");
    }

    @Test
    void aStringWithoutItsEndStopsWithTheLine() {
        List<Directive> lines = read("Cert \"/a.pem  \nPort 80");
        assertThat(lines.get(0).arguments().get(0))
                .isEqualTo(
                        new Token(
                                Token.Kind.OPEN_STRING,
                                "/a.pem",
                                "/a.pem",
                                new Token.Spot("a.cfg", 1, 6, 12)));
        assertThat(lines).hasSize(2);
    }

    @Test
    void aBackslashAtTheEndJoinsLines() {
        List<Directive> lines = read("Ciphers \\\n  \"ALL\"\nPort 80");
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0).arguments().get(0).line()).isEqualTo(2);
    }

    @Test
    void nothingGivesNothing() {
        assertThat(read("")).isEmpty();
        assertThat(read("\uFEFF")).isEmpty();
        assertThat(read("\\")).isEmpty();
    }
}
