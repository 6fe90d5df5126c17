package org.yaomote.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Heads with a few octets changed, dropped, doubled or moved: whatever comes of it, the parsers
/// answer instead of throwing, and what they accept holds no octet that is forbidden.
///
/// The array ends where the head ends, so a parser that looks further throws.
class HeadFuzzTest {
    private static final int ROUNDS = 100_000;
    private static final List<String> REQUESTS =
            List.of(
                    "GET /a?b HTTP/1.1\r\nHost: a\r\nX: y\r\n\r\n",
                    "POST http://a:80/ HTTP/1.1\r\nHost: a:80\r\nContent-Length: 5\r\n\r\n",
                    "PUT / HTTP/1.1\r\nHost: [::1]:8\r\nTransfer-Encoding: chunked\r\n\r\n",
                    "GET / HTTP/1.0\r\nConnection: keep-alive, x\r\n\r\n",
                    "GET / HTTP/1.1\r\n"
                            + "Upgrade: websocket\r\n"
                            + "Connection: upgrade\r\n"
                            + "Host: a\r\n\r\n",
                    "OPTIONS * HTTP/1.1\r\nHost: a\r\nX: \t\r\n\r\n");
    private static final List<String> ANSWERS =
            List.of(
                    "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nServer: s\r\n\r\n",
                    "HTTP/1.1 200\r\nTransfer-Encoding: chunked\r\n\r\n",
                    "HTTP/1.0 304 Not Modified\r\nConnection: keep-alive, x\r\nX:\r\n\r\n",
                    "HTTP/1.1 101 Switching\r\nUpgrade: websocket\r\n\r\n",
                    "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\n");
    private static final byte[] TEMPTING =
            HeadText.octets("\r\n\0 \t:,;/?#@[]*%0159aAzZ\u007f\u0080\u00ff\u000b\u001b");

    private final Random random = new Random(20);
    private final HeadOutput out = new HeadOutput();

    @Test
    void requests() {
        RequestHead head = new RequestHead(HeadLimits.REQUEST);
        ForwardedFacts facts =
                new ForwardedFacts(
                        new InetSocketAddress("192.0.2.1", 1),
                        new InetSocketAddress("192.0.2.2", 2),
                        false);
        int accepted = 0;
        for (int i = 0; i < ROUNDS; i++) {
            byte[] octets = mutated(REQUESTS);
            if (octets.length > 0 && head.parse(octets, 0, octets.length) == null) {
                accepted++;
                assertClean(octets);
                RequestRewriter.rewrite(head, facts, null, out);
                byte[] rewritten = Arrays.copyOf(out.array(), out.length());
                assertClean(rewritten);
                assertSameMessage(head, rewritten);
            }
        }
        assertThat(accepted).isBetween(ROUNDS / 10, ROUNDS);
    }

    @Test
    void answers() {
        ResponseHead head = new ResponseHead(HeadLimits.RESPONSE);
        int accepted = 0;
        for (int i = 0; i < ROUNDS; i++) {
            byte[] octets = mutated(ANSWERS);
            if (octets.length > 0 && head.parse(octets, 0, octets.length, false) == null) {
                accepted++;
                assertClean(octets);
                ResponseRewriter.PLAIN.rewrite(head, ResponseRewriter.Fate.CLOSES, false, out);
                assertClean(Arrays.copyOf(out.array(), out.length()));
            }
        }
        assertThat(accepted).isBetween(ROUNDS / 10, ROUNDS);
    }

    /// What the backend reads ends where what the client sent ends, and goes to the same host.
    private static void assertSameMessage(RequestHead sent, byte[] rewritten) {
        RequestHead read = new RequestHead(new HeadLimits(9000, 40_000, 110));
        if (read.parse(rewritten, 0, rewritten.length) != null
                || read.framing() != sent.framing()
                || read.contentLength() != sent.contentLength()
                || !read.isHttp11()
                || !(host(sent).isEmpty() || host(read).equalsIgnoreCase(host(sent)))) {
            throw new AssertionError(HeadText.text(rewritten));
        }
    }

    private static String host(RequestHead head) {
        return HeadText.text(head.bytes()).substring(head.hostStart(), head.authorityEnd());
    }

    /// No lone CR or LF, no NUL or other control octet, no folded line, one empty line at the end.
    private static void assertClean(byte[] octets) {
        int last = octets.length - 4;
        for (int i = 0; i < octets.length; i++) {
            byte b = octets[i];
            boolean ok =
                    switch (b) {
                        case '\r' -> i + 1 < octets.length && octets[i + 1] == '\n';
                        case '\n' -> i > 0 && octets[i - 1] == '\r' && isBlankFree(octets, i + 1);
                        case '\t' -> true;
                        default -> b < 0 || (b >= ' ' && b != 0x7f);
                    };
            if (!ok) {
                throw new AssertionError("octet " + i + " of " + HeadText.text(octets));
            }
        }
        if (HeadEnd.find(octets, 0, octets.length) != last + 4) {
            throw new AssertionError("ends early: " + HeadText.text(octets));
        }
    }

    private static boolean isBlankFree(byte[] octets, int at) {
        return at == octets.length || (octets[at] != ' ' && octets[at] != '\t');
    }

    /// A head as [HeadEnd] would cut it out: it ends with its first empty line.
    private byte[] mutated(List<String> bases) {
        byte[] octets = HeadText.octets(bases.get(random.nextInt(bases.size())));
        for (int k = 1 + random.nextInt(2); k > 0; k--) {
            octets = mutated(octets);
        }
        int end = HeadEnd.find(octets, 0, octets.length);
        return end < 0 ? new byte[0] : Arrays.copyOf(octets, end);
    }

    private byte[] mutated(byte[] octets) {
        int at = random.nextInt(octets.length);
        return switch (random.nextInt(4)) {
            case 0 -> replaced(octets, at, (byte) random.nextInt(256));
            case 1 -> replaced(octets, at, TEMPTING[random.nextInt(TEMPTING.length)]);
            case 2 -> spliced(octets, at, behind(octets, at));
            default -> spliced(octets, behind(octets, at), at);
        };
    }

    private int behind(byte[] octets, int at) {
        return at + random.nextInt(octets.length - at);
    }

    private static byte[] replaced(byte[] octets, int at, byte with) {
        byte[] changed = octets.clone();
        changed[at] = with;
        return changed;
    }

    /// What stands before one place, followed by what stands behind another: drops a run, or
    /// doubles it.
    private static byte[] spliced(byte[] octets, int before, int behind) {
        byte[] changed = Arrays.copyOf(octets, before + octets.length - behind);
        System.arraycopy(octets, behind, changed, before, octets.length - behind);
        return changed;
    }
}
