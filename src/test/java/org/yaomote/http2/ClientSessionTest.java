package org.yaomote.http2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yaomote.fixtures.Http2Frame.END_STREAM;
import static org.yaomote.fixtures.Http2Frame.data;
import static org.yaomote.fixtures.Http2Frame.headers;
import static org.yaomote.fixtures.Http2Frame.reset;
import static org.yaomote.fixtures.Http2Frame.settings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaomote.fixtures.Http2Frame;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// What a client does, by the sections of RFC 9113.
class ClientSessionTest {
    private static final String GET = "GET /x HTTP/1.1\r\nHost: a\r\n\r\n";

    private final Peer peer = Peer.client();

    private static Http2Frame answer(int stream, int flags, String... lines) {
        return headers(stream, flags, lines);
    }

    private static Http2Frame goAway(int last) {
        byte[] payload = {0, 0, 0, (byte) last, 0, 0, 0, 0};
        return new Http2Frame(Http2Frame.GOAWAY, 0, 0, payload);
    }

    @Test
    void sendsThePrefaceFirst() {
        Peer fresh = new Peer(Session.Role.CLIENT, Limits.BACKEND);
        String sent = new String(fresh.takeBytes(), StandardCharsets.ISO_8859_1);
        assertThat(sent).startsWith("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
        List<Http2Frame> frames =
                Http2Frame.all(sent.substring(24).getBytes(StandardCharsets.ISO_8859_1));
        // §8.4: no push.
        assertThat(frames.getFirst().payload())
                .isEqualTo(settings(2, 0, 4, 65_536, 6, 65_536).payload());
    }

    @Test
    void requestsHaveTheirPseudoFieldsFirst() {
        Peer.Told stream =
                peer.open(
                        "POST /x?y HTTP/1.1\r\nAccept: */*\r\nHost: a:8080\r\n"
                                + "Connection: keep-alive\r\nTE: trailers\r\n"
                                + "Transfer-Encoding: chunked\r\nX-Y:  z \r\n\r\n");
        peer.body(stream, "abc");
        peer.session.end(stream);
        List<Http2Frame> frames = peer.frames();
        assertThat(frames)
                .extracting(Http2Frame::toString)
                .containsExactly("HEADERS 1", "DATA 1 3 END");
        assertThat(peer.lines(frames.getFirst()))
                .containsExactly(
                        ":method: POST",
                        ":scheme: http",
                        ":path: /x?y",
                        ":authority: a:8080",
                        "accept: */*",
                        "te: trailers",
                        "x-y: z");
    }

    @Test
    void requestsAreNumberedInOrder() {
        peer.session.end(peer.open(GET));
        peer.session.end(peer.open(GET));
        assertThat(peer.names()).containsExactly("HEADERS 1 END", "HEADERS 3 END");
    }

    @Test
    void answersArriveAsHttp1Heads() {
        Peer.Told stream = peer.open(GET);
        peer.session.end(stream);
        peer.give(
                answer(1, 0, ":status: 103", "link: x"),
                answer(1, 0, ":status: 200", "content-length: 3"),
                data(1, END_STREAM, "abc"));
        assertThat(stream.events)
                .containsExactly(
                        "HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n",
                        "HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\n",
                        "abc",
                        "END");
        assertThat(peer.session.streamCount()).isZero();
    }

    /// What HTTP/1 would take for a body until the connection's end is said to be none, or chunked.
    @Test
    void answersWithoutALengthSayHowTheyEnd() {
        Peer.Told none = peer.open(GET);
        peer.session.end(none);
        peer.give(answer(1, END_STREAM, ":status: 200"));
        assertThat(none.events).containsExactly("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\nEND");
        Peer.Told some = peer.open(GET);
        peer.session.end(some);
        peer.give(answer(3, 0, ":status: 200"));
        assertThat(some.events)
                .containsExactly("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n");
    }

    @Test
    void anAnswerToHeadHasALengthAndNoBody() {
        Peer.Told stream = peer.open("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n");
        stream.head = true;
        peer.session.end(stream);
        peer.give(answer(1, END_STREAM, ":status: 200", "content-length: 3"));
        assertThat(stream.events)
                .containsExactly("HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\nEND");
    }

    @Test
    void trailersArrive() {
        Peer.Told stream = peer.open(GET);
        peer.session.end(stream);
        peer.give(
                answer(1, 0, ":status: 200"),
                data(1, 0, "x"),
                headers(1, END_STREAM, "grpc-status: 0"));
        assertThat(stream.events).endsWith("x", "trailers grpc-status: 0\r\n", "END");
    }

    /// §8.1.1: malformed answers end their stream.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    no status            | 0 | content-length: 3
                    a status of two      | 0 | :status: 20
                    no digits            | 0 | :status: 2x0
                    101                  | 0 | :status: 101
                    a request's field    | 0 | :status: 200,:path: /
                    two                  | 0 | :status: 200,:status: 200
                    behind a field       | 0 | a: b,:status: 200
                    connection           | 0 | :status: 200,connection: close
                    transfer-encoding    | 0 | :status: 200,transfer-encoding: chunked
                    upper case           | 0 | :status: 200,A: b
                    interim that ends    | 1 | :status: 100
                    ends before length   | 1 | :status: 200,content-length: 3
                    """)
    void malformedAnswers(String what, int flags, String lines) {
        Peer.Told stream = peer.open(GET);
        peer.session.end(stream);
        peer.give(answer(1, flags, lines.split(",")));
        assertThat(stream.events).as(what).containsExactly("reset PROTOCOL_ERROR");
        assertThat(peer.names()).contains("RST_STREAM 1 1");
        assertThat(peer.over).isNull();
    }

    @Test
    void aBodyShorterThanItsLengthIsNoEnd() {
        Peer.Told stream = peer.open(GET);
        peer.session.end(stream);
        peer.give(answer(1, 0, ":status: 200", "content-length: 3"), data(1, END_STREAM, "ab"));
        assertThat(stream.events).endsWith("ab", "reset PROTOCOL_ERROR");
    }

    @Test
    void aBodyBeforeItsHeadIsRefused() {
        Peer.Told stream = peer.open(GET);
        peer.session.end(stream);
        peer.give(data(1, 0, "ab"));
        assertThat(stream.events).containsExactly("reset PROTOCOL_ERROR");
    }

    @Test
    void answersToNothingEndTheConnection() {
        peer.give(answer(1, 0, ":status: 200"));
        assertThat(peer.over).isEqualTo(ErrorCode.PROTOCOL_ERROR);
    }

    /// §8.4.
    @Test
    void aPushEndsTheConnection() {
        peer.give(new Http2Frame(Http2Frame.PUSH_PROMISE, 4, 1, new byte[4]));
        assertThat(peer.over).isEqualTo(ErrorCode.PROTOCOL_ERROR);
    }

    /// §5.1.2: as many streams as the peer allows.
    @Test
    void opensNoMoreThanAllowed() {
        Peer few = Peer.client(3, 2);
        few.session.end(few.open(GET));
        assertThat(few.session.mayOpen()).isTrue();
        few.open(GET);
        assertThat(few.session.mayOpen()).isFalse();
        few.give(answer(1, END_STREAM, ":status: 204"));
        assertThat(few.session.mayOpen()).isTrue();
    }

    /// §6.8: what is above the number was not begun with, and may be sent elsewhere.
    @Test
    void goAwayRefusesWhatWasNotBegun() {
        Peer.Told first = peer.open(GET);
        Peer.Told second = peer.open(GET);
        peer.session.end(first);
        peer.give(goAway(1));
        assertThat(second.events).containsExactly("reset REFUSED_STREAM");
        assertThat(peer.session.isSpent()).isTrue();
        peer.give(answer(1, END_STREAM, ":status: 204"));
        assertThat(first.events).containsExactly("HTTP/1.1 204 No Content\r\n\r\nEND");
    }

    @Test
    void aResetSaysWhy() {
        Peer.Told stream = peer.open(GET);
        peer.give(reset(1, 7));
        assertThat(stream.events).containsExactly("reset REFUSED_STREAM");
    }
}
