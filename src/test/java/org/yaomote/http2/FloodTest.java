package org.yaomote.http2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yaomote.fixtures.Http2Frame.END_STREAM;
import static org.yaomote.fixtures.Http2Frame.HEADERS;
import static org.yaomote.fixtures.Http2Frame.block;
import static org.yaomote.fixtures.Http2Frame.data;
import static org.yaomote.fixtures.Http2Frame.get;
import static org.yaomote.fixtures.Http2Frame.headers;
import static org.yaomote.fixtures.Http2Frame.ping;
import static org.yaomote.fixtures.Http2Frame.request;
import static org.yaomote.fixtures.Http2Frame.reset;
import static org.yaomote.fixtures.Http2Frame.settings;
import static org.yaomote.fixtures.Http2Frame.windowUpdate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yaomote.fixtures.Http2Frame;

import java.util.Arrays;
import java.util.function.IntFunction;

/// Floods of cheap frames end the connection with ENHANCE_YOUR_CALM (RFC 9113 §10.5).
class FloodTest {
    private final Peer peer = Peer.server();

    @AfterEach
    void nothingIsHeld() {
        peer.session.onClosed();
    }

    /// Gives frames until the connection ends.
    ///
    /// @return how many it took
    private int flood(IntFunction<Http2Frame> frames) {
        int given = 0;
        while (peer.over == null && given < 20_000) {
            peer.give(frames.apply(given));
            given++;
        }
        assertThat(peer.over).isEqualTo(ErrorCode.ENHANCE_YOUR_CALM);
        return given;
    }

    private static int stream(int request) {
        return 2 * request + 1;
    }

    /// CVE-2023-44487.
    @Test
    void rapidReset() {
        int frames = flood(i -> i % 2 == 0 ? get(stream(i / 2), "/") : reset(stream(i / 2), 8));
        assertThat(frames).isEqualTo(202);
    }

    /// CVE-2025-8671.
    @Test
    void madeToReset() {
        int frames =
                flood(i -> i % 2 == 0 ? get(stream(i / 2), "/") : windowUpdate(stream(i / 2), 0));
        assertThat(frames).isEqualTo(202);
    }

    @Test
    void malformedRequests() {
        int frames = flood(i -> headers(stream(i), END_STREAM, "X: upper"));
        assertThat(frames).isEqualTo(101);
    }

    @Test
    void resetsNowAndThenAreInOrder() {
        for (int i = 0; i < 1000; i++) {
            peer.give(get(stream(i), "/"), reset(stream(i), 8));
            peer.now += 1_000_000_000L;
        }
        assertThat(peer.over).isNull();
    }

    /// CVE-2024-27316.
    @Test
    void endlessContinuation() {
        peer.give(new Http2Frame(HEADERS, 0, 1, block(request("GET", "/"))));
        int frames = flood(i -> new Http2Frame(Http2Frame.CONTINUATION, 0, 1, block("x: " + i)));
        assertThat(frames).isEqualTo(11);
    }

    @Test
    void largeContinuation() {
        peer.give(new Http2Frame(HEADERS, 0, 1, block(request("GET", "/"))));
        String large = "v".repeat(16_000);
        int frames =
                flood(i -> new Http2Frame(Http2Frame.CONTINUATION, 0, 1, block("x: " + large)));
        assertThat(frames).isEqualTo(5);
    }

    /// CVE-2026-33871.
    @Test
    void emptyContinuation() {
        peer.give(new Http2Frame(HEADERS, 0, 1, block(request("GET", "/"))));
        assertThat(flood(_ -> new Http2Frame(Http2Frame.CONTINUATION, 0, 1, new byte[0])))
                .isEqualTo(1);
    }

    @Test
    void settingsFlood() {
        assertThat(flood(_ -> settings(4, 70_000))).isLessThan(1010);
    }

    @Test
    void pingFlood() {
        assertThat(flood(_ -> ping(0, "12345678"))).isLessThan(1010);
    }

    @Test
    void answersToPingsNobodySent() {
        assertThat(flood(_ -> ping(Http2Frame.ACK, "12345678"))).isLessThan(1010);
    }

    @Test
    void priorityFlood() {
        assertThat(flood(_ -> new Http2Frame(Http2Frame.PRIORITY, 0, 1, new byte[5])))
                .isLessThan(1010);
    }

    @Test
    void windowFlood() {
        assertThat(flood(_ -> windowUpdate(0, 1))).isLessThan(1010);
    }

    @Test
    void unknownFlood() {
        assertThat(flood(_ -> new Http2Frame(77, 0, 0, new byte[0]))).isLessThan(1010);
    }

    @Test
    void emptyDataFlood() {
        peer.give(headers(1, 0, request("POST", "/")));
        assertThat(flood(_ -> data(1, 0, ""))).isLessThan(1030);
    }

    /// A gRPC client measures its line with a ping per batch of data.
    @Test
    void pingsBesideDataAreInOrder() {
        peer.give(headers(1, 0, request("POST", "/")));
        for (int i = 0; i < 20_000; i++) {
            peer.give(data(1, 0, "x"), ping(0, "12345678"), windowUpdate(0, 1));
        }
        assertThat(peer.over).isNull();
    }

    /// A client that reads a large answer gives the window back in small pieces.
    @Test
    void windowUpdatesBesideAnAnswerAreInOrder() {
        peer.give(get(1, "/"));
        peer.answer(peer.last(), "HTTP/1.1 200 OK\r\n\r\n");
        for (int i = 0; i < 20_000; i++) {
            peer.body(peer.last(), "x".repeat(1000));
            peer.give(windowUpdate(0, 1000), windowUpdate(1, 1000));
            peer.takeBytes();
        }
        assertThat(peer.over).isNull();
    }

    /// A head of few octets that the table makes large (an "HPACK bomb").
    @Test
    void headerBomb() {
        byte[] block = new byte[16_000];
        Arrays.fill(block, (byte) 0xbe);
        // "a" with 3800 octets, then 12,000 times the same field.
        byte[] value = block("a: " + "v".repeat(3800));
        value[0] = 0x40;
        System.arraycopy(value, 0, block, 0, value.length);
        peer.give(new Http2Frame(HEADERS, 4 | END_STREAM, 1, block));
        assertThat(peer.last().events).containsExactly("too large");
        assertThat(peer.over).isNull();
    }
}
