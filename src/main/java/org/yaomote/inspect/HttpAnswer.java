package org.yaomote.inspect;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/// The beginning of an answer, as much of it as came: at most 64 KiB in all. It never changes.
final class HttpAnswer {
    static final int MOST = 64 * 1024;
    static final HttpAnswer NONE = new HttpAnswer(new byte[0], 0, 0);

    private static final String VERSION = "HTTP/1.";
    private static final byte LF = '\n';

    private final byte[] octets;
    private final int headEnd;
    private final int status;

    private HttpAnswer(byte[] octets, int headEnd, int status) {
        this.octets = octets;
        this.headEnd = headEnd;
        this.status = status;
    }

    /// The greeting of another protocol need not be listened to until its end.
    static boolean isSurelyNot(byte[] octets, int length) {
        for (int i = 0; i < Math.min(length, VERSION.length()); i++) {
            if (octets[i] != VERSION.charAt(i)) {
                return true;
            }
        }
        return false;
    }

    /// @param octets as they came; they are not copied
    static HttpAnswer of(byte[] octets) {
        // "HTTP/1.1 200", then a space or the end of the line.
        int status = statusAt(octets, VERSION.length() + 2);
        return status == 0
                ? new HttpAnswer(octets, 0, 0)
                : new HttpAnswer(octets, headEnd(octets), status);
    }

    private static int statusAt(byte[] octets, int at) {
        if (octets.length < at + 3 || isSurelyNot(octets, octets.length) || octets[at - 1] != ' ') {
            return 0;
        }
        int status = 0;
        for (int i = at; i < at + 3; i++) {
            if (octets[i] < '0' || octets[i] > '9') {
                return 0;
            }
            status = status * 10 + octets[i] - '0';
        }
        return status >= 100 ? status : 0;
    }

    /// Behind the first empty line, or behind all if there is none yet; line ends may lack their CR
    /// (RFC 9112 §2.2).
    private static int headEnd(byte[] octets) {
        for (int i = 0; i + 1 < octets.length; i++) {
            boolean twice = octets[i] == LF && octets[i + 1] == LF;
            boolean usual =
                    octets[i] == LF
                            && octets[i + 1] == '\r'
                            && i + 2 < octets.length
                            && octets[i + 2] == LF;
            if (twice || usual) {
                return i + (twice ? 2 : 3);
            }
        }
        return octets.length;
    }

    /// Where the head ends and the body begins; 0 if this is not HTTP.
    int headEnd() {
        return headEnd;
    }

    /// 100 to 999; 0 if this is not HTTP.
    int status() {
        return status;
    }

    boolean isHttp() {
        return status != 0;
    }

    /// The first octet, 0 to 255, or −1 if none came.
    int firstOctet() {
        return octets.length == 0 ? -1 : octets[0] & 0xFF;
    }

    /// The first field of this name (lower case), "" if there is none.
    String field(String name) {
        String head = new String(octets, 0, headEnd, StandardCharsets.ISO_8859_1);
        return head.lines()
                .skip(1)
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    /// Such a field, fit to be shown; octets beyond ASCII are taken for UTF-8.
    String shownField(String name) {
        byte[] raw = field(name).getBytes(StandardCharsets.ISO_8859_1);
        return ShownText.of(new String(raw, StandardCharsets.UTF_8));
    }

    /// The body's octets, without the frames of the chunked coding.
    byte[] body() {
        byte[] body = Arrays.copyOfRange(octets, headEnd, octets.length);
        return isChunked() ? Chunks.join(body) : body;
    }

    boolean isChunked() {
        return field("transfer-encoding").toLowerCase(Locale.ROOT).endsWith("chunked");
    }

    /// Whether the empty line behind the head has come.
    boolean hasWholeHead() {
        return headEnd >= 2
                && octets[headEnd - 1] == LF
                && (octets[headEnd - 2] == LF
                        || (octets[headEnd - 2] == '\r' && octets[headEnd - 3] == LF));
    }
}
