package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.yaomote.config.Backend;
import org.yaomote.config.Timeouts;
import org.yaomote.fixtures.Message;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.RawClient.End;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/// What happens when nothing happens: each time limit, short, with all others far away.
class TimeoutIT extends ProxyScenario {
    private static final Duration SHORT = Duration.ofMillis(600);
    private static final String GET = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

    TimeoutIT() {
        super(Transport.BEST);
    }

    private void serve(ScriptedBackend backend, Timeouts timeouts) {
        serve(Setup.with(Setup.web(with(backend)), timeouts));
    }

    @Test
    void aHalfHeadIs408() {
        Timeouts p = Setup.patient();
        serve(ScriptedBackend.saying("x"), Limits.requestHead(p, SHORT));

        RawClient client = client().send("GET / HTT");

        assertThat(client.answer().status()).isEqualTo(408);
        assertThat(client.end()).isEqualTo(End.CLOSED);
        assertThat(listener().outcomes().clientError()).isEqualTo(1);
    }

    /// A head that comes octet by octet gains no time (the attack is called Slowloris).
    @Test
    void aDrippingHeadIs408() {
        serve(ScriptedBackend.saying("x"), Limits.requestHead(Setup.patient(), SHORT));

        RawClient client = client().send("GET / HTTP/1.1\r\nA: ");
        Thread drip =
                Thread.ofVirtual()
                        .start(
                                () ->
                                        await().pollInterval(Duration.ofMillis(50))
                                                .until(() -> isOver(client)));

        assertThat(client.answer().status()).isEqualTo(408);
        client.close();
        await().atMost(SOON).until(() -> !drip.isAlive());
    }

    private static boolean isOver(RawClient client) {
        try {
            client.send("a");
            return false;
        } catch (UncheckedIOException _) {
            return true;
        }
    }

    @Test
    void aConnectionThatNeverSaysAnythingIsClosed() {
        serve(ScriptedBackend.saying("x"), Limits.requestHead(Setup.patient(), SHORT));

        assertThat(client().end()).isEqualTo(End.CLOSED);
        assertThat(listener().requests()).isZero();
    }

    @Test
    void anIdleConnectionIsClosed() {
        serve(ScriptedBackend.saying("x"), Limits.clientIdle(Setup.patient(), SHORT));

        RawClient client = client();
        assertThat(client.get("/").status()).isEqualTo(200);
        assertThat(client.end()).isEqualTo(End.CLOSED);
        assertThat(listener().requests()).isEqualTo(1);
    }

    @Test
    void aBodyThatStopsIs408AndTheBackendsRequestIsCut() {
        ScriptedBackend backend =
                ScriptedBackend.running(
                        visit -> {
                            visit.head();
                            visit.awaitEnd();
                        });
        serve(backend, Limits.requestBody(Setup.patient(), SHORT));

        RawClient client =
                client().send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nhalf");

        assertThat(client.answer().status()).isEqualTo(408);
        await().atMost(SOON).until(() -> backend.openConnections() == 0);
    }

    /// It is the backend that takes nothing of the body, not the client that sends none.
    @Test
    void aBackendThatTakesNoBodyIs504() throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        ScriptedBackend backend =
                ScriptedBackend.running(
                        visit -> {
                            visit.head();
                            over.await();
                        });
        serve(backend, Limits.requestBody(Setup.patient(), SHORT));

        RawClient client =
                client().send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\n\r\n");
        Thread upload = Thread.ofVirtual().start(() -> Uploads.asMuchAsPossible(client));

        assertThat(client.answer().status()).isEqualTo(504);
        over.countDown();
        client.close();
        upload.join();
    }

    @Test
    void anAnswerThatDoesNotBeginIs504() {
        ScriptedBackend backend =
                ScriptedBackend.running(
                        visit -> {
                            visit.request();
                            visit.awaitEnd();
                        });
        serve(backend, Limits.response(Setup.patient(), SHORT));

        RawClient client = client();
        assertThat(client.get("/").status()).isEqualTo(504);

        await().atMost(SOON).until(() -> backend.openConnections() == 0);
        assertThat(backend(backend).outcomes().failed()).isEqualTo(1);
        assertThat(listener().outcomes().serverError()).isEqualTo(1);
    }

    @Test
    void anAnswerThatStopsIsCutVisibly() {
        ScriptedBackend backend =
                ScriptedBackend.running(
                        visit -> {
                            visit.request();
                            visit.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");
                            visit.awaitEnd();
                        });
        serve(backend, Limits.responseBody(Setup.patient(), SHORT));

        RawClient client = client().send(GET);

        assertThatThrownBy(client::answer).hasRootCauseInstanceOf(java.io.EOFException.class);
        await().atMost(SOON).until(() -> backend.openConnections() == 0);
        assertThat(listener().outcomes().failed()).isEqualTo(1);
    }

    @Test
    void aClientThatTakesNothingIsCut() {
        serve(endless(), Limits.clientWrite(Setup.patient(), SHORT));

        RawClient client = client().send(GET);

        await().atMost(SOON).until(() -> listener().outcomes().failed() == 1);
        assertThat(client.end()).isEqualTo(End.RESET);
    }

    /// Slow is not dead: whoever takes something within the limit goes on.
    @Test
    void aClientThatTakesLittleIsNotCut() {
        serve(endless(), Limits.clientWrite(Setup.patient(), SHORT));

        RawClient client = client().send(GET);
        long start = System.nanoTime();
        await().pollInterval(Duration.ofMillis(50))
                .until(
                        () -> {
                            assertThat(client.skip(300_000)).isEqualTo(300_000);
                            return System.nanoTime() - start > 3 * SHORT.toNanos();
                        });

        assertThat(listener().outcomes().failed()).isZero();
        assertThat(listener().inFlight()).isEqualTo(1);
    }

    private static ScriptedBackend endless() {
        byte[] piece = new byte[64 * 1024];
        return ScriptedBackend.running(
                visit -> {
                    visit.request();
                    visit.send("HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\n\r\n");
                    while (true) {
                        visit.send(piece);
                    }
                });
    }

    /// 192.0.2.0/24 is for documents (RFC 5737): nobody answers there, if there is a way at all.
    @Test
    void aBackendThatDoesNotAcceptInTimeIsFollowedByTheNext() {
        ScriptedBackend good = with(ScriptedBackend.saying("good"));
        Backend nowhere = new Backend("", "192.0.2.1", 80, 1, true);
        serve(
                Setup.with(
                        Setup.web(Setup.service("app", nowhere, good.config())),
                        Limits.connect(Setup.patient(), SHORT)));

        RawClient client = client();
        assertThat(client.get("/").body()).isEqualTo("good");
        assertThat(client.get("/").body()).isEqualTo("good");
    }

    @Test
    void anIdleBackendConnectionIsClosed() {
        ScriptedBackend backend = ScriptedBackend.saying("x");
        serve(backend, Limits.upstreamIdle(Setup.patient(), SHORT));

        RawClient client = client();
        Message first = client.get("/");
        assertThat(first.status()).isEqualTo(200);
        assertThat(backend.openConnections()).isEqualTo(1);

        await().atMost(SOON).until(() -> backend.openConnections() == 0);
        assertThat(client.get("/").status()).isEqualTo(200);
        assertThat(backend.connections()).isEqualTo(2);
    }

    /// Bytes of either side keep it open; silence of both ends it.
    @Test
    void aTunnelWithoutBytesIsClosed() {
        ScriptedBackend backend =
                ScriptedBackend.running(
                        visit -> {
                            visit.request();
                            visit.send(
                                    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                                            + "Connection: Upgrade\r\n\r\n");
                            visit.send(visit.exactly(4));
                            visit.awaitEnd();
                        });
        serve(backend, Limits.tunnel(Setup.patient(), SHORT));
        RawClient client =
                client().send(
                                "GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\n"
                                        + "Upgrade: websocket\r\n\r\n");
        assertThat(client.head().status()).isEqualTo(101);
        assertThat(client.send("ping").exactly(4)).isEqualTo("ping");

        assertThat(client.end()).isIn(End.CLOSED, End.RESET);
        await().atMost(SOON).until(() -> backend.openConnections() == 0);
    }
}
