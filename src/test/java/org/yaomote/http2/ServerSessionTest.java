package org.yaomote.http2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yaomote.fixtures.Http2Frame.END_HEADERS;
import static org.yaomote.fixtures.Http2Frame.END_STREAM;
import static org.yaomote.fixtures.Http2Frame.HEADERS;
import static org.yaomote.fixtures.Http2Frame.PADDED;
import static org.yaomote.fixtures.Http2Frame.WITH_PRIORITY;
import static org.yaomote.fixtures.Http2Frame.block;
import static org.yaomote.fixtures.Http2Frame.data;
import static org.yaomote.fixtures.Http2Frame.get;
import static org.yaomote.fixtures.Http2Frame.headers;
import static org.yaomote.fixtures.Http2Frame.ping;
import static org.yaomote.fixtures.Http2Frame.request;
import static org.yaomote.fixtures.Http2Frame.reset;
import static org.yaomote.fixtures.Http2Frame.settings;
import static org.yaomote.fixtures.Http2Frame.windowUpdate;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.fixtures.Http2Frame;

import java.util.Arrays;
import java.util.List;

/// What a server does with each frame, by the sections of RFC 9113.
class ServerSessionTest {
    private static final byte[] NOTHING = {};

    private final Peer peer = Peer.server();

    private static Http2Frame post(int stream, String... more) {
        return headers(stream, 0, request("POST", "/", more));
    }

    private void connectionEndsWith(ErrorCode code) {
        assertThat(peer.over).isEqualTo(code);
        assertThat(peer.frames().getLast())
                .satisfies(
                        frame -> {
                            assertThat(frame.type()).isEqualTo(Http2Frame.GOAWAY);
                            assertThat(frame.intAt(4)).isEqualTo(code.code());
                        });
    }

    private void streamEndsWith(int stream, ErrorCode code) {
        assertThat(peer.names()).contains("RST_STREAM " + stream + " " + code.code());
        assertThat(peer.over).isNull();
    }

    @Nested
    class PrefaceOfSection34 {
        @Test
        void settingsAreSentAndAcknowledged() {
            Peer fresh = new Peer(Session.Role.SERVER, Limits.DEFAULT);
            fresh.give(Http2Frame.PREFACE);
            fresh.give(settings());
            List<Http2Frame> frames = fresh.frames();
            assertThat(frames)
                    .extracting(Http2Frame::toString)
                    .containsExactly("SETTINGS", "WINDOW_UPDATE 0 983041", "SETTINGS ACK");
            assertThat(frames.getFirst().payload())
                    .isEqualTo(settings(3, 100, 4, 65_536, 6, 32_768).payload());
        }

        @Test
        void anotherOneIsRefused() {
            Peer fresh = new Peer(Session.Role.SERVER, Limits.DEFAULT);
            fresh.give("GET / HTTP/1.1\r\n\r\n".getBytes());
            assertThat(fresh.over).isEqualTo(ErrorCode.PROTOCOL_ERROR);
        }

        @Test
        void anotherFrameThanSettingsIsRefused() {
            Peer fresh = new Peer(Session.Role.SERVER, Limits.DEFAULT);
            fresh.give(Http2Frame.PREFACE);
            fresh.give(get(1, "/"));
            assertThat(fresh.over).isEqualTo(ErrorCode.PROTOCOL_ERROR);
            assertThat(fresh.streams).isEmpty();
        }
    }

    @Nested
    class Requests {
        @Test
        void arriveAsHttp1Heads() {
            peer.give(get(1, "/x?y"));
            assertThat(peer.last().events)
                    .containsExactly("GET /x?y HTTP/1.1\r\nhost: a.example\r\n\r\nEND");
        }

        @Test
        void withABodyOfUnknownLengthAreChunked() {
            peer.give(post(1), data(1, 0, "abc"), data(1, END_STREAM, "d"));
            assertThat(peer.last().events)
                    .containsExactly(
                            "POST / HTTP/1.1\r\n"
                                    + "host: a.example\r\n"
                                    + "transfer-encoding: chunked\r\n\r\n",
                            "abc",
                            "d",
                            "END");
        }

        @Test
        void withTrailers() {
            peer.give(post(1), data(1, 0, "abc"), headers(1, END_STREAM, "x: y"));
            assertThat(peer.last().events).containsSequence("abc", "trailers x: y\r\n", "END");
        }

        @Test
        void inPiecesOfAnySize() {
            byte[] bytes =
                    Http2Frame.bytes(
                            post(1, "content-length: 3"),
                            new Http2Frame(0, PADDED, 1, new byte[] {2, 'a', 'b', 0, 0}),
                            ping(0, "12345678"),
                            data(1, END_STREAM, "c"),
                            get(3, "/"));
            for (int size = 1; size < bytes.length; size++) {
                Peer fresh = Peer.server();
                for (int at = 0; at < bytes.length; at += size) {
                    fresh.give(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + size)));
                }
                assertThat(fresh.names()).contains("PING ACK");
                assertThat(fresh.streams).hasSize(2);
                assertThat(String.join("", fresh.stream(0).events)).endsWith("\r\n\r\nabcEND");
            }
        }

        @Test
        void areAnsweredInFewFrames() {
            peer.give(get(1, "/"));
            peer.answer(peer.last(), "HTTP/1.1 200 OK\r\nServer: s\r\nX-Y: z\r\n\r\n");
            peer.body(peer.last(), "hello");
            peer.session.end(peer.last());
            List<Http2Frame> frames = peer.frames();
            assertThat(frames)
                    .extracting(Http2Frame::toString)
                    .containsExactly("HEADERS 1", "DATA 1 5 END");
            assertThat(peer.lines(frames.getFirst()))
                    .containsExactly(":status: 200", "server: s", "x-y: z");
            assertThat(peer.ended).isEqualTo(1);
            assertThat(peer.session.streamCount()).isZero();
        }

        @Test
        void withoutABodyInTheAnswerEndWithItsHead() {
            peer.give(get(1, "/"));
            peer.answer(peer.last(), "HTTP/1.1 204 No Content\r\n\r\n");
            peer.session.end(peer.last());
            assertThat(peer.names()).containsExactly("HEADERS 1 END");
        }

        @Test
        void withTrailersInTheAnswer() {
            peer.give(get(1, "/"));
            peer.answer(peer.last(), "HTTP/1.1 200 OK\r\n\r\n");
            peer.body(peer.last(), "hello");
            peer.trailers(peer.last(), "Grpc-Status: 0\r\n");
            List<Http2Frame> frames = peer.frames();
            assertThat(frames)
                    .extracting(Http2Frame::toString)
                    .containsExactly("HEADERS 1", "DATA 1 5", "HEADERS 1 END");
            peer.lines(frames.getFirst());
            assertThat(peer.lines(frames.get(2))).containsExactly("grpc-status: 0");
        }

        /// The last frame was another stream's: its END_STREAM must not be set.
        @Test
        void endOnlyTheirOwnFrames() {
            peer.give(get(1, "/"), get(3, "/"));
            peer.body(peer.stream(0), "a");
            peer.body(peer.stream(1), "b");
            peer.session.end(peer.stream(0));
            peer.session.end(peer.stream(1));
            assertThat(peer.names())
                    .containsExactly("DATA 1 1", "DATA 3 1", "DATA 1 0 END", "DATA 3 0 END");
        }

        @Test
        void largeHeadsAreContinued() {
            peer.give(get(1, "/"));
            String value = "v".repeat(40_000);
            peer.answer(peer.last(), "HTTP/1.1 200 OK\r\nX: " + value + "\r\n\r\n");
            peer.session.end(peer.last());
            List<Http2Frame> frames = peer.frames();
            assertThat(frames)
                    .extracting(Http2Frame::toString)
                    .containsExactly(
                            "HEADERS 1", "CONTINUATION 1", "CONTINUATION 1", "DATA 1 0 END");
            assertThat(frames.get(1).has(END_HEADERS)).isFalse();
            assertThat(frames.get(2).has(END_HEADERS)).isTrue();
        }
    }

    @Nested
    class FramesOfSection4 {
        @Test
        void longerThanTheLimit() {
            peer.give(new Http2Frame(0, 0, 1, NOTHING).bytes(16_385));
            connectionEndsWith(ErrorCode.FRAME_SIZE_ERROR);
        }

        @Test
        void ofUnknownTypesAreIgnored() {
            peer.give(new Http2Frame(99, 255, 7, new byte[5]), get(1, "/"));
            assertThat(peer.streams).hasSize(1);
        }

        @Test
        void aBlockThatCannotBeDecoded() {
            peer.give(new Http2Frame(HEADERS, END_HEADERS, 1, new byte[] {(byte) 0x80}));
            connectionEndsWith(ErrorCode.COMPRESSION_ERROR);
        }

        @Test
        void nothingComesBetweenTheFramesOfAHead() {
            peer.give(new Http2Frame(HEADERS, 0, 1, block(":method: GET")), ping(0, "12345678"));
            connectionEndsWith(ErrorCode.PROTOCOL_ERROR);
        }

        @Test
        void noDataComesBetweenTheFramesOfAHead() {
            peer.give(post(1), new Http2Frame(HEADERS, 0, 3, NOTHING), data(1, 0, "x"));
            connectionEndsWith(ErrorCode.PROTOCOL_ERROR);
        }

        /// §5.4.2 with §4.3: the block of a refused stream still counts for the table.
        @Test
        void theTableGoesOnWhenAStreamIsRefused() {
            Peer few = Peer.server(new Limits(1, 32_768, 65_536, 1 << 20, 100, 1000));
            few.give(post(1));
            byte[] indexing = {0x40, 1, 'a', 1, 'b'};
            few.give(new Http2Frame(HEADERS, END_HEADERS | END_STREAM, 3, indexing));
            assertThat(few.names()).contains("RST_STREAM 3 7");
            few.session.reset(few.stream(0), ErrorCode.NO_ERROR);
            byte[] head = {(byte) 0x82, (byte) 0x84, (byte) 0x86, 0x41, 1, 'h', (byte) 0xbf};
            few.give(new Http2Frame(HEADERS, END_HEADERS | END_STREAM, 5, head));
            assertThat(few.last().first())
                    .isEqualTo("GET / HTTP/1.1\r\nhost: h\r\na: b\r\n\r\nEND");
        }
    }

    @Nested
    class StreamsOfSection5 {
        @Test
        void haveOddNumbers() {
            peer.give(get(2, "/"));
            connectionEndsWith(ErrorCode.PROTOCOL_ERROR);
        }

        @Test
        void haveGrowingNumbers() {
            peer.give(post(5));
            peer.give(get(3, "/"));
            connectionEndsWith(ErrorCode.STREAM_CLOSED);
        }

        @Test
        void haveNoNumberZero() {
            peer.give(new Http2Frame(HEADERS, END_HEADERS, 0, block()));
            connectionEndsWith(ErrorCode.PROTOCOL_ERROR);
        }

        @Test
        void thatAreIdleTakeNoData() {
            peer.give(data(1, 0, "x"));
            connectionEndsWith(ErrorCode.PROTOCOL_ERROR);
        }

        @Test
        void thatAreIdleAreNotReset() {
            peer.give(reset(1, 8));
            connectionEndsWith(ErrorCode.PROTOCOL_ERROR);
        }

        @Test
        void thatAreIdleHaveNoWindow() {
            peer.give(windowUpdate(1, 5));
            connectionEndsWith(ErrorCode.PROTOCOL_ERROR);
        }

        @Test
        void thatAreIdleMayHaveAPriority() {
            peer.give(new Http2Frame(Http2Frame.PRIORITY, 0, 9, new byte[5]), get(1, "/"));
            assertThat(peer.streams).hasSize(1);
        }

        @Test
        void thatAreHalfClosedTakeNoData() {
            peer.give(get(1, "/"), data(1, 0, "x"));
            streamEndsWith(1, ErrorCode.STREAM_CLOSED);
            assertThat(peer.last().events).last().isEqualTo("reset STREAM_CLOSED");
        }

        @Test
        void thatAreHalfClosedTakeNoHead() {
            peer.give(get(1, "/"), headers(1, END_STREAM, "x: y"));
            streamEndsWith(1, ErrorCode.STREAM_CLOSED);
        }

        @Test
        void thatAreClosedTakeNoHead() {
            peer.give(get(1, "/"));
            peer.session.end(peer.last());
            peer.give(get(1, "/"));
            connectionEndsWith(ErrorCode.STREAM_CLOSED);
        }

        @Test
        void thatAreClosedTakeNoData() {
            peer.give(get(1, "/"));
            peer.session.end(peer.last());
            peer.give(data(1, 0, "x"));
            streamEndsWith(1, ErrorCode.STREAM_CLOSED);
        }

        @Test
        void thatTheClientResetTakeNoData() {
            peer.give(post(1), reset(1, 8), data(1, 0, "x"));
            streamEndsWith(1, ErrorCode.STREAM_CLOSED);
        }

        /// §5.1: what was on its way when we reset the stream is ignored.
        @Test
        void thatWeResetIgnoreWhatWasOnItsWay() {
            peer.give(post(1));
            peer.session.reset(peer.last(), ErrorCode.NO_ERROR);
            peer.give(data(1, 0, "x"), headers(1, END_STREAM, "x: y"), windowUpdate(1, 1));
            assertThat(peer.names()).containsExactly("RST_STREAM 1 0");
            assertThat(peer.over).isNull();
        }

        @Test
        void thatAreTooManyAreRefused() {
            for (int i = 0; i < 101; i++) {
                peer.give(get(2 * i + 1, "/"));
            }
            assertThat(peer.streams).hasSize(100);
            streamEndsWith(201, ErrorCode.REFUSED_STREAM);
        }

        @Test
        void mayNotDependOnThemselves() {
            byte[] priority = {0, 0, 0, 1, 9};
            peer.give(new Http2Frame(Http2Frame.PRIORITY, 0, 1, priority));
            streamEndsWith(1, ErrorCode.PROTOCOL_ERROR);
        }
    }

    @Nested
    class FramesOfSection6 {
        @Test
        void dataWithoutAStream() {
            peer.give(data(0, 0, "x"));
            connectionEndsWith(ErrorCode.PROTOCOL_ERROR);
        }

        @Test
        void dataWithTooMuchPadding() {
            peer.give(post(1), new Http2Frame(0, PADDED, 1, new byte[] {5, 'a', 'b', 'c', 'd'}));
            connectionEndsWith(ErrorCode.PROTOCOL_ERROR);
        }

        @Test
        void dataOfPaddingOnly() {
            peer.give(post(1), new Http2Frame(0, PADDED, 1, new byte[] {3, 0, 0, 0}));
            peer.give(data(1, END_STREAM, "x"));
            assertThat(peer.last().events).endsWith("x", "END");
        }

        @Test
        void headersWithPaddingAndPriority() {
            byte[] head = block(request("GET", "/"));
            byte[] payload = new byte[head.length + 8];
            payload[0] = 2;
            System.arraycopy(head, 0, payload, 6, head.length);
            int flags = PADDED | WITH_PRIORITY | END_HEADERS | END_STREAM;
            peer.give(new Http2Frame(HEADERS, flags, 1, payload));
            assertThat(peer.last().first()).startsWith("GET / HTTP/1.1\r\n");
        }

        @Test
        void headersWithTooMuchPadding() {
            peer.give(new Http2Frame(HEADERS, PADDED | END_HEADERS, 1, new byte[] {9, 0, 0}));
            connectionEndsWith(ErrorCode.PROTOCOL_ERROR);
        }

        @Test
        void headersThatDependOnThemselves() {
            byte[] head = block(request("GET", "/"));
            byte[] payload = new byte[head.length + 5];
            payload[3] = 1;
            System.arraycopy(head, 0, payload, 5, head.length);
            int flags = WITH_PRIORITY | END_HEADERS | END_STREAM;
            peer.give(new Http2Frame(HEADERS, flags, 1, payload));
            streamEndsWith(1, ErrorCode.PROTOCOL_ERROR);
        }

        @Test
        void priorityOfAnotherSize() {
            peer.give(new Http2Frame(Http2Frame.PRIORITY, 0, 1, new byte[4]));
            streamEndsWith(1, ErrorCode.FRAME_SIZE_ERROR);
        }

        @Test
        void resetOfAnotherSize() {
            peer.give(post(1), new Http2Frame(Http2Frame.RST_STREAM, 0, 1, new byte[3]));
            connectionEndsWith(ErrorCode.FRAME_SIZE_ERROR);
        }

        @Test
        void resetEndsTheStream() {
            peer.give(post(1), reset(1, 8));
            assertThat(peer.last().events).last().isEqualTo("reset CANCEL");
            assertThat(peer.session.streamCount()).isZero();
            peer.answer(peer.last(), "HTTP/1.1 200 OK\r\n\r\n");
            peer.session.end(peer.last());
            assertThat(peer.names()).isEmpty();
        }

        @Test
        void settingsWithAStream() {
            peer.give(new Http2Frame(Http2Frame.SETTINGS, 0, 1, NOTHING));
            connectionEndsWith(ErrorCode.PROTOCOL_ERROR);
        }

        @Test
        void settingsOfAnotherSize() {
            peer.give(new Http2Frame(Http2Frame.SETTINGS, 0, 0, new byte[5]));
            connectionEndsWith(ErrorCode.FRAME_SIZE_ERROR);
        }

        @Test
        void acknowledgementOfSomeSize() {
            peer.give(new Http2Frame(Http2Frame.SETTINGS, Http2Frame.ACK, 0, new byte[6]));
            connectionEndsWith(ErrorCode.FRAME_SIZE_ERROR);
        }

        @Test
        void settingOfPushThatIsNoBoolean() {
            peer.give(settings(2, 2));
            connectionEndsWith(ErrorCode.PROTOCOL_ERROR);
        }

        @Test
        void settingOfAWindowThatIsTooLarge() {
            peer.give(settings(4, Integer.MIN_VALUE));
            connectionEndsWith(ErrorCode.FLOW_CONTROL_ERROR);
        }

        @ParameterizedTest
        @ValueSource(ints = {16_383, 1 << 24})
        void settingOfAFrameSizeOutOfRange(int size) {
            peer.give(settings(5, size));
            connectionEndsWith(ErrorCode.PROTOCOL_ERROR);
        }

        @Test
        void unknownSettingsAreIgnored() {
            peer.give(settings(1, 0, 99, -1));
            assertThat(peer.names()).containsExactly("SETTINGS ACK");
        }

        @Test
        void pushFromAClient() {
            peer.give(new Http2Frame(Http2Frame.PUSH_PROMISE, END_HEADERS, 1, new byte[4]));
            connectionEndsWith(ErrorCode.PROTOCOL_ERROR);
        }

        @Test
        void pingIsAnswered() {
            peer.give(ping(0, "8 octets"), ping(Http2Frame.ACK, "whatever"));
            assertThat(peer.frames())
                    .singleElement()
                    .satisfies(
                            frame -> {
                                assertThat(frame).hasToString("PING ACK");
                                assertThat(frame.text()).isEqualTo("8 octets");
                            });
        }

        @Test
        void pingOfAnotherSize() {
            peer.give(ping(0, "seven.."));
            connectionEndsWith(ErrorCode.FRAME_SIZE_ERROR);
        }

        @Test
        void pingWithAStream() {
            peer.give(new Http2Frame(Http2Frame.PING, 0, 1, new byte[8]));
            connectionEndsWith(ErrorCode.PROTOCOL_ERROR);
        }

        @Test
        void goAwayWithAStream() {
            peer.give(new Http2Frame(Http2Frame.GOAWAY, 0, 1, new byte[8]));
            connectionEndsWith(ErrorCode.PROTOCOL_ERROR);
        }

        @Test
        void goAwayLeavesWhatIsUnderWay() {
            peer.give(get(1, "/"), new Http2Frame(Http2Frame.GOAWAY, 0, 0, new byte[8]));
            peer.answer(peer.last(), "HTTP/1.1 204 N\r\n\r\n");
            peer.session.end(peer.last());
            assertThat(peer.names()).containsExactly("HEADERS 1 END");
        }

        @Test
        void windowUpdateOfAnotherSize() {
            peer.give(new Http2Frame(Http2Frame.WINDOW_UPDATE, 0, 0, new byte[3]));
            connectionEndsWith(ErrorCode.FRAME_SIZE_ERROR);
        }

        @Test
        void windowUpdateOfNothing() {
            peer.give(post(1), windowUpdate(1, 0));
            streamEndsWith(1, ErrorCode.PROTOCOL_ERROR);
            peer.give(windowUpdate(0, 0));
            connectionEndsWith(ErrorCode.PROTOCOL_ERROR);
        }

        @Test
        void windowUpdateBeyondTheLargest() {
            peer.give(post(1), windowUpdate(1, Integer.MAX_VALUE));
            streamEndsWith(1, ErrorCode.FLOW_CONTROL_ERROR);
            peer.give(windowUpdate(0, Integer.MAX_VALUE));
            connectionEndsWith(ErrorCode.FLOW_CONTROL_ERROR);
        }

        @Test
        void continuationOfNothing() {
            peer.give(new Http2Frame(Http2Frame.CONTINUATION, END_HEADERS, 1, NOTHING));
            connectionEndsWith(ErrorCode.PROTOCOL_ERROR);
        }

        @Test
        void continuationOfAnotherStream() {
            peer.give(
                    new Http2Frame(HEADERS, 0, 1, block(":method: GET")),
                    new Http2Frame(Http2Frame.CONTINUATION, END_HEADERS, 3, NOTHING));
            connectionEndsWith(ErrorCode.PROTOCOL_ERROR);
        }

        @Test
        void continuedHeads() {
            byte[] head = block(request("GET", "/continued"));
            peer.give(
                    new Http2Frame(HEADERS, END_STREAM, 1, Arrays.copyOf(head, 3)),
                    new Http2Frame(Http2Frame.CONTINUATION, 0, 1, Arrays.copyOfRange(head, 3, 20)));
            assertThat(peer.session.isMidHead()).isTrue();
            byte[] rest = Arrays.copyOfRange(head, 20, head.length);
            peer.give(new Http2Frame(Http2Frame.CONTINUATION, END_HEADERS, 1, rest));
            assertThat(peer.last().first()).startsWith("GET /continued HTTP/1.1\r\n");
            assertThat(peer.session.isMidHead()).isFalse();
        }
    }

    @Nested
    class Leaving {
        /// §6.8: what the client began before it knew is served; later requests are not begun.
        @Test
        void servesWhatWasOnItsWay() {
            peer.give(get(1, "/"));
            peer.session.leave();
            List<Http2Frame> frames = peer.frames();
            assertThat(frames)
                    .extracting(Http2Frame::toString)
                    .containsExactly("GOAWAY 2147483647 0", "PING");
            peer.give(get(3, "/on-its-way"));
            peer.give(ping(Http2Frame.ACK, frames.get(1).text()));
            peer.give(get(5, "/late"));
            assertThat(peer.names()).containsExactly("GOAWAY 3 0");
            assertThat(peer.streams).hasSize(2);
            assertThat(peer.over).isNull();

            peer.session.end(peer.stream(0));
            peer.session.end(peer.stream(1));
            assertThat(peer.over).isEqualTo(ErrorCode.NO_ERROR);
        }

        @Test
        void endsAtOnceWhereNothingIsUnderWay() {
            peer.session.leave();
            String opaque = peer.frames().get(1).text();
            peer.give(ping(Http2Frame.ACK, opaque));
            assertThat(peer.over).isEqualTo(ErrorCode.NO_ERROR);
        }

        @Test
        void byTheTransportEndsTheStreams() {
            peer.give(post(1));
            peer.session.onClosed();
            assertThat(peer.last().events).last().isEqualTo("reset CANCEL");
        }
    }
}
