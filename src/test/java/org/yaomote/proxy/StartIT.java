package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.config.Backend;
import org.yaomote.config.Listener;
import org.yaomote.config.ProxyConfig;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;
import org.yaomote.fixtures.TestCertificates;
import org.yaomote.fixtures.TestCertificates.KeyKind;
import org.yaomote.metrics.BoundListener;
import org.yaomote.metrics.TrafficSnapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/// A start opens every listener or none, and says at which field each obstacle can be mended.
class StartIT extends ProxyScenario {
    @TempDir private Path folder = Path.of("");

    StartIT() {
        super(Transport.BEST);
    }

    private StartResult start(ProxyConfig config) {
        return done(engine(2, folder).start(config));
    }

    private static ServerSocket taken() {
        try {
            return new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProxyConfig app(Listener... listeners) {
        ProxyConfig config =
                ProxyConfig.EMPTY.withService(
                        Setup.service("app", with(ScriptedBackend.saying("x"))));
        for (Listener listener : listeners) {
            config = config.withListener(listener);
        }
        return config;
    }

    private static void assertClosed(int port) {
        assertThatThrownBy(() -> RawClient.to(port))
                .hasCauseInstanceOf(java.net.ConnectException.class);
    }

    @Test
    void aStartTellsWhereEachListenerIs() {
        StartResult result = start(app(Setup.http("one", "app"), Setup.http("two", "app")));

        assertThat(started(result))
                .extracting(BoundListener::id)
                .containsExactlyInAnyOrder("one", "two");
        for (BoundListener listener : started(result)) {
            assertThat(listener.port()).isPositive();
            assertThat(client(listener.port()).get("/").body()).isEqualTo("x");
        }
    }

    @Test
    void aDisabledListenerIsNotOpened() {
        int port = ScriptedBackend.refusingPort();
        Listener off = Setup.http("off", "app").withPort(port).withEnabled(false);

        assertThat(started(start(app(Setup.http("on", "app"), off)))).hasSize(1);
        assertClosed(port);
    }

    @Test
    void aPortInUseIsSaidAtItsFieldAndNothingIsLeftOpen() throws IOException {
        int free = ScriptedBackend.refusingPort();
        try (ServerSocket other = taken()) {
            StartResult result =
                    start(
                            app(
                                    Setup.http("good", "app").withPort(free),
                                    Setup.http("bad", "app").withPort(other.getLocalPort())));

            assertThat(refusals(result)).containsExactly("listeners[1].port bind.inUse");
            assertThat(engine().table()).isNull();
            assertThat(engine().snapshot()).isEqualTo(TrafficSnapshot.EMPTY);
            assertClosed(free);
        }
    }

    @Test
    void severalObstaclesAreAllSaid() throws IOException {
        try (ServerSocket one = taken();
                ServerSocket two = taken()) {
            StartResult result =
                    start(
                            app(
                                    Setup.http("a", "app").withPort(one.getLocalPort()),
                                    Setup.http("b", "app"),
                                    Setup.http("c", "app").withAddress("192.0.2.77"),
                                    Setup.http("d", "app").withPort(two.getLocalPort()),
                                    Setup.http("e", "app").withAddress("no-such-host.invalid")));

            assertThat(refusals(result))
                    .containsExactlyInAnyOrder(
                            "listeners[0].port bind.inUse",
                            "listeners[2].address bind.noAddress",
                            "listeners[3].port bind.inUse",
                            "listeners[4].address bind.unknownHost");
        }
    }

    @Test
    void aRefusedStartCanBeTriedAgain() throws IOException {
        int port;
        try (ServerSocket other = taken()) {
            port = other.getLocalPort();
            refusals(start(app(Setup.http("web", "app").withPort(port))));
        }

        noteStarted(engine().start(app(Setup.http("web", "app").withPort(port))));

        assertThat(client().get("/").status()).isEqualTo(200);
    }

    @Test
    void aPrivilegedPortIsForAdministrators() throws IOException {
        boolean root = "root".equals(System.getProperty("user.name"));
        Path limit = Path.of("/proc/sys/net/ipv4/ip_unprivileged_port_start");
        assumeThat(!root && Files.exists(limit) && !Files.readString(limit).strip().equals("0"))
                .as("an ordinary user on a Linux that protects ports")
                .isTrue();

        StartResult result = start(app(Setup.http("web", "app").withPort(81)));

        assertThat(refusals(result)).containsExactly("listeners[0].port bind.denied");
    }

    @Test
    void unusableCertificatesAreSaidAtTheirFields() {
        TestCertificates.Identity good = TestCertificates.selfSigned(KeyKind.EC, "localhost");
        good.writeBundle(folder, "good");
        TestCertificates.write(folder, "no-key.pem", good.chainPem());
        TestCertificates.write(folder, "broken.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n");

        StartResult result =
                start(
                        app(
                                Setup.http("plain", "app"),
                                Setup.https("a", "app", "good.pem", "missing.pem", "no-key.pem"),
                                Setup.https("b", "app", "broken.pem")));

        assertThat(refusals(result))
                .containsExactlyInAnyOrder(
                        "listeners[1].certificates[1] certificate.missing",
                        "listeners[1].certificates[2] certificate.noKey",
                        "listeners[2].certificates[0] certificate.brokenPart");
    }

    /// A name that is not known today may be tomorrow: the rest serves.
    @Test
    void anUnknownBackendIsAWarningAndTheRestServes() {
        ScriptedBackend good = with(ScriptedBackend.saying("good"));
        Backend unknown = new Backend("", "no-such-host.invalid", 80, 1, true);
        ProxyConfig config = Setup.web(Setup.service("app", unknown, good.config()));

        StartResult result = start(config);

        assertThat(result).isInstanceOf(StartResult.Started.class);
        if (result instanceof StartResult.Started(var listeners, var warnings)) {
            assertThat(warnings)
                    .extracting(ProxyScenario::said)
                    .containsExactly("services[0].backends[0].host backend.unknownHost");
            RawClient client = client(listeners.getFirst().port());
            for (int i = 0; i < 4; i++) {
                assertThat(client.get("/").body()).isEqualTo("good");
            }
        }
    }

    @Test
    void withoutAnEnabledListenerThereIsNothingToStart() {
        assertThat(refusals(start(app()))).containsExactly(" listeners.none");
    }

    @Test
    void anInvalidConfigurationIsRefusedBeforeAnythingIsOpened() {
        Listener nowhere = Setup.http("web", "missing");

        assertThat(refusals(start(app(nowhere))))
                .containsExactly("listeners[0].rules[0].service rule.unknownService");
    }

    @Test
    void whatRunsIsNotStartedTwice() {
        ProxyConfig config = app(Setup.http("web", "app"));
        noteStarted(engine(1, folder).start(config));

        assertThat(refusals(done(engine().start(config)))).containsExactly(" engine.running");
        assertThat(client().get("/").status()).isEqualTo(200);
    }

    @Test
    void whatDoesNotRunIsNotChangedAndStopsAtOnce() {
        ProxyEngine engine = engine(1, folder);

        assertThat(refusals(done(engine.apply(app(Setup.http("web", "app"))))))
                .containsExactly(" engine.notRunning");
        assertThat(done(engine.stop())).isZero();
    }
}
