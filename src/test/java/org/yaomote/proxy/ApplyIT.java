package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaomote.config.Listener;
import org.yaomote.config.ListenerId;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.RawClient.End;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;
import org.yaomote.fixtures.TestCertificates;
import org.yaomote.fixtures.TestCertificates.Identity;
import org.yaomote.fixtures.TestCertificates.KeyKind;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// Changes while the proxy runs: nobody who is served notices.
@ParameterizedClass
@EnumSource(Transport.class)
class ApplyIT extends ProxyScenario {
    private static final int CLIENTS = 64;

    @TempDir private Path folder = Path.of("");

    ApplyIT(Transport transport) {
        super(transport);
    }

    @Test
    void backendsComeAndGoUnderLoadWithoutAFailedRequest() throws InterruptedException {
        ScriptedBackend a = with(ScriptedBackend.saying("a"));
        ScriptedBackend b = with(ScriptedBackend.saying("b"));
        ScriptedBackend c = with(ScriptedBackend.saying("c"));
        serve(Setup.web(a, b), 2);
        int port = port();

        try (Load load = new Load(CLIENTS, () -> port)) {
            load.awaitMore(300);
            for (int round = 0; round < 5; round++) {
                applyTo(Setup.service("app", a.config(1 + round), b.config(3)));
                load.awaitMore(100);
                applyTo(Setup.service("app", a.config(), b.config(), c.config(2)));
                load.awaitMore(100);
                applyTo(Setup.service("app", a.config(), c.config()));
                load.awaitMore(100);
                applyTo(Setup.service("app", a.config().withEnabled(false), b.config(5)));
                load.awaitMore(100);
            }
            long answered = load.end();

            assertThat(load.failures()).isEmpty();
            assertThat(listener().requests()).isEqualTo(answered);
            assertThat(listener().outcomes().success()).isEqualTo(answered);
            long served = a.requests().size() + b.requests().size() + c.requests().size();
            assertThat(served).isEqualTo(answered);
        }
    }

    private void applyTo(Service service) {
        apply(current().withService(service));
    }

    private ProxyConfig current() {
        RoutingTable table = engine().table();
        assertThat(table).isNotNull();
        return table.config();
    }

    @Test
    void otherListenersComeMoveAndGoUnderLoad() throws InterruptedException {
        ScriptedBackend a = with(ScriptedBackend.saying("a"));
        serve(Setup.web(a), 2);
        int port = port();

        try (Load load = new Load(CLIENTS, () -> port)) {
            for (int round = 0; round < 3; round++) {
                load.awaitMore(100);
                apply(current().withListener(Setup.http("second", "app")));
                assertThat(client(port("second")).get("/").body()).isEqualTo("a");
                int other = ScriptedBackend.refusingPort();
                apply(current().withListener(Setup.http("second", "app").withPort(other)));
                assertThat(client(other).get("/").body()).isEqualTo("a");
                apply(current().withoutListener(new ListenerId("second")));
                assertClosed(other);
                assertThat(port()).isEqualTo(port);
            }
            long answered = load.end();

            assertThat(load.failures()).isEmpty();
            assertThat(listener().outcomes().success()).isEqualTo(answered);
        }
    }

    @Test
    void aCertificateIsReplacedUnderLoad() throws InterruptedException {
        Identity first = TestCertificates.selfSigned(KeyKind.EC, "localhost");
        Identity second = TestCertificates.selfSigned(KeyKind.EC, "localhost");
        first.writeBundle(folder, "cert");
        ScriptedBackend a = with(ScriptedBackend.saying("a"));
        noteStarted(
                engine(2, folder)
                        .start(Setup.web(a).withListener(Setup.https("tls", "app", "cert.pem"))));
        int port = port();
        RawClient old = with(RawClient.secure(port("tls"), trust(first), "localhost"));
        assertThat(old.get("/").body()).isEqualTo("a");
        int tls = port("tls");

        try (Load load = new Load(CLIENTS, () -> port)) {
            load.awaitMore(100);
            second.writeBundle(folder, "cert");
            apply(current());
            load.awaitMore(100);

            assertThat(port("tls")).isEqualTo(tls);
            RawClient young = with(RawClient.secure(tls, trust(second), "localhost"));
            assertThat(young.get("/").body()).isEqualTo("a");
            assertThat(old.get("/").body()).isEqualTo("a");
            assertThat(load.failures()).isEmpty();
        }
    }

    private static javax.net.ssl.SSLContext trust(Identity identity) {
        return TestCertificates.trusting(identity);
    }

    @Test
    void aBrokenCertificateChangesNothing() {
        Identity good = TestCertificates.selfSigned(KeyKind.EC, "localhost");
        good.writeBundle(folder, "cert");
        ScriptedBackend a = with(ScriptedBackend.saying("a"));
        noteStarted(
                engine(1, folder)
                        .start(
                                ProxyConfig.EMPTY
                                        .withService(Setup.service("app", a))
                                        .withListener(Setup.https("tls", "app", "cert.pem"))));
        TestCertificates.write(folder, "cert.pem", "nothing");

        assertThat(refusals(done(engine().apply(current()))))
                .containsExactly("listeners[0].certificates[0] certificate.noCertificate");
        RawClient client = with(RawClient.secure(port("tls"), trust(good), "localhost"));
        assertThat(client.get("/").body()).isEqualTo("a");
    }

    /// A request lives and dies under the table it began with.
    @Test
    void aRequestInFlightEndsAtABackendThatIsGone() {
        CountDownLatch go = new CountDownLatch(1);
        ScriptedBackend slow =
                with(
                        ScriptedBackend.running(
                                visit -> {
                                    visit.request();
                                    go.await();
                                    visit.ok("slow");
                                    visit.awaitEnd();
                                }));
        ScriptedBackend other = with(ScriptedBackend.saying("other"));
        serve(Setup.web(slow));
        RawClient client = client().send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        await().atMost(SOON).until(() -> slow.requests().size() == 1);

        applyTo(Setup.service("app", other.config()));
        assertThat(client().get("/").body()).isEqualTo("other");
        go.countDown();

        assertThat(client.answer().body()).isEqualTo("slow");
        assertThat(client.get("/").body()).isEqualTo("other");
        // Nobody will want its connection again.
        await().atMost(SOON).until(() -> slow.openConnections() == 0);
    }

    @Test
    void theIdleConnectionsOfARemovedBackendAreClosed() {
        ScriptedBackend gone = with(ScriptedBackend.saying("gone"));
        ScriptedBackend stays = with(ScriptedBackend.saying("stays"));
        serve(Setup.web(gone, stays));
        RawClient client = client();
        client.get("/");
        client.get("/");
        assertThat(gone.openConnections()).isEqualTo(1);

        applyTo(Setup.service("app", stays.config()));

        await().atMost(SOON).until(() -> gone.openConnections() == 0);
        assertThat(stays.openConnections()).isEqualTo(1);
        assertThat(client.get("/").body()).isEqualTo("stays");
        assertThat(stays.connections()).isEqualTo(1);
    }

    @Test
    void theIdleClientsOfARemovedListenerAreClosedAndTheOthersStay() {
        ScriptedBackend a = with(ScriptedBackend.saying("a"));
        serve(Setup.web(a).withListener(Setup.http("second", "app")));
        RawClient stays = client();
        RawClient leaves = client(port("second"));
        stays.get("/");
        leaves.get("/");

        apply(current().withoutListener(new ListenerId("second")));

        assertThat(leaves.end()).isEqualTo(End.CLOSED);
        assertThat(stays.get("/").body()).isEqualTo("a");
    }

    @Test
    void aDisabledListenerIsClosed() {
        ScriptedBackend a = with(ScriptedBackend.saying("a"));
        Listener second = Setup.http("second", "app");
        serve(Setup.web(a).withListener(second));
        int port = port("second");

        apply(current().withListener(second.withEnabled(false)));

        assertClosed(port);
        assertThat(client().get("/").body()).isEqualTo("a");
    }

    @Test
    void newRulesHoldForTheNextRequestOfAnOpenConnection() {
        ScriptedBackend a = with(ScriptedBackend.saying("a"));
        ScriptedBackend b = with(ScriptedBackend.saying("b"));
        serve(Setup.web(a));
        RawClient client = client();
        assertThat(client.get("/").body()).isEqualTo("a");

        apply(
                current()
                        .withService(Setup.service("new", b))
                        .withListener(Setup.http("web", "new"))
                        .withoutService(new ServiceId("app")));

        assertThat(client.get("/").body()).isEqualTo("b");
        assertThat(listener().requests()).isEqualTo(2);
    }

    @Test
    void anInvalidChangeChangesNothing() throws IOException {
        ScriptedBackend a = with(ScriptedBackend.saying("a"));
        serve(Setup.web(a));
        RoutingTable before = engine().table();
        client().get("/");
        ProxyConfig now = current();

        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            for (ProxyConfig bad :
                    List.of(
                            now.withListener(Setup.http("web", "missing")),
                            now.withListeners(List.of()),
                            now.withService(Setup.service("app", a.config(0))),
                            now.withListener(Setup.https("tls", "app", "none.pem")),
                            now.withListener(
                                    Setup.http("2", "app").withPort(other.getLocalPort())))) {
                assertThat(refusals(done(engine().apply(bad)))).hasSize(1);
                assertThat(engine().table()).isSameAs(before);
            }
        }

        assertThat(client().get("/").body()).isEqualTo("a");
        assertThat(listener().requests()).isEqualTo(2);
    }

    /// The old address is in the way of the new one: it makes way, and comes back if that fails.
    @Test
    void anAddressIsWidenedOnItsPort() {
        ScriptedBackend a = with(ScriptedBackend.saying("a"));
        int port = portForAllAddresses();
        Listener narrow = Setup.http("web", "app").withPort(port);
        serve(ProxyConfig.EMPTY.withService(Setup.service("app", a)).withListener(narrow));
        RawClient before = client();
        assertThat(before.get("/").body()).isEqualTo("a");

        for (String address : List.of("0.0.0.0", "127.0.0.1", "localhost", "127.0.0.1")) {
            apply(current().withListener(narrow.withAddress(address)));
            assertThat(client(port).get("/").body()).as(address).isEqualTo("a");
        }

        assertThat(before.get("/").body()).isEqualTo("a");
        assertThat(listener().requests()).isEqualTo(6);
    }

    /// Free on every address, and outside the range from which the system takes ports for whoever
    /// asks for any: one of those could be taken on another address meanwhile.
    private static int portForAllAddresses() {
        for (int port = 21_000; port < 30_000; port++) {
            try (ServerSocket _ = new ServerSocket(port)) {
                return port;
            } catch (IOException _) {
                // Somebody has it.
            }
        }
        throw new AssertionError("no port is free");
    }

    @Test
    void anAddressThatCannotBeWidenedIsServedAsBefore() throws IOException {
        ScriptedBackend a = with(ScriptedBackend.saying("a"));
        int port = ScriptedBackend.refusingPort();
        Listener narrow = Setup.http("web", "app").withPort(port);
        serve(ProxyConfig.EMPTY.withService(Setup.service("app", a)).withListener(narrow));
        RawClient kept = client();
        kept.get("/");
        RoutingTable before = engine().table();

        try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.2"))) {
            assertThat(other.isBound()).isTrue();
            assertThat(
                            refusals(
                                    done(
                                            engine().apply(
                                                            current()
                                                                    .withListener(
                                                                            narrow.withAddress(
                                                                                    "0.0.0.0"))))))
                    .containsExactly("listeners[0].port bind.inUse");
        }

        assertThat(engine().table()).isSameAs(before);
        assertThat(kept.get("/").body()).isEqualTo("a");
        assertThat(client(port).get("/").body()).isEqualTo("a");
    }

    @Test
    void aSessionSurvivesAChange() {
        ScriptedBackend a = with(ScriptedBackend.saying("a"));
        ScriptedBackend b = with(ScriptedBackend.saying("b"));
        Service service =
                Setup.service("app", a, b)
                        .withAffinity(
                                new org.yaomote.config.Affinity.ByClientAddress(
                                        java.time.Duration.ofMinutes(1)));
        serve(Setup.web(service));
        String first = client().get("/").body();

        applyTo(service.withBackends(List.of(b.config(7), a.config(3))));

        for (int i = 0; i < 5; i++) {
            assertThat(client().get("/").body()).isEqualTo(first);
        }
    }

    private static void assertClosed(int port) {
        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThatThrownBy(() -> RawClient.to(port))
                                        .hasCauseInstanceOf(java.net.ConnectException.class));
    }
}
