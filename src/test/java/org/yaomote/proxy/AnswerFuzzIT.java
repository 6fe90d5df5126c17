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
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;
import org.yaomote.fixtures.StrictReader;
import org.yaomote.fixtures.StrictReader.Place;
import org.yaomote.fixtures.StrictReader.Read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// Answers with octets changed, dropped, doubled, moved and put in.
///
/// A judge that shares nothing with the proxy says what each means. What is whole must reach the
/// client as it is, what is malformed must be a 502, what breaks later must look cut; and whoever
/// asks next, on the same connection where it lasts, must get the answer to what was asked: not an
/// octet crosses.
@EnabledOnOs(value = OS.LINUX, disabledReason = "clients need addresses of their own")
class AnswerFuzzIT extends ProxyScenario {
    private static final long SEED = 20_260_721;
    private static final int AT_A_TIME = 24;

    /// Good ones weigh more: mutants of them are nearer to the border.
    private static final List<byte[]> BASES =
            Stream.of(
                            "good-answers.txt",
                            "good-answers.txt",
                            "good-answers.txt",
                            "cut-answers.txt",
                            "refused-answers.txt")
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
                    "\r\nConnection: close\r\n",
                    "\r\nConnection: keep-alive\r\n",
                    "5\r\nhello\r\n",
                    "0\r\n\r\n",
                    "HTTP/1.1 100 Continue\r\n\r\n",
                    "HTTP/1.1 101 Switching Protocols\r\n\r\n",
                    "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil",
                    "HTTP/1.1 204 No Content\r\n\r\n",
                    "\u00ff\u0000");

    private final AtomicInteger cases = new AtomicInteger();
    private final AtomicLong whole = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong cut = new AtomicLong();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

    AnswerFuzzIT() {
        super(Transport.BEST);
    }

    @Test
    void mutatedAnswersArriveWholeOrAre502OrLookCutAndNeverCross() throws Exception {
        int target = Effort.of(10_000, 100_000);
        ScriptedBackend backend = with(ScriptedBackend.running(AnswerFuzzIT::serveMutants));
        serve(Setup.web(backend), 2);
        client().get("/warm");
        long descriptors = Descriptors.open();
        Crowd.work(AT_A_TIME, _ -> work(target));

        assertThat(wrong).isEmpty();
        assertThat(client().get("/sane").body()).isEqualTo("/sane");
        assertThat(whole.get()).isGreaterThan(target / 50);
        assertThat(refused.get()).isGreaterThan(target / 50);
        assertThat(cut.get()).isGreaterThan(target / 50);
        // One request each, the one behind it, and nothing sent twice.
        assertThat(backend.requests().size()).isLessThanOrEqualTo(2 * cases.get() + 2);
        done(engine().stop());
        backend.close();
        await().atMost(SOON).until(() -> Descriptors.open() <= descriptors);
    }

    private static byte[] mutant(int number) {
        return new Mutator(SEED + number, BASES, WORDS).mutated();
    }

    private static Read judged(byte[] octets) throws IOException {
        return new StrictReader(new ByteArrayInputStream(octets)).answer("GET");
    }

    /// Says the mutant that is asked for, and closes behind it unless it may as well be kept; says
    /// of everything else what it was asked.
    private static void serveMutants(ScriptedBackend.Visit visit) throws IOException {
        Message request = visit.request();
        while (request != null) {
            String target = request.target();
            if (target.startsWith("/mutant/")) {
                int number = Integer.parseInt(target.substring("/mutant/".length()));
                byte[] octets = mutant(number);
                visit.send(octets);
                boolean keeps = judged(octets) instanceof Read.Whole(_, var last) && !last;
                if (!keeps || number % 2 == 0) {
                    return;
                }
            } else {
                visit.ok(target);
            }
            request = visit.request();
        }
    }

    private void work(int target) {
        int number = cases.incrementAndGet();
        while (number <= target && wrong.size() < 10) {
            byte[] octets = mutant(number);
            try (NumberedClient client = new NumberedClient(number, port())) {
                if (follow(client, number, judged(octets))) {
                    next(client, number);
                } else {
                    try (NumberedClient other = new NumberedClient(number, port())) {
                        next(other, number);
                    }
                }
            } catch (IOException | AssertionError e) {
                String text = new String(octets, StandardCharsets.ISO_8859_1);
                wrong.add(number + ": " + e + "\n" + HttpCorpus.escaped(text));
            }
            number = cases.incrementAndGet();
        }
    }

    /// Asks for a mutant and checks what comes.
    ///
    /// @return whether the connection is kept
    private boolean follow(NumberedClient client, int number, Read judged) throws IOException {
        Read got = ask(client, "/mutant/" + number);
        boolean is502 = got instanceof Read.Whole(var answer, _) && answer.status() == 502;
        switch (judged) {
            case Read.Whole(var meant, _) -> {
                whole.incrementAndGet();
                assertThat(got).isInstanceOf(Read.Whole.class);
                if (got instanceof Read.Whole(var answer, _)) {
                    assertThat(answer.status()).isEqualTo(meant.status());
                    assertThat(answer.body()).isEqualTo(meant.body());
                }
            }
            case Read.Refused(var place, _, _) -> assertRefusedOrCut(place, got, is502);
            case Read.Ended(var place) -> assertRefusedOrCut(place, got, is502);
        }
        return got instanceof Read.Whole(_, var last) && !last;
    }

    private void assertRefusedOrCut(Place place, Read got, boolean is502) {
        if (place == Place.BODY) {
            cut.incrementAndGet();
            assertThat(got).isEqualTo(new Read.Ended(Place.BODY));
        } else {
            refused.incrementAndGet();
            assertThat(is502).as(got.toString()).isTrue();
        }
    }

    private static void next(NumberedClient client, int number) throws IOException {
        Read got = ask(client, "/next/" + number);
        assertThat(got).isInstanceOf(Read.Whole.class);
        if (got instanceof Read.Whole(var answer, _)) {
            assertThat(answer.body()).isEqualTo("/next/" + number);
        }
    }

    private static Read ask(NumberedClient client, String target) throws IOException {
        String request = "GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n";
        try {
            client.send(request.getBytes(StandardCharsets.ISO_8859_1));
            return client.reader().answer("GET");
        } catch (SocketException _) {
            // A reset: as visible as can be.
            return new Read.Ended(Place.BODY);
        }
    }
}
