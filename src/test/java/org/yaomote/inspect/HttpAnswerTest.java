package org.yaomote.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

class HttpAnswerTest {
    private static HttpAnswer read(String text) {
        return AnswerReader.read(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static HttpAnswer page(String type, byte[] body) {
        byte[] head =
                ("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
        byte[] whole = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return AnswerReader.read(new ByteArrayInputStream(whole));
    }

    private static String titleOf(String html) {
        return PageTitle.of(
                page("text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void statusAndFieldsAreRead() {
        HttpAnswer answer = read("HTTP/1.0 401 No\nSERVER:  Box/1 \nLocation: /x\n\n");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.shownField("server")).isEqualTo("Box/1");
        assertThat(answer.field("location")).isEqualTo("/x");
        assertThat(answer.field("age")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "H",
                "HTTP/1.1",
                "HTTP/1.1 20",
                "HTTP/1.1 2x0 OK",
                "HTTP/1.1 099 OK",
                "HTTP/2 200",
                "SSH-2.0-OpenSSH_9",
                "\u0015\u0003\u0001\u0000\u0002",
                "HTTP/1.1200 "
            })
    void whatIsNotHttpHasNoStatus(String text) {
        assertThat(read(text).isHttp()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    <title>NAS</title>                                  | NAS
                    <TITLE lang=en > A   &#10; b </TITLE >              | A b
                    <titles>no</titles><title>yes</title>               | yes
                    <title>Tom &amp; J&#233;r&ocirc;me &#x2014; &nope; &</title> | Tom & Jérôme — &nope; &
                    <title>&amp;lt;</title>                             | &lt;
                    <title>設定画面</title>                               | 設定画面
                    <title>a&#0;b&#27;[31m&#x202E;c&#1114112;</title>    | ab[31mc&#1114112;
                    <title>unfinished                                   | ''
                    <title></title>                                     | ''
                    no title                                            | ''
                    İ<title>kept</title>                                | kept
                    """)
    void theTitleIsThePagesOwnOnOneLine(String html, String title) {
        assertThat(titleOf(html)).isEqualTo(title);
    }

    @Test
    void aLongTitleIsCutAndNotInTheMiddleOfACharacter() {
        assertThat(titleOf("<title>" + "x".repeat(500) + "</title>")).hasSize(200);
        assertThat(titleOf("<title>" + "x".repeat(199) + "😀</title>")).isEqualTo("x".repeat(199));
    }

    @ParameterizedTest
    @CsvSource({
        "Shift_JIS, text/html; charset=Shift_JIS, ''",
        "EUC-JP, text/html, <meta charset=\"euc-jp\">",
        "ISO-2022-JP, text/html, '<meta http-equiv=Content-Type content=\"text/html;"
                + " charset=iso-2022-jp\">'",
        "UTF-8, text/html, ''",
        "UTF-16, text/html, ''",
        "UTF-8, text/html; charset=bogus-1, ''"
    })
    void theCharsetIsWhatTheHeadOrThePageOrAMarkSays(String charset, String type, String meta) {
        String html = meta + "<title>管理画面</title>";

        assertThat(PageTitle.of(page(type, html.getBytes(Charset.forName(charset)))))
                .isEqualTo("管理画面");
    }

    @Test
    void withoutAWordUtf8IsTriedBeforeTheOldCodePage() {
        byte[] old = "<title>Müller – €</title>".getBytes(Charset.forName("windows-1252"));

        assertThat(PageTitle.of(page("text/html", old))).isEqualTo("Müller – €");
    }

    @Test
    void aChunkedTitleIsJoined() {
        String text =
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "8;x=y\r\n<title>a\r\na\r\nb</title>z\r\n0\r\n\r\n";

        assertThat(PageTitle.of(read(text))).isEqualTo("ab");
    }

    /// Reading on would end the time that other hosts wait for.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbody",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n0\r\n\r\n",
                "HTTP/1.1 302 Found\r\nLocation: /\r\n\r\n",
                "HTTP/1.1 200 OK\r\n\r\n<title>x</Title>",
                "SSH-2.0-x"
            })
    void nothingIsWaitedForBeyondWhatIsNeeded(String text) {
        byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
        InputStream endless =
                new InputStream() {
                    private int at;

                    @Override
                    public int read() {
                        assertThat(at).isLessThan(octets.length);
                        return octets[at++] & 0xFF;
                    }

                    @Override
                    public int read(byte[] target, int offset, int length) {
                        target[offset] = (byte) read();
                        return 1;
                    }
                };

        AnswerReader.read(endless);
    }

    @Test
    void atMost64KibAreRead() {
        int[] read = new int[1];
        InputStream endless =
                new InputStream() {
                    @Override
                    public int read() {
                        read[0]++;
                        return 'x';
                    }

                    @Override
                    public int read(byte[] target, int offset, int length) throws IOException {
                        if (read[0] == 0) {
                            byte[] head =
                                    "HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
                            System.arraycopy(head, 0, target, offset, head.length);
                            read[0] = head.length;
                            return head.length;
                        }
                        return super.read(target, offset, Math.min(length, 5_000));
                    }
                };

        AnswerReader.read(endless);

        assertThat(read[0]).isEqualTo(HttpAnswer.MOST);
    }

    @Test
    void anyOctetsAreRead() {
        Random random = new Random(5);
        byte[] good =
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/html;charset=\r\n\r\nF\r\n<title>&#99;</title>\r\n0\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 20_000; i++) {
            byte[] bad = Arrays.copyOf(good, random.nextInt(good.length + 1));
            for (int change = random.nextInt(4); change > 0 && bad.length > 9; change--) {
                bad[9 + random.nextInt(bad.length - 9)] = (byte) random.nextInt(256);
            }
            HttpAnswer answer = AnswerReader.read(new ByteArrayInputStream(bad));
            assertThat(PageTitle.of(answer).length()).isLessThanOrEqualTo(ShownText.MOST);
            assertThat(answer.shownField("server")).isNotNull();
        }
    }
}
