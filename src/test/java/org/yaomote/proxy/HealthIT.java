package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaomote.config.Backend;
import org.yaomote.config.BackendMode;
import org.yaomote.config.HealthCheck;
import org.yaomote.config.Service;
import org.yaomote.config.UpstreamTls;
import org.yaomote.fixtures.Message;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;
import org.yaomote.fixtures.TestCertificates;
import org.yaomote.fixtures.TestCertificates.Identity;
import org.yaomote.fixtures.TestCertificates.KeyKind;
import org.yaomote.metrics.Availability;
import org.yaomote.metrics.BackendHealth;
import org.yaomote.metrics.TrafficSnapshot.Standing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/// Backends are asked whether they work, and the answer is heeded and shown.
class HealthIT extends ProxyScenario {
    private static final HealthCheck.Timing QUICK =
            new HealthCheck.Timing(Duration.ofMillis(200), Duration.ofMillis(200), 2, 2);
    private static final HealthCheck TCP = new HealthCheck.Tcp(QUICK);
    private static final HealthCheck GET =
            new HealthCheck.Http("/healthz", "app.test", 200, 299, QUICK);
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    /// What the backend `a` answers to checks.
    private final AtomicReference<String> health = new AtomicReference<>(OK);

    private final ScriptedBackend a = with(ScriptedBackend.running(this::checked));
    private final ScriptedBackend b = with(ScriptedBackend.saying("b"));

    HealthIT() {
        super(Transport.BEST);
    }

    /// Answers checks as told, and requests with `a`.
    private void checked(ScriptedBackend.Visit visit) throws java.io.IOException {
        for (Message read = visit.request(); read != null; read = visit.request()) {
            if (read.startLine().startsWith("GET /healthz ")) {
                visit.send(health.get());
            } else {
                visit.ok("a");
            }
        }
    }

    private static Service checked(Service service, HealthCheck check) {
        return service.withOptions(service.options().withHealthCheck(check));
    }

    private BackendHealth health(Backend backend) {
        var known = counts().service("app").backends().get(backend.address());
        return Objects.requireNonNull(known).health();
    }

    private void awaitHealth(Backend backend, Availability expected) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(10))
                .untilAsserted(
                        () -> assertThat(health(backend).availability()).isEqualTo(expected));
    }

    private Set<String> answerers() {
        RawClient client = client();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 8; i++) {
            seen.add(client.get("/").body());
        }
        return seen;
    }

    @Test
    void aBackendThatAnswersItsChecksBadlyIsOutUntilItAnswersWell() {
        serve(Setup.web(checked(Setup.service("app", a, b), GET)));
        awaitHealth(a.config(), Availability.UP);
        assertThat(answerers()).containsExactlyInAnyOrder("a", "b");

        health.set("HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n");
        awaitHealth(a.config(), Availability.DOWN);
        assertThat(health(a.config()).reason()).isEqualTo("upstream.status");
        assertThat(health(a.config()).failures()).isGreaterThanOrEqualTo(2);
        assertThat(answerers()).containsExactly("b");

        health.set(OK);
        awaitHealth(a.config(), Availability.UP);
        assertThat(health(a.config()).reason()).isEmpty();
        assertThat(answerers()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void theCheckIsAGetOfThePathToTheHost() {
        serve(Setup.web(checked(Setup.service("app", a), GET)));
        awaitHealth(a.config(), Availability.UP);

        Message asked = a.requests().getFirst();
        assertThat(asked.startLine()).isEqualTo("GET /healthz HTTP/1.1");
        assertThat(asked.values("Host")).containsExactly("app.test");
        assertThat(asked.values("Connection")).containsExactly("close");
        BackendHealth.Check last = health(a.config()).check().orElseThrow();
        assertThat(last.took()).isBetween(Duration.ZERO, Duration.ofMillis(250));
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1 199 No, upstream.broke",
        "HTTP/1.1 300 No, upstream.status",
        "HTTP/1.1 200 OK|Content-Length: 1|Content-Length: 2, upstream.malformed",
        "HTTP/2 200, upstream.malformed",
        "garbage, upstream.malformed",
        "HTTP/1.1 101 Switching|Connection: upgrade|Upgrade: x, upstream.malformed"
    })
    void onlyAWellFormedAnswerWithTheRightStatusIsWell(String answer, String reason) {
        health.set(answer.replace("|", "\r\n") + "\r\n\r\n");
        ScriptedBackend brief =
                with(
                        ScriptedBackend.running(
                                visit -> {
                                    visit.request();
                                    visit.send(health.get());
                                }));
        serve(Setup.web(checked(Setup.service("app", brief), GET)));

        awaitHealth(brief.config(), Availability.SHAKY);
        assertThat(health(brief.config()).reason()).isEqualTo(reason);
    }

    @Test
    void interimAnswersAreNoVerdict() {
        health.set("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + OK);
        serve(Setup.web(checked(Setup.service("app", a), GET)));

        awaitHealth(a.config(), Availability.UP);
    }

    @Test
    void whereBackendsSpeakTlsSoDoTheChecks(@TempDir Path folder) {
        Identity root = TestCertificates.selfSigned(KeyKind.EC, "Test Root");
        Identity known = TestCertificates.issuedBy(root, KeyKind.EC, "127.0.0.1");
        Identity stranger = TestCertificates.selfSigned(KeyKind.EC, "127.0.0.1");
        TestCertificates.write(folder, "root.pem", root.chainPem());
        ScriptedBackend good =
                with(ScriptedBackend.secure(TestCertificates.showing(known), "good"));
        ScriptedBackend bad =
                with(ScriptedBackend.secure(TestCertificates.showing(stranger), "bad"));
        Service service = checked(Setup.service("app", good, bad), GET);
        UpstreamTls tls = new UpstreamTls.Tls(true, "", "root.pem", "");
        noteStarted(
                engine(1, folder)
                        .start(Setup.web(service.withOptions(service.options().withTls(tls)))));

        awaitHealth(good.config(), Availability.UP);
        awaitHealth(bad.config(), Availability.DOWN);
        assertThat(health(bad.config()).reason()).startsWith("upstream.");
        assertThat(answerers()).containsExactly("good");
    }

    @Test
    void aBackendThatDoesNotAnswerInTimeIsOut() {
        ScriptedBackend silent = with(ScriptedBackend.running(ScriptedBackend.Visit::awaitEnd));
        serve(Setup.web(checked(Setup.service("app", silent, b), GET)));

        awaitHealth(silent.config(), Availability.DOWN);
        assertThat(health(silent.config()).reason()).isEqualTo("upstream.timeout");
    }

    @Test
    void byTcpItIsEnoughToAcceptAndABackendThatComesBackIsUsedAgain() {
        int port = ScriptedBackend.refusingPort();
        Backend late = new Backend("", "127.0.0.1", port, 1, true);
        serve(Setup.web(checked(Setup.service("app", late, b.config()), TCP)));
        awaitHealth(late, Availability.DOWN);
        assertThat(health(late).reason()).isEqualTo("upstream.refused");
        awaitHealth(b.config(), Availability.UP);

        with(
                ScriptedBackend.running(
                        port,
                        visit -> {
                            while (visit.request() != null) {
                                visit.ok("late");
                            }
                        }));
        awaitHealth(late, Availability.UP);
        assertThat(answerers()).containsExactlyInAnyOrder("late", "b");
    }

    @Test
    void whoIsOffIsNotAskedWhoIsInMaintenanceIs() {
        Backend off = a.config().withMode(BackendMode.OFF);
        Backend kept = b.config().withMode(BackendMode.MAINTENANCE);
        ScriptedBackend c = with(ScriptedBackend.saying("c"));
        serve(Setup.web(checked(Setup.service("app", off, kept, c.config()), TCP)));

        awaitHealth(kept, Availability.UP);
        awaitHealth(c.config(), Availability.UP);
        assertThat(a.connections()).isZero();
        assertThat(health(off).availability()).isEqualTo(Availability.DISABLED);
        assertThat(answerers()).containsExactly("c");
    }

    @Test
    void ifAllAreOutAllAreTriedAndOneSeesIt() {
        health.set("HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n");
        serve(Setup.web(checked(Setup.service("app", a), GET)));
        await().atMost(SOON)
                .until(() -> counts().service("app").standing() == Standing.LAST_RESORT);

        assertThat(answerers()).containsExactly("a");
        health.set(OK);
        await().atMost(SOON).until(() -> counts().service("app").standing() == Standing.REGULAR);
    }

    @Test
    void whatIsKnownGoesOnWhenTheConfigurationChangesAroundIt() {
        health.set("HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n");
        Service service = checked(Setup.service("app", a, b), GET);
        serve(Setup.web(service));
        awaitHealth(a.config(), Availability.DOWN);

        apply(Setup.web(service.withName("renamed")));
        assertThat(health(a.config()).availability()).isEqualTo(Availability.DOWN);

        apply(Setup.web(checked(service, new HealthCheck.None())));
        awaitHealth(a.config(), Availability.UNKNOWN);
        int asked = a.connections();
        assertThat(answerers()).containsExactlyInAnyOrder("a", "b");
        assertThat(a.connections()).isEqualTo(asked + 1);
    }

    @Test
    void afterAStopNobodyIsAsked() {
        serve(Setup.web(checked(Setup.service("app", a), TCP)));
        awaitHealth(a.config(), Availability.UP);
        done(engine().stop());
        await().atMost(SOON).until(() -> a.openConnections() == 0);
        int asked = a.connections();

        await().during(Duration.ofMillis(500)).atMost(SOON).until(() -> a.connections() == asked);
    }
}
