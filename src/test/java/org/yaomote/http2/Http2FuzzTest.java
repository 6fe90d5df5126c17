package org.yaomote.http2;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.fixtures.Http2Frame;
import org.yaomote.http.HeadLimits;
import org.yaomote.http.RequestHead;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Frames with a few octets changed, dropped or doubled, cut anywhere: whatever comes of it, the
/// session answers instead of throwing, and a head it lets through is one that can only be read in
/// one way.
class Http2FuzzTest {
    private static final int ROUNDS = 30_000;

    private final Random random = new Random(9113);

    @Test
    void hostileOctets() {
        int heads = 0;
        for (int i = 0; i < ROUNDS; i++) {
            Peer peer = Peer.server();
            byte[] octets = mutated();
            int at = 0;
            while (at < octets.length) {
                int to = Math.min(octets.length, at + 1 + random.nextInt(200));
                peer.give(Arrays.copyOfRange(octets, at, to));
                at = to;
            }
            for (Peer.Told stream : peer.streams) {
                heads += check(stream);
                peer.answer(stream, "HTTP/1.1 200 OK\r\nA: b\r\n\r\n");
                peer.body(stream, "hello");
                peer.session.end(stream);
            }
            Http2Frame.all(peer.takeBytes());
            peer.session.onClosed();
            assertThat(peer.session.streamCount()).isZero();
        }
        assertThat(heads).isGreaterThan(ROUNDS / 2);
    }

    /// @return 1 if it is a request in order
    private static int check(Peer.Told stream) {
        String text = stream.first();
        if (text.equals("too large")) {
            return 0;
        }
        String head = text.substring(0, text.lastIndexOf("\r\n\r\n") + 4);
        assertThat(head.indexOf("\r\n\r\n")).isEqualTo(head.length() - 4);
        byte[] octets = head.getBytes(StandardCharsets.ISO_8859_1);
        RequestHead parsed = new RequestHead(HeadLimits.REQUEST);
        if (parsed.parse(octets, 0, octets.length) != null) {
            return 0;
        }
        assertThat(head.lines().filter(line -> line.startsWith("host:")).count()).isEqualTo(1);
        assertThat(head.chars().allMatch(c -> c >= ' ' || c == '\r' || c == '\n' || c == '\t'))
                .isTrue();
        return 1;
    }

    private byte[] mutated() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<Http2Frame> frames = new ArrayList<>();
        for (int stream = 1; stream < 8; stream += 2) {
            frames.add(
                    Http2Frame.headers(
                            stream,
                            0,
                            Http2Frame.request("POST", "/a?b", "cookie: c", "te: trailers")));
            frames.add(Http2Frame.data(stream, 0, "hello"));
            frames.add(Http2Frame.headers(stream, Http2Frame.END_STREAM, "x: y"));
            frames.add(Http2Frame.windowUpdate(stream, 100));
            frames.add(Http2Frame.settings(4, 1000 * stream, 1, 0));
            frames.add(indexed(stream + 8));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            frames.set(random.nextInt(frames.size()), frames.get(random.nextInt(frames.size())));
        }
        frames.forEach(frame -> out.writeBytes(frame.bytes()));
        byte[] octets = out.toByteArray();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(octets.length);
            octets[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : octets[at] + 1);
        }
        int from = random.nextInt(4) == 0 ? random.nextInt(octets.length) : 0;
        return Arrays.copyOfRange(octets, from, octets.length);
    }

    /// A request with Huffman code and entries of the table.
    private static Http2Frame indexed(int stream) {
        byte[] block = HpackText.bytes("828684418cf1e3c2e5f23a6ba0ab90f4ff 5886a8eb10649cbf be bf");
        block[block.length - 1] = (byte) 0xbe;
        return new Http2Frame(Http2Frame.HEADERS, 5, stream, block);
    }
}
