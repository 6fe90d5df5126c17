package org.yaomote.acme;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaomote.certificate.Fault;
import org.yaomote.certificate.FaultKind;
import org.yaomote.certificate.FileWriting;
import org.yaomote.certificate.KeyKind;
import org.yaomote.certificate.NameReader;
import org.yaomote.certificate.Outcome;
import org.yaomote.fixtures.TestCertificates;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Authorities that refuse, break the rules or are not there.
class BadDirectoryIT {
    private static final TestCertificates.Identity OWN =
            TestCertificates.selfSigned(TestCertificates.KeyKind.EC, "127.0.0.1");

    @TempDir Path folder;
    private final List<Duration> pauses = new ArrayList<>();
    private HttpsServer server;

    @BeforeEach
    void listen() throws IOException {
        server =
                HttpsServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 9);
        server.setHttpsConfigurator(new HttpsConfigurator(TestCertificates.showing(OWN)));
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    private String url(String path) {
        return "https://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void answer(String path, int status, String type, String body) {
        server.createContext(path, exchange -> answer(exchange, status, type, body));
    }

    private static void answer(HttpExchange exchange, int status, String type, String body)
            throws IOException {
        try (exchange) {
            byte[] octets = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.getResponseHeaders().add("Replay-Nonce", "bm9uY2U");
            exchange.getResponseHeaders().add("Retry-After", "3600");
            exchange.getRequestBody().readAllBytes();
            boolean isHead = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(status, isHead ? -1 : octets.length);
            if (!isHead) {
                exchange.getResponseBody().write(octets);
            }
        }
    }

    private List<Fault> order() {
        Path roots = TestCertificates.write(folder, "roots.pem", OWN.chainPem());
        Applicant applicant =
                new Applicant(
                        AcmeDirectory.read(url("/dir")).result().get(),
                        Optional.empty(),
                        true,
                        Optional.of(roots));
        AcmeWish wish =
                new AcmeWish(
                        NameReader.readAll("www.example.org").result().get(),
                        KeyKind.EC_P256,
                        folder.resolve("proofs"));
        Outcome<Acquired> outcome =
                new AcmeCertificates(
                                folder.resolve("acme"),
                                new AcmeMeans(
                                        InstantSource.system(),
                                        new SecureRandom(),
                                        pauses::add,
                                        Runnable::run))
                        .issue(
                                applicant,
                                wish,
                                new AcmeCertificates.Target(
                                        Optional.of(folder.resolve("www.pem")),
                                        FileWriting.Existing.KEEP))
                        .orTimeout(60, TimeUnit.SECONDS)
                        .join();
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(folder.resolve("www.pem")).doesNotExist();
        return outcome.told();
    }

    @Test
    void aLimitIsToldWithItsEndAndNotTriedAgain() {
        answer(
                "/dir",
                200,
                "application/json",
                """
                {"newNonce": "%s", "newAccount": "%s", "newOrder": "%s"}
                """
                        .formatted(url("/nonce"), url("/account"), url("/order")));
        answer("/nonce", 200, "text/plain", "");
        answer(
                "/account",
                429,
                "application/problem+json",
                "{\"type\": \"" + Problems.PREFIX + "rateLimited\", \"detail\": \"Too many\"}");

        Fault fault = order().getFirst();

        assertThat(fault.kind()).isEqualTo(FaultKind.ACME_LIMIT_UNTIL);
        assertThat(fault.arguments().get(1)).isEqualTo("Too many.");
        assertThat(pauses).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    200 | text/html                | <html>Welcome</html> | ACME_NOT_SPOKEN
                    404 | text/html                | <html>No</html> | ACME_NOT_SPOKEN
                    301 | text/html                | elsewhere | ACME_NOT_SPOKEN
                    503 | text/plain               | later | ACME_SERVER
                    429 | text/plain               | later | ACME_LIMIT
                    200 | application/json         | {"newNonce": 5, "newAccount": [ | ACME_NOT_SPOKEN
                    200 | application/json         | [] | ACME_NOT_SPOKEN
                    200 | application/json         | {"newNonce": "no url", "newOrder": 7} | ACME_NOT_SPOKEN
                    200 | application/json         | {} | ACME_NOT_SPOKEN
                    400 | application/problem+json | {} | ACME_NOT_SPOKEN
                    400 | application/problem+json | {"type": "a b"} | ACME_NOT_SPOKEN
                    400 | application/problem+json | {"type": "a", "subproblems": 4} | ACME_NOT_SPOKEN
                    400 | application/problem+json | {"type": 5, "detail": {}} | ACME_REFUSED
                    """)
    void whatIsNoDirectoryIsSaidToBeNone(int status, String type, String body, FaultKind kind) {
        answer("/dir", status, type, body);

        assertThat(order()).extracting(Fault::kind).containsExactly(kind);
    }

    @Test
    void aLineThatFailsIsTriedThreeTimes() {
        server.createContext("/dir", HttpExchange::close);

        assertThat(order()).extracting(Fault::kind).containsExactly(FaultKind.ACME_UNREACHABLE);
        assertThat(pauses).hasSize(2);
    }
}
