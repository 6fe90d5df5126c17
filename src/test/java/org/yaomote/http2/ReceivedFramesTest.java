package org.yaomote.http2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yaomote.fixtures.Http2Frame.CONTINUATION;
import static org.yaomote.fixtures.Http2Frame.END_HEADERS;
import static org.yaomote.fixtures.Http2Frame.END_STREAM;
import static org.yaomote.fixtures.Http2Frame.HEADERS;
import static org.yaomote.fixtures.Http2Frame.block;
import static org.yaomote.fixtures.Http2Frame.data;
import static org.yaomote.fixtures.Http2Frame.get;
import static org.yaomote.fixtures.Http2Frame.headers;
import static org.yaomote.fixtures.Http2Frame.request;
import static org.yaomote.fixtures.Http2Frame.reset;
import static org.yaomote.fixtures.Http2Frame.settings;
import static org.yaomote.fixtures.Http2Frame.windowUpdate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yaomote.fixtures.Http2Frame;

/// What RFC 9113 demands of whoever receives a frame, beyond what [ServerSessionTest] tells frame
/// by frame.
class ReceivedFramesTest {
    private static final byte[] NOTHING = {};

    private final Peer peer = Peer.server();

    @AfterEach
    void nothingIsHeld() {
        peer.session.onClosed();
    }

    private static Http2Frame post(int stream) {
        return headers(stream, 0, request("POST", "/"));
    }

    private void connectionEndsWith(ErrorCode code) {
        assertThat(peer.over).isEqualTo(code);
    }

    @Test
    void unknownFlagsAreIgnoredSection41() {
        peer.give(
                new Http2Frame(
                        HEADERS,
                        END_HEADERS | END_STREAM | 0x40 | 0x10,
                        1,
                        block(request("GET", "/"))),
                new Http2Frame(Http2Frame.PING, 0x7e, 0, new byte[8]));
        assertThat(peer.streams).hasSize(1);
        assertThat(peer.names()).containsExactly("PING ACK");
    }

    @Test
    void theReservedBitIsIgnoredSection41() {
        byte[] bytes = Http2Frame.bytes(get(1, "/"));
        bytes[5] |= (byte) 0x80;
        peer.give(bytes);
        assertThat(peer.streams).hasSize(1);
        assertThat(peer.over).isNull();
    }

    @Test
    void aFrameAsLongAsTheLimitIsTakenSection42() {
        peer.give(post(1), data(1, END_STREAM, "x".repeat(16_384)));
        assertThat(peer.over).isNull();
        assertThat(peer.last().isRemoteEnded()).isTrue();
    }

    @Test
    void notEvenAnUnknownFrameComesWithinAHeadSection43() {
        peer.give(new Http2Frame(HEADERS, 0, 1, block(":method: GET")));
        peer.give(new Http2Frame(99, 0, 1, NOTHING));
        connectionEndsWith(ErrorCode.PROTOCOL_ERROR);
    }

    @Test
    void noOtherHeadComesWithinAHeadSection62() {
        peer.give(new Http2Frame(HEADERS, 0, 1, block(":method: GET")), get(3, "/"));
        connectionEndsWith(ErrorCode.PROTOCOL_ERROR);
    }

    @Test
    void aClosedStreamsWindowAndPriorityMayStillComeSection51() {
        peer.give(get(1, "/"));
        peer.answer(peer.last(), "HTTP/1.1 204 N\r\n\r\n");
        peer.session.end(peer.last());
        peer.give(windowUpdate(1, 5), new Http2Frame(Http2Frame.PRIORITY, 0, 1, new byte[5]));
        peer.give(reset(1, 8), get(3, "/"));
        assertThat(peer.over).isNull();
        assertThat(peer.streams).hasSize(2);
    }

    @Test
    void priorityWithoutAStreamSection63() {
        peer.give(new Http2Frame(Http2Frame.PRIORITY, 0, 0, new byte[5]));
        connectionEndsWith(ErrorCode.PROTOCOL_ERROR);
    }

    @Test
    void resetWithoutAStreamSection64() {
        peer.give(reset(0, 8));
        connectionEndsWith(ErrorCode.PROTOCOL_ERROR);
    }

    @Test
    void aServerThatSwitchesPushOnSection652() {
        Peer server = Peer.client();
        server.give(settings(2, 1));
        assertThat(server.over).isEqualTo(ErrorCode.PROTOCOL_ERROR);
    }

    @Test
    void ofASettingThatComesTwiceTheLastHoldsSection653() {
        peer.give(settings(4, 100, 4, 3), get(1, "/"));
        assertThat(peer.names()).containsExactly("SETTINGS ACK");
        peer.answer(peer.last(), "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n");
        peer.body(peer.last(), "hello");
        assertThat(peer.frames())
                .filteredOn(frame -> frame.type() == Http2Frame.DATA)
                .extracting(Http2Frame::text)
                .containsExactly("hel");
    }

    @Test
    void aGoAwayThatIsTooShortSection68() {
        peer.give(new Http2Frame(Http2Frame.GOAWAY, 0, 0, new byte[7]));
        connectionEndsWith(ErrorCode.FRAME_SIZE_ERROR);
    }

    @Test
    void continuationWithoutAStreamSection610() {
        peer.give(new Http2Frame(HEADERS, 0, 1, block(":method: GET")));
        peer.give(new Http2Frame(CONTINUATION, END_HEADERS, 0, NOTHING));
        connectionEndsWith(ErrorCode.PROTOCOL_ERROR);
    }

    @Test
    void continuationBehindACompleteHeadSection610() {
        peer.give(post(1), new Http2Frame(CONTINUATION, END_HEADERS, 1, NOTHING));
        connectionEndsWith(ErrorCode.PROTOCOL_ERROR);
    }

    @Test
    void unknownErrorCodesAreNoErrorsSection7() {
        byte[] goAway = new byte[8];
        goAway[7] = 99;
        peer.give(post(1), reset(1, 99));
        assertThat(peer.last().events).last().asString().startsWith("reset ");
        peer.give(get(3, "/"), new Http2Frame(Http2Frame.GOAWAY, 0, 0, goAway));
        assertThat(peer.over).isNull();
        assertThat(peer.streams).hasSize(2);
    }
}
