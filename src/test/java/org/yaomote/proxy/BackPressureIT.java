package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.config.Listener;
import org.yaomote.config.ProxyConfig;
import org.yaomote.fixtures.Http2Frame;
import org.yaomote.fixtures.Http2Line;
import org.yaomote.fixtures.Message;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// A body is never in memory as a whole: the faster side waits for the slower one.
@ParameterizedClass
@EnumSource(Transport.class)
class BackPressureIT extends ProxyScenario {
    private static final long SIZE = 64L << 20;

    /// What kernels hold at most by their usual limits: 32 MiB received, twice 4 MiB to be sent.
    private static final long ON_THE_WAY = 48L << 20;

    /// What our side may hold of one body; allocators take 4 MiB at a time.
    private static final long LITTLE = 8L << 20;

    BackPressureIT(Transport transport) {
        super(transport);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSlowBackendHoldsTheUploadingClient(boolean chunked) throws InterruptedException {
        CountDownLatch goOn = new CountDownLatch(1);
        ScriptedBackend backend =
                with(
                        ScriptedBackend.running(
                                visit -> {
                                    visit.head();
                                    goOn.await();
                                    visit.ok("" + visit.skip(SIZE));
                                    visit.awaitEnd();
                                }));
        serve(Setup.web(backend));
        long before = Direct.used();
        AtomicLong sent = new AtomicLong();

        RawClient client = client();
        String framing =
                chunked
                        ? "Transfer-Encoding: chunked\r\n\r\n" + Long.toHexString(SIZE) + "\r\n"
                        : "Content-Length: " + SIZE + "\r\n\r\n";
        client.send("POST / HTTP/1.1\r\nHost: x\r\n" + framing);
        Thread upload = Thread.ofVirtual().start(() -> Uploads.sending(client, SIZE, sent));

        awaitStandstill(sent);
        assertThat(sent.get()).isLessThan(ON_THE_WAY);
        assertThat(Direct.used() - before).isLessThan(LITTLE);

        goOn.countDown();
        upload.join();
        if (chunked) {
            client.send("\r\n0\r\n\r\n");
        }
        assertThat(client.answer().body()).isEqualTo("" + SIZE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSlowClientHoldsTheBackend(boolean chunked) {
        AtomicLong sent = new AtomicLong();
        serve(Setup.web(with(sending(sent, chunked))));
        long before = Direct.used();

        RawClient client = client().send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        client.head();

        awaitStandstill(sent);
        assertThat(sent.get()).isLessThan(ON_THE_WAY);
        assertThat(Direct.used() - before).isLessThan(LITTLE);

        String sizeLine = Long.toHexString(SIZE) + "\r\n";
        if (chunked) {
            assertThat(client.exactly(sizeLine.length())).isEqualTo(sizeLine);
        }
        assertThat(client.skip(SIZE)).isEqualTo(SIZE);
        if (chunked) {
            assertThat(client.exactly(7)).isEqualTo("\r\n0\r\n\r\n");
        }
        // The next answer begins where this one ends; as large as it is, its head will do.
        assertThat(client.send("GET /next HTTP/1.1\r\nHost: x\r\n\r\n").head().status())
                .isEqualTo(200);
    }

    /// RFC 9110 §15.2: any number of interim answers may come, for HTTP/1 and HTTP/2 clients.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSlowClientHoldsABackendsInterimAnswers(boolean http2) {
        AtomicLong sent = new AtomicLong();
        AtomicBoolean enough = new AtomicBoolean();
        String interim = "HTTP/1.1 103 Early Hints\r\nLink: " + "l".repeat(4000) + "\r\n\r\n";
        ScriptedBackend backend =
                ScriptedBackend.running(
                        visit -> {
                            visit.request();
                            while (!enough.get()) {
                                visit.send(interim);
                                sent.addAndGet(interim.length());
                            }
                            visit.ok("done");
                            visit.awaitEnd();
                        });
        ProxyConfig config = Setup.web(with(backend));
        Listener web = config.listeners().getFirst();
        serve(
                new ProxyConfig(
                        List.of(web.withOptions(web.options().withHttp2PriorKnowledge(true))),
                        config.services(),
                        Setup.patient()));
        long before = Direct.used();

        RawClient client = client();
        @Nullable Http2Line line = null;
        if (http2) {
            line = Http2Line.client(client).send(Http2Frame.get(1, "/"));
        } else {
            client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        }
        awaitStandstill(sent);
        assertThat(sent.get()).isLessThan(ON_THE_WAY);
        assertThat(Direct.used() - before).isLessThan(LITTLE);

        enough.set(true);
        String body = line == null ? finalAnswer(client) : line.message(1).body();
        assertThat(body).isEqualTo("done");
    }

    private static String finalAnswer(RawClient client) {
        Message answer = client.answer();
        while (answer.status() == 103) {
            answer = client.answer();
        }
        return answer.body();
    }

    /// Each costs what it was not sent yet, not the buffers in which that arrived.
    @Test
    void manySlowClientsCostLittleEach() {
        AtomicLong sent = new AtomicLong();
        serve(Setup.web(with(sending(sent, false))));
        long before = Direct.used();

        List<RawClient> slow = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            slow.add(client().send("GET / HTTP/1.1\r\nHost: x\r\n\r\n"));
        }
        slow.forEach(RawClient::head);
        awaitStandstill(sent);

        assertThat(Direct.used() - before).isLessThan(32L * (1200 << 10));
    }

    private static ScriptedBackend sending(AtomicLong sent, boolean chunked) {
        byte[] piece = new byte[64 * 1024];
        String framing =
                chunked
                        ? "Transfer-Encoding: chunked\r\n\r\n" + Long.toHexString(SIZE) + "\r\n"
                        : "Content-Length: " + SIZE + "\r\n\r\n";
        return ScriptedBackend.running(
                visit -> {
                    while (visit.request() != null) {
                        visit.send("HTTP/1.1 200 OK\r\n" + framing);
                        for (long left = SIZE; left > 0; left -= piece.length) {
                            visit.send(piece);
                            sent.addAndGet(piece.length);
                        }
                        visit.send(chunked ? "\r\n0\r\n\r\n" : "");
                    }
                });
    }

    private static void awaitStandstill(AtomicLong sent) {
        AtomicLong last = new AtomicLong(-1);
        await().pollInterval(Duration.ofMillis(400))
                .atMost(Duration.ofSeconds(20))
                .until(() -> sent.get() > 0 && last.getAndSet(sent.get()) == sent.get());
    }
}
