package org.yaomote.http2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yaomote.fixtures.Http2Frame.END_STREAM;
import static org.yaomote.fixtures.Http2Frame.data;
import static org.yaomote.fixtures.Http2Frame.get;
import static org.yaomote.fixtures.Http2Frame.headers;
import static org.yaomote.fixtures.Http2Frame.request;
import static org.yaomote.fixtures.Http2Frame.reset;
import static org.yaomote.fixtures.Http2Frame.settings;
import static org.yaomote.fixtures.Http2Frame.windowUpdate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.yaomote.fixtures.Http2Frame;

import java.util.List;

/// Flow control (RFC 9113 §5.2, §6.9).
class WindowTest {
    private static final String PIECE = "x".repeat(16_384);

    private final Peer peer = Peer.server();

    @AfterEach
    void nothingIsHeld() {
        peer.session.onClosed();
    }

    private static int octets(List<Http2Frame> frames) {
        return frames.stream()
                .filter(frame -> frame.type() == Http2Frame.DATA)
                .mapToInt(frame -> frame.payload().length)
                .sum();
    }

    @Nested
    class Sending {
        @Test
        void stopsAtTheStreamsWindow() {
            peer.give(windowUpdate(0, 1_000_000), get(1, "/"));
            peer.body(peer.last(), "x".repeat(100_000));
            peer.session.end(peer.last());
            assertThat(octets(peer.frames())).isEqualTo(65_535);
            assertThat(peer.session.isWritable(peer.last())).isFalse();
            peer.give(windowUpdate(1, 10));
            assertThat(peer.names()).containsExactly("DATA 1 10");
            peer.give(windowUpdate(1, 100_000));
            assertThat(peer.names())
                    .containsExactly("DATA 1 16384", "DATA 1 16384", "DATA 1 1687 END");
            assertThat(peer.session.streamCount()).isZero();
        }

        @Test
        void stopsAtTheConnectionsWindow() {
            peer.give(settings(4, 1_000_000), get(1, "/"), get(3, "/"));
            peer.body(peer.stream(0), "x".repeat(60_000));
            peer.body(peer.stream(1), "y".repeat(60_000));
            assertThat(octets(peer.frames())).isEqualTo(65_535);
            peer.body(peer.stream(0), "x");
            peer.give(windowUpdate(0, 100_000));
            assertThat(octets(peer.frames())).isEqualTo(54_466);
            assertThat(peer.stream(1).events).last().isEqualTo("writable");
        }

        /// Streams that wait for the connection's window take turns.
        @Test
        void sharesTheConnectionsWindow() {
            peer.give(settings(4, 1_000_000), get(1, "/"), get(3, "/"), get(5, "/"));
            peer.body(peer.stream(0), "x".repeat(65_535));
            peer.body(peer.stream(1), "x".repeat(100_000));
            peer.body(peer.stream(2), "x".repeat(100_000));
            peer.takeBytes();
            peer.give(windowUpdate(0, 4 * 16_384));
            assertThat(peer.names())
                    .containsExactly(
                            "DATA 3 16384", "DATA 5 16384", "DATA 3 16384", "DATA 5 16384");
        }

        /// One whose window is shut stops no other.
        @Test
        void goesOnBesideAStreamThatWaits() {
            peer.give(windowUpdate(0, 1_000_000), get(1, "/"), get(3, "/"));
            peer.body(peer.stream(0), "x".repeat(100_000));
            peer.body(peer.stream(1), "hello");
            assertThat(peer.names()).last().isEqualTo("DATA 3 5");
        }

        /// §6.9.2: open streams change with the setting, even below nothing.
        @Test
        void followsTheSetting() {
            peer.give(get(1, "/"));
            peer.body(peer.last(), "x".repeat(10_000));
            peer.give(settings(4, 5_000));
            peer.takeBytes();
            peer.body(peer.last(), "y");
            peer.give(windowUpdate(1, 5_000));
            assertThat(peer.names()).isEmpty();
            peer.give(windowUpdate(1, 1));
            assertThat(peer.names()).containsExactly("DATA 1 1");
        }

        @Test
        void refusesASettingThatOverflowsAWindow() {
            peer.give(get(1, "/"), windowUpdate(1, Integer.MAX_VALUE - 65_535));
            peer.give(settings(4, 65_536));
            assertThat(peer.over).isEqualTo(ErrorCode.FLOW_CONTROL_ERROR);
        }

        @Test
        void holdsTrailersBehindWhatWaits() {
            peer.give(settings(4, 3), get(1, "/"));
            peer.body(peer.last(), "hello");
            peer.trailers(peer.last(), "a: b\r\n");
            peer.takeBytes();
            peer.give(windowUpdate(1, 2));
            assertThat(peer.names()).containsExactly("DATA 1 2", "HEADERS 1 END");
        }

        @Test
        void forgetsWhatWaitsWhenTheStreamIsReset() {
            peer.give(settings(4, 3), get(1, "/"));
            peer.body(peer.last(), "hello");
            peer.session.end(peer.last());
            peer.takeBytes();
            peer.give(reset(1, 8), windowUpdate(0, 5));
            assertThat(peer.names()).isEmpty();
            assertThat(peer.last().held()).isZero();
        }

        /// RFC 9113 §6.9: a client may open a stream's window and never the connection's.
        @Test
        void forgetsAStreamThatIsOver() {
            peer.give(settings(4, 0));
            for (int id = 1; id < 200; id += 2) {
                peer.give(get(id, "/"));
                peer.body(peer.last(), "a");
                peer.session.end(peer.last());
                peer.give(windowUpdate(id, 1));
                assertThat(peer.last().isFree()).as("stream " + id).isTrue();
            }
        }

        /// A request is a few octets and its answer may be many.
        @Test
        void doesNotListenToWhoTakesNothing() {
            peer.give(settings(4, 3), get(1, "/"));
            peer.body(peer.last(), "hello");
            peer.writable = false;
            peer.takeBytes();
            Http2Frame more = windowUpdate(1, 100);
            assertThat(peer.give(more, get(3, "/"))).isGreaterThan(more.bytes().length);
            assertThat(peer.names()).isEmpty();

            peer.writable = true;
            assertThat(peer.give(more)).isZero();
            assertThat(peer.names()).containsExactly("DATA 1 2");
            assertThat(peer.last().events).contains("writable");
        }
    }

    @Nested
    class Receiving {
        @Test
        void givesBackWhatWasTaken() {
            peer.give(headers(1, 0, request("POST", "/")));
            for (int i = 0; i < 4; i++) {
                peer.give(data(1, 0, PIECE));
            }
            assertThat(peer.names())
                    .containsExactly("WINDOW_UPDATE 1 32768", "WINDOW_UPDATE 1 32768");
        }

        @Test
        void givesNothingBackThatWaits() {
            peer.give(headers(1, 0, request("POST", "/")));
            peer.last().eager = false;
            for (int i = 0; i < 4; i++) {
                peer.give(data(1, 0, PIECE));
            }
            assertThat(peer.names()).isEmpty();
            peer.give(data(1, 0, "x"));
            assertThat(peer.names()).containsExactly("RST_STREAM 1 3");
        }

        @Test
        void givesTheConnectionsWindowBackForAll() {
            for (int stream = 1; stream < 2 * 16; stream += 2) {
                peer.give(headers(stream, 0, request("POST", "/")));
                peer.give(data(stream, 0, PIECE), data(stream, END_STREAM, PIECE));
            }
            assertThat(peer.names()).contains("WINDOW_UPDATE 0 524288");
        }

        @Test
        void refusesMoreThanTheConnectionsWindow() {
            for (int stream = 1; stream < 2 * 17 + 1; stream += 2) {
                peer.give(headers(stream, 0, request("POST", "/")));
                peer.last().eager = false;
                for (int i = 0; i < 4 && peer.over == null; i++) {
                    peer.give(data(stream, 0, PIECE));
                }
            }
            assertThat(peer.over).isEqualTo(ErrorCode.FLOW_CONTROL_ERROR);
        }

        /// What a stream never took is given back when it ends; the window must not leak.
        @Test
        void givesBackWhatAResetStreamLeft() {
            for (int stream = 1; stream < 2 * 90; stream += 2) {
                peer.give(headers(stream, 0, request("POST", "/")));
                peer.last().eager = false;
                for (int i = 0; i < 4; i++) {
                    peer.give(data(stream, 0, PIECE));
                }
                peer.give(reset(stream, 8));
            }
            assertThat(peer.over).isNull();
        }

        /// Also padding and what comes for streams that are no more.
        @Test
        void givesBackWhatNobodyWants() {
            peer.give(headers(1, 0, request("POST", "/")));
            peer.session.reset(peer.last(), ErrorCode.NO_ERROR);
            for (int i = 0; i < 200; i++) {
                peer.give(data(1, 0, PIECE));
            }
            assertThat(peer.over).isNull();
            assertThat(peer.names()).contains("WINDOW_UPDATE 0 524288");
        }

        @Test
        void givesPaddingBackAtOnce() {
            peer.give(headers(1, 0, request("POST", "/")));
            peer.last().eager = false;
            byte[] padded = new byte[256];
            padded[0] = (byte) 255;
            for (int i = 0; i < 1000; i++) {
                peer.give(new Http2Frame(Http2Frame.DATA, Http2Frame.PADDED, 1, padded));
            }
            assertThat(peer.over).isNull();
            assertThat(peer.session.streamCount()).isEqualTo(1);
        }
    }
}
