package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.fixtures.HttpCorpus;
import org.yaomote.fixtures.HttpCorpus.Case;
import org.yaomote.fixtures.Message;
import org.yaomote.fixtures.NumberedClient;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;
import org.yaomote.fixtures.StrictBackend;
import org.yaomote.fixtures.StrictReader;
import org.yaomote.fixtures.StrictReader.Place;
import org.yaomote.fixtures.StrictReader.Read;
import org.yaomote.http.HeadFault;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Every message of the corpus through a running proxy: what is good arrives as it was meant, what
/// is not reaches nobody.
@EnabledOnOs(value = OS.LINUX, disabledReason = "clients need addresses of their own")
class CorpusIT extends ProxyScenario {
    private final List<String> wrong = new ArrayList<>();
    private int number;

    CorpusIT() {
        super(Transport.BEST);
    }

    private void check(boolean right, Case of, Object what) {
        if (!right) {
            wrong.add(of + " (" + of.rule() + "): " + what);
        }
    }

    @Test
    void aGoodRequestReachesTheBackendAsItWasMeant() throws IOException {
        try (StrictBackend backend = new StrictBackend()) {
            serve(Setup.web(Setup.service("app", backend.config())));
            List<Case> cases = HttpCorpus.read("good-requests.txt");
            for (Case good : cases) {
                String method = good.expected().split(" ", -1)[0];
                try (NumberedClient client = new NumberedClient(++number, port())) {
                    client.send(good.bytes());
                    Read read = client.reader().answer(method);
                    boolean right = seen(read).startsWith(good.expected() + " ");
                    check(right && backend.requests(client.address()) == 1, good, read);
                }
            }

            assertThat(wrong).isEmpty();
            assertThat(backend.complaints()).isEmpty();
            assertThat(backend.requests()).isEqualTo(cases.size());
        }
    }

    private static String seen(Read read) {
        return read instanceof Read.Whole(var answer, _) && answer.has("X-Seen")
                ? answer.value("X-Seen")
                : "nothing";
    }

    @ParameterizedTest
    @ValueSource(strings = {"refused-requests.txt", "broken-bodies.txt"})
    void aBadRequestIsRefusedTheConnectionClosedAndNoBackendHasIt(String file) throws IOException {
        try (StrictBackend backend = new StrictBackend()) {
            serve(Setup.web(Setup.service("app", backend.config())));
            for (Case bad : HttpCorpus.read(file)) {
                // An empty line before the first request is no fault, one behind it is.
                byte[] before = octets("GET /before HTTP/1.1\r\nHost: a\r\n\r\n");
                try (NumberedClient client = new NumberedClient(++number, port())) {
                    client.send(before);
                    Read first = client.reader().answer("GET");
                    check(seen(first).startsWith("GET /before"), bad, first);
                    client.send(bad.bytes());
                    Read read = client.reader().answer("GET");
                    check(isRefusal(read, status(bad)), bad, read);
                    Read end = client.reader().answer("GET");
                    check(end.equals(new Read.Ended(Place.BETWEEN)), bad, end);
                    check(backend.requests(client.address()) == 1, bad, "reached the backend");
                }
            }

            assertThat(wrong).isEmpty();
            assertThat(backend.complaints()).isEmpty();
            await().atMost(SOON).until(() -> listener().openConnections() == 0);
            assertThat(backend.requests()).isEqualTo(number);
        }
    }

    private static int status(Case bad) {
        return bad.expected().matches("[0-9]+")
                ? Integer.parseInt(bad.expected())
                : HeadFault.valueOf(bad.expected()).status();
    }

    private static boolean isRefusal(Read read, int status) {
        return read instanceof Read.Whole(var answer, var last)
                && answer.status() == status
                && last
                && answer.value("Connection").equals("close");
    }

    @Test
    void aGoodAnswerReachesTheClientAsItWasMeant() throws IOException {
        for (Case good : HttpCorpus.read("good-answers.txt")) {
            Read read = answered(good);
            boolean right =
                    read instanceof Read.Whole(var answer, _)
                            && said(answer).equals(good.expected());
            check(right, good, read);
        }

        assertThat(wrong).isEmpty();
    }

    private static String said(Message answer) {
        return answer.status() + " " + answer.body();
    }

    @Test
    void aMalformedAnswerIs502() throws IOException {
        for (Case bad : HttpCorpus.read("refused-answers.txt")) {
            Read read = answered(bad);
            boolean right = read instanceof Read.Whole(var answer, _) && answer.status() == 502;
            check(right, bad, read);
        }

        assertThat(wrong).isEmpty();
    }

    /// RFC 9112 §8.
    @Test
    void aCutAnswerLooksCut() throws IOException {
        for (Case cut : HttpCorpus.read("cut-answers.txt")) {
            Read read = answered(cut);
            check(read.equals(new Read.Ended(Place.BODY)), cut, read);
        }

        assertThat(wrong).isEmpty();
    }

    /// What a client gets where its backend says this and closes; one proxy serves all cases.
    private Read answered(Case said) throws IOException {
        if (number == 0) {
            serve(Setup.web(with(closing())));
        }
        try (NumberedClient client = new NumberedClient(++number, port())) {
            next = said.octets();
            client.send(octets("GET / HTTP/1.1\r\nHost: a\r\n\r\n"));
            return client.reader().answer("GET");
        } catch (SocketException _) {
            return new Read.Ended(Place.BODY);
        }
    }

    private volatile String next = "";

    private ScriptedBackend closing() {
        return ScriptedBackend.running(
                visit -> {
                    visit.request();
                    visit.send(next);
                });
    }

    /// The judge itself agrees with the corpus.
    @Test
    void theJudgeAgrees() throws IOException {
        for (Case good : HttpCorpus.read("good-requests.txt")) {
            boolean right =
                    reader(good).request() instanceof Read.Whole(var request, _)
                            && StrictBackend.seen(request).startsWith(good.expected() + " ");
            check(right, good, "refused");
        }
        for (String file : List.of("refused-requests.txt", "broken-bodies.txt")) {
            for (Case bad : HttpCorpus.read(file)) {
                StrictReader reader = reader(bad);
                Read read = reader.request();
                check(read instanceof Read.Refused || bad.octets().startsWith("\r\n"), bad, read);
            }
        }
        for (Case bad : HttpCorpus.read("refused-answers.txt")) {
            Read read = reader(bad).answer("GET");
            check(read instanceof Read.Refused, bad, read);
        }

        assertThat(wrong).isEmpty();
    }

    private static StrictReader reader(Case of) {
        return new StrictReader(new ByteArrayInputStream(of.bytes()));
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
