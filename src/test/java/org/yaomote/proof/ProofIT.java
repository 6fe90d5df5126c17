package org.yaomote.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yaomote.fixtures.Configs.backend;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.config.BackendMode;
import org.yaomote.config.ClientCertificates;
import org.yaomote.config.Listener;
import org.yaomote.config.ListenerId;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.config.Timeouts;
import org.yaomote.config.TlsSettings;
import org.yaomote.fixtures.Configs;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.TestCertificates;
import org.yaomote.fixtures.TestCertificates.KeyKind;
import org.yaomote.metrics.BoundListener;
import org.yaomote.policy.Condition;
import org.yaomote.proxy.Places;
import org.yaomote.proxy.ProxyEngine;
import org.yaomote.proxy.StartResult;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// A proof is what came back of a real request, and a check is what is there before an apply.
@Timeout(60)
class ProofIT {
    @TempDir private static Path folder;

    private final ExecutorService waiting = Executors.newVirtualThreadPerTaskExecutor();
    private final ScriptedBackend shop = ScriptedBackend.saying("shop");
    private final ScriptedBackend other = ScriptedBackend.saying("other");
    private final ProxyEngine engine =
            new ProxyEngine(
                    new Places(folder, folder.resolve("access.log")), 1, () -> new byte[32]);

    @AfterEach
    void close() {
        engine.close();
        shop.close();
        other.close();
        waiting.shutdownNow();
    }

    private static Service service(String name, ScriptedBackend server) {
        return Configs.service(name, backend(name + "1", server.port(), 1));
    }

    private ProxyConfig config(Listener... listeners) {
        return new ProxyConfig(
                List.of(listeners),
                List.of(service("shop", shop), service("other", other)),
                Timeouts.DEFAULTS);
    }

    /// Host `a.example` below `/shop` goes to the shop, all the rest to the other one.
    private Listener listener(String name, Protocol protocol) {
        Rule shopping =
                new Rule(
                        List.of(
                                new Condition.HostIs("a.example"),
                                new Condition.PathPrefix("/shop")),
                        service("shop", shop).id());
        Rule rest = Rule.everything(service("other", other).id());
        return Configs.listener(name, 0, shopping, rest)
                .withAddress("0.0.0.0")
                .withProtocol(protocol);
    }

    private List<BoundListener> running(ProxyConfig config) throws Exception {
        StartResult result = engine.start(config).get(30, TimeUnit.SECONDS);
        assertThat(result).isInstanceOf(StartResult.Started.class);
        return ((StartResult.Started) result).listeners();
    }

    private List<ListenerProof> proven(ProxyConfig before, ProxyConfig after) throws Exception {
        List<BoundListener> open = running(after);
        return new Prover(waiting, engine.insight().ownLine(), System::nanoTime, Foresight.none())
                .prove(before, after, open)
                .get(30, TimeUnit.SECONDS);
    }

    @Test
    void aRequestGoesWhereTheChangedServiceGetsIt() throws Exception {
        var identity = TestCertificates.selfSigned(KeyKind.EC, "a.example");
        TlsSettings tls = new TlsSettings(List.of(identity.writeBundle(folder, "a").toString()));
        Path roots = TestCertificates.write(folder, "roots.pem", identity.chainPem());
        TlsSettings asking =
                new TlsSettings(
                        tls.certificates(), new ClientCertificates.Required(roots.toString()));
        ProxyConfig after =
                config(
                        listener("plain", new Protocol.Http()),
                        listener("secure", new Protocol.Https(tls)),
                        listener("asking", new Protocol.Https(asking)));
        ProxyConfig before =
                after.withService(
                        service("shop", shop).withBackends(List.of(backend("shop1", 1, 1))));

        List<ListenerProof> proofs = proven(before, after);

        assertThat(proofs).hasSize(3).allMatch(ListenerProof::isGood);
        assertThat(proofs.subList(0, 2))
                .allSatisfy(
                        proof -> {
                            var answer = (ListenerProof.Answered) proof;
                            assertThat(answer.status()).isEqualTo(200);
                            assertThat(answer.backend()).isEqualTo("shop1");
                        });
        assertThat(proofs.getLast()).isInstanceOf(ListenerProof.Open.class);
        assertThat(shop.requests()).hasSize(2);
        assertThat(other.requests()).isEmpty();
        assertThat(shop.requests().getFirst().startLine()).isEqualTo("HEAD /shop HTTP/1.1");
    }

    @Test
    void aConnectionIsProvenToReachABackendWhateverItSpeaks() throws Exception {
        ScriptedBackend silent = ScriptedBackend.running(ScriptedBackend.Visit::awaitEnd);
        ScriptedBackend hasty = ScriptedBackend.running(visit -> {});
        Service refusing = Configs.service("lost", backend("lost1", refusing(), 1));
        try (silent;
                hasty) {
            ProxyConfig after =
                    new ProxyConfig(
                            List.of(
                                    tunnel("silent", "silent"),
                                    tunnel("hasty", "hasty"),
                                    tunnel("lost", "lost")),
                            List.of(service("silent", silent), service("hasty", hasty), refusing),
                            Timeouts.DEFAULTS);

            List<ListenerProof> proofs = proven(ProxyConfig.EMPTY, after);

            assertThat(proofs.subList(0, 2))
                    .extracting(p -> ((ListenerProof.Passed) p).backend())
                    .containsExactly("silent1", "hasty1");
            assertThat(proofs.getLast())
                    .isInstanceOfSatisfying(
                            ListenerProof.Silent.class,
                            s -> assertThat(s.fault()).isEqualTo(ListenerProof.Fault.NOBODY));
        }
    }

    private static Listener tunnel(String name, String service) {
        return Configs.listener(name, 0, Rule.everything(Configs.service(service).id()))
                .withProtocol(new Protocol.Tcp());
    }

    @Test
    void onlyWhatIsTouchedIsAskedAndOnlyAnAnswerIsGood() throws Exception {
        Listener one = Configs.listener("one", 0, Rule.everything(service("shop", shop).id()));
        Listener two =
                Configs.listener("two", 0, Rule.everything(service("other", other).id()))
                        .withId(new ListenerId("two"));
        ProxyConfig before = config(one, two);
        Service off =
                service("shop", shop)
                        .withBackends(
                                List.of(
                                        backend("shop1", shop.port(), 1)
                                                .withMode(BackendMode.OFF)));
        ProxyConfig after = before.withService(off);

        List<ListenerProof> proofs = proven(before, after);

        assertThat(proofs).hasSize(1);
        var answer = (ListenerProof.Answered) proofs.getFirst();
        assertThat(answer.listener().name()).isEqualTo("one");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.isGood()).isFalse();
        assertThat(answer.backend()).isEmpty();
    }

    @Test
    void anErrorOfTheProxyIsNotSaidToBeOfTheServerThatRefused() throws Exception {
        Service lost = Configs.service("lost", backend("lost1", refusing(), 1));
        Listener alone = Configs.listener("alone", 0, Rule.everything(lost.id()));
        ProxyConfig after = new ProxyConfig(List.of(alone), List.of(lost), Timeouts.DEFAULTS);

        List<ListenerProof> proofs = proven(ProxyConfig.EMPTY, after);

        var answer = (ListenerProof.Answered) proofs.getFirst();
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.backend()).isEmpty();
        assertThat(answer.said().code()).isEqualTo("proof.failed");
    }

    @Test
    void whereNobodyListensThereIsNoAnswer() throws Exception {
        ProxyConfig config = config(listener("gone", new Protocol.Http()));
        int port = ScriptedBackend.refusingPort();
        var gone =
                new BoundListener(
                        config.listeners().getFirst().id().value(),
                        "gone",
                        "127.0.0.1",
                        port,
                        false);

        List<ListenerProof> proofs =
                new Prover(waiting, engine.insight().ownLine(), System::nanoTime, Foresight.none())
                        .prove(ProxyConfig.EMPTY, config, List.of(gone))
                        .get(30, TimeUnit.SECONDS);

        assertThat(proofs)
                .singleElement()
                .isInstanceOfSatisfying(
                        ListenerProof.Silent.class,
                        s -> assertThat(s.fault()).isEqualTo(ListenerProof.Fault.REFUSED));
    }

    @Test
    void theChecksTellWhatAnApplyWouldMeet() throws Exception {
        var identity = TestCertificates.selfSigned(KeyKind.EC, "b.example");
        TlsSettings tls = new TlsSettings(List.of(identity.writeBundle(folder, "b").toString()));
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            Listener secure =
                    listener("secure", new Protocol.Https(tls))
                            .withAddress("127.0.0.1")
                            .withPort(taken.getLocalPort());
            ProxyConfig draft =
                    config(secure)
                            .withService(
                                    service("shop", shop)
                                            .withBackends(
                                                    List.of(
                                                            backend("shop1", shop.port(), 1),
                                                            backend("", refusing(), 1),
                                                            backend("named", 80, 1)
                                                                    .withHost("no.invalid"))));

            List<Check> checks =
                    new Preflight(waiting, folder)
                            .look(ProxyConfig.EMPTY, draft, List.of())
                            .get(30, TimeUnit.SECONDS);

            assertThat(checks)
                    .extracting(Check::code)
                    .containsExactly(
                            "name.unknown", "bind.inUse", "certificate.missing", "backend.silent");
            assertThat(checks)
                    .extracting(Check::verdict)
                    .containsExactly(
                            Check.Verdict.DOUBTFUL,
                            Check.Verdict.BAD,
                            Check.Verdict.DOUBTFUL,
                            Check.Verdict.DOUBTFUL);
        }
    }

    private static int refusing() throws IOException {
        return ScriptedBackend.refusingPort();
    }
}
