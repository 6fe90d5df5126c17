package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaomote.config.Pages;
import org.yaomote.config.Problem;
import org.yaomote.http.HeadLimits;
import org.yaomote.http.RequestHead;
import org.yaomote.proxy.OwnAnswer.Ending;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class ErrorPagesTest {
    private final List<Problem> problems = new ArrayList<>();

    @TempDir private Path folder;

    private static OwnAnswer wanted(int status, PageLanguage language) {
        return new OwnAnswer(status, "now", 0xabcL, "X: y\r\n", Ending.CLOSES, true, language);
    }

    private static String text(OwnAnswer.Whole answer) {
        return new String(answer.octets(), StandardCharsets.UTF_8);
    }

    private ErrorPages load(Pages pages) {
        return ErrorPages.load(pages, folder, problems);
    }

    @Test
    void aPageIsShortAndSaysItsStatusAndItsRequest() {
        OwnAnswer.Whole answer = load(Pages.NONE).answer(wanted(503, PageLanguage.ENGLISH));
        String text = text(answer);
        String body = text.substring(text.indexOf("\r\n\r\n") + 4);

        assertThat(text)
                .startsWith(
                        "HTTP/1.1 503 Service Unavailable\r\nDate: now\r\n"
                                + "Content-Length: "
                                + answer.bodyBytes()
                                + "\r\nContent-Type: text/html; charset=utf-8\r\n"
                                + "Cache-Control: no-store\r\n"
                                + "X-Request-Id: 0000000000000abc\r\nX: y\r\n"
                                + "Connection: close\r\n\r\n<!DOCTYPE html>");
        assertThat(body.getBytes(StandardCharsets.UTF_8)).hasSize(answer.bodyBytes());
        assertThat(body)
                .contains("503 Service Unavailable")
                .contains("not available at the moment")
                .contains("Request id: 0000000000000abc")
                .contains("lang=\"en\"")
                .doesNotContainIgnoringCase("yaomote")
                .doesNotContain("{{");
    }

    @Test
    void everyStatusHasAPageInBothLanguages() {
        ErrorPages pages = load(Pages.NONE);
        for (int status = 400; status < 600; status++) {
            assertThat(text(pages.answer(wanted(status, PageLanguage.ENGLISH))))
                    .contains("<h1>" + status + " ");
            assertThat(text(pages.answer(wanted(status, PageLanguage.JAPANESE))))
                    .contains("<html lang=\"ja\">")
                    .contains("リクエストID: 0000000000000abc");
        }
    }

    @Test
    void theUsersPageIsSentOctetByOctetWithItsHolesFilled() throws IOException {
        String page = "\0é{{id}}{{status}}{{ status }}{{id}<b>{{id}}";
        Files.write(folder.resolve("own.html"), page.getBytes(StandardCharsets.ISO_8859_1));
        ErrorPages pages = load(new Pages(Map.of(404, "own.html"), "own.html"));

        String expected = "\0é0000000000000abc404{{ status }}{{id}<b>0000000000000abc";
        OwnAnswer.Whole answer = pages.answer(wanted(404, PageLanguage.JAPANESE));
        assertThat(new String(answer.octets(), StandardCharsets.ISO_8859_1)).endsWith(expected);
        assertThat(answer.bodyBytes()).isEqualTo(expected.length());
        assertThat(text(pages.maintenance(wanted(503, PageLanguage.ENGLISH)))).contains("503{{ ");
        assertThat(text(pages.answer(wanted(405, PageLanguage.ENGLISH)))).contains("<h1>405 ");
        assertThat(problems).isEmpty();
    }

    @Test
    void whatCannotBeReadIsToldAtItsField() throws IOException {
        Files.write(folder.resolve("large.html"), new byte[256 * 1024 + 1]);
        Files.write(folder.resolve("fits.html"), new byte[256 * 1024]);
        load(
                new Pages(
                        Map.of(404, "none.html", 500, "large.html", 502, "fits.html", 503, "\0"),
                        "."));

        assertThat(problems.stream().map(ProxyScenario::said))
                .containsExactly(
                        "pages.byStatus.404 page.missing",
                        "pages.byStatus.500 page.tooLarge",
                        "pages.byStatus.503 page.unreadable",
                        "pages.maintenance page.folder");
        assertThat(problems).allMatch(Problem::isError);
    }

    @Test
    void theDateIsThatOfRfc9110Section567() {
        HttpDate date = new HttpDate(() -> Instant.ofEpochSecond(784_111_777));

        assertThat(date.now()).isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
    }

    @Nested
    class LanguageRfc9110Section1254 {
        @ParameterizedTest
        @CsvSource({
            "'', ENGLISH",
            "ja, JAPANESE",
            "JA-jp, JAPANESE",
            "'ja,en-US;q=0.9,en;q=0.8', JAPANESE",
            "'en-US,en;q=0.9,ja;q=0.8', ENGLISH",
            "'en;q=0.3, ja;q=0.7', JAPANESE",
            "'fr, de;q=0.9', ENGLISH",
            "'fr,ja;q=0.1', JAPANESE",
            "'ja;q=0', ENGLISH",
            "'ja;q=0.0, en;q=0.001', ENGLISH",
            "'jam, jax', ENGLISH",
            "'*', ENGLISH",
            "'en, ja', ENGLISH",
            "'ja ; q=1.000 , en', JAPANESE",
            "',;=, ja;q=, en;q=x', ENGLISH"
        })
        void ofTheTwoTheBetterLikedIsTaken(String field, PageLanguage expected) {
            RequestHead head = new RequestHead(HeadLimits.REQUEST);
            byte[] octets =
                    ("GET / HTTP/1.1\r\nHost: a\r\nAccept-Language: " + field + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII);
            assertThat(head.parse(octets, 0, octets.length)).isNull();

            assertThat(PageLanguage.preferred(head.fields())).isEqualTo(expected);
        }
    }
}
