package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.yaomote.fixtures.Crowd;
import org.yaomote.fixtures.Effort;
import org.yaomote.fixtures.HttpCorpus;
import org.yaomote.fixtures.HttpCorpus.Case;
import org.yaomote.fixtures.Message;
import org.yaomote.fixtures.Mutator;
import org.yaomote.fixtures.NumberedClient;
import org.yaomote.fixtures.Setup;
import org.yaomote.fixtures.StrictBackend;
import org.yaomote.fixtures.StrictReader;
import org.yaomote.fixtures.StrictReader.Place;
import org.yaomote.fixtures.StrictReader.Read;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// The corpus with octets changed, dropped, doubled, moved and put in, pipelined on many
/// connections at once.
///
/// A judge that shares nothing with the proxy says what each connection's octets mean. Every
/// request it finds must be answered by its own answer, in order; the first that breaks a rule must
/// be refused and its connection closed; and the backend, as strict as the judge, must have read
/// from each client exactly what the judge found and not an octet more.
@EnabledOnOs(value = OS.LINUX, disabledReason = "clients need addresses of their own")
class RequestFuzzIT extends ProxyScenario {
    private static final long SEED = 20_260_720;
    private static final int AT_A_TIME = 24;
    private static final int MESSAGES = 6;
    private static final List<Integer> REFUSALS = List.of(400, 405, 414, 431, 501, 505);
    private static final byte[] LAST =
            octets("GET /last HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

    /// Good ones weigh more: behind a bad one there is nothing to see.
    private static final List<byte[]> BASES =
            Stream.concat(
                            Stream.generate(() -> "good-requests.txt").limit(20),
                            Stream.of("refused-requests.txt", "broken-bodies.txt"))
                    .flatMap(file -> HttpCorpus.read(file).stream())
                    .map(Case::bytes)
                    .toList();

    private static final List<String> WORDS =
            List.of(
                    "\r\n",
                    "\r\n\r\n",
                    "\n\n",
                    "\r\nContent-Length: 5\r\n",
                    "\r\nContent-Length: 50\r\n",
                    "\r\nTransfer-Encoding: chunked\r\n",
                    "\r\nTransfer-Encoding:\u000bchunked\r\n",
                    "\r\nHost: b\r\n",
                    "\r\nConnection: close\r\n",
                    "\r\nX-Forwarded-For: 127.64.0.1\r\n",
                    "5\r\nhello\r\n",
                    "0\r\n\r\n",
                    "chunked",
                    "HTTP/1.1",
                    "http://a",
                    "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n",
                    "GET /smuggled HTTP/1.1\r\nHost: a\r\nX: ",
                    "\u00ff\u0000");

    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicLong mutants = new AtomicLong();
    private final AtomicLong whole = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final Queue<Expected> made = new ConcurrentLinkedQueue<>();

    RequestFuzzIT() {
        super(Transport.BEST);
    }

    /// Requests that the judge found on one connection.
    private record Expected(String client, int requests) {}

    /// What the judge makes of a connection's octets.
    ///
    /// @param end why there are no more requests
    /// @param mutants how many mutated messages it came to look at
    /// @param looked octets it came to look at
    private record Verdict(List<Message> requests, Read end, int mutants, int looked) {}

    @Test
    void mutatedRequestsAreReadAsTheirJudgeReadsThemOrRefused() throws Exception {
        long target = Effort.of(100_000, 1_000_000);
        try (StrictBackend backend = new StrictBackend()) {
            serve(Setup.web(Setup.service("app", backend.config())), 2);
            client().get("/warm");
            long descriptors = Descriptors.open();
            Crowd.work(AT_A_TIME, _ -> work(target));

            assertThat(wrong).isEmpty();
            assertThat(client().get("/sane").status()).isEqualTo(200);
            assertThat(backend.complaints()).isEmpty();
            assertThat(made)
                    .allSatisfy(
                            one ->
                                    assertThat(backend.requests(one.client))
                                            .as(one.client)
                                            .isEqualTo(one.requests));
            assertThat(mutants.get()).isGreaterThanOrEqualTo(target);
            // Neither all good nor all bad: the mutants are near the border.
            assertThat(whole.get()).isGreaterThan(target / 10);
            assertThat(refused.get()).isGreaterThan(target / 10);
            done(engine().stop());
            backend.close();
            await().atMost(SOON).until(() -> Descriptors.open() <= descriptors);
        }
    }

    private void work(long target) {
        while (mutants.get() < target && wrong.size() < 10) {
            int number = connections.incrementAndGet();
            byte[] octets = new byte[0];
            try (NumberedClient client = new NumberedClient(number, port())) {
                Mutator mutator = new Mutator(SEED + number, BASES, WORDS);
                ByteArrayOutputStream all = new ByteArrayOutputStream();
                List<Integer> starts = messages(mutator, all);
                octets = all.toByteArray();
                Verdict verdict = judge(octets, starts);
                mutants.addAndGet(verdict.mutants);
                made.add(new Expected(client.address(), verdict.requests.size()));
                send(client, octets, verdict.looked, mutator);
                follow(client, verdict, mutator.number(2) == 0);
            } catch (IOException | AssertionError e) {
                wrong.add(number + ": " + e + "\n" + HttpCorpus.escaped(text(octets)));
            }
        }
    }

    /// Writes the octets of a connection: mutants and some messages as they are, then one that ends
    /// it.
    ///
    /// @return where the mutants begin
    private static List<Integer> messages(Mutator mutator, ByteArrayOutputStream all) {
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            boolean plain = mutator.number(8) == 0;
            if (!plain) {
                starts.add(all.size());
            }
            all.writeBytes(plain ? mutator.plain() : mutator.mutated());
        }
        all.writeBytes(LAST);
        return starts;
    }

    private Verdict judge(byte[] octets, List<Integer> starts) throws IOException {
        StrictReader judge = new StrictReader(new ByteArrayInputStream(octets));
        List<Message> requests = new ArrayList<>();
        Read read = judge.request();
        while (read instanceof Read.Whole(var request, var last)) {
            requests.add(request);
            if (last) {
                break;
            }
            read = judge.request();
        }
        whole.addAndGet(requests.size());
        int looked = (int) judge.taken();
        int mutants = (int) starts.stream().filter(s -> s < looked).count();
        return new Verdict(requests, read, mutants, looked);
    }

    /// In one to three pieces, wherever they part, but what stands behind the last request comes
    /// with its end: who sends after the connection was closed is told so by a reset, which may
    /// overtake the answer (RFC 9112 §9.6).
    private static void send(NumberedClient client, byte[] octets, int looked, Mutator mutator)
            throws IOException {
        int from = 0;
        for (int pieces = mutator.number(3); pieces > 0 && from < looked; pieces--) {
            int to = from + mutator.number(looked - from);
            client.send(octets, from, to);
            from = to;
        }
        client.send(octets, from, octets.length);
    }

    private void follow(NumberedClient client, Verdict verdict, boolean reset) throws IOException {
        for (Message request : verdict.requests) {
            String method = request.startLine().split(" ", -1)[0];
            Read read = client.reader().answer(method);
            String seen =
                    read instanceof Read.Whole(var answer, _) && answer.has("X-Seen")
                            ? answer.value("X-Seen")
                            : read.toString();
            assertThat(seen).isEqualTo(StrictBackend.seen(request));
        }
        switch (verdict.end) {
            case Read.Whole _ -> assertEnded(client);
            case Read.Refused(_, var method, _) -> {
                refused.incrementAndGet();
                Read read = client.reader().answer(method);
                assertThat(read).isInstanceOf(Read.Whole.class);
                if (read instanceof Read.Whole(var answer, var last)) {
                    assertThat(answer.status()).isIn(REFUSALS);
                    assertThat(last).isTrue();
                }
                assertEnded(client);
            }
            case Read.Ended _ -> {
                // Half a request: nobody answers it and nobody may complete it.
                if (reset) {
                    client.reset();
                }
            }
        }
    }

    private static void assertEnded(NumberedClient client) throws IOException {
        assertThat(client.reader().answer("GET")).isEqualTo(new Read.Ended(Place.BETWEEN));
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }
}
