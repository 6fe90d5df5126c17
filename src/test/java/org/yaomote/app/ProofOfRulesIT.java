package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.config.ProxyConfig;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.pound.PoundImport;
import org.yaomote.pound.PoundParser;
import org.yaomote.proof.ListenerProof;
import org.yaomote.proxy.Places;
import org.yaomote.proxy.ProxyEngine;
import org.yaomote.proxy.StartResult;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// After an apply each listener is asked something that its rules take, whatever way they ask for
/// it; and where nothing can be thought of, the backends are not blamed.
class ProofOfRulesIT {
    @TempDir private Path folder;

    private final ScriptedBackend shop = ScriptedBackend.saying("shop");
    private final ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void close() {
        shop.close();
        pool.shutdownNow();
        timer.shutdownNow();
    }

    private ListenerProof proof(String service) throws Exception {
        String text =
                """
                ListenHTTP
                    Address 127.0.0.1
                    Port 8080
                    Service
                        %s
                        Backend
                            Address 127.0.0.1
                            Port %d
                        End
                    End
                End
                """
                        .formatted(service, shop.port());
        var read = (PoundImport.Accepted) PoundParser.parse("pound.cfg", text);
        ProxyConfig config =
                read.config()
                        .withListeners(
                                read.config().listeners().stream()
                                        .map(listener -> listener.withPort(0))
                                        .toList());
        try (ProxyEngine engine =
                new ProxyEngine(new Places(folder, folder.resolve("log")), 1, () -> new byte[32])) {
            return proof(engine, config);
        }
    }

    private ListenerProof proof(ProxyEngine engine, ProxyConfig config) throws Exception {
        var started = (StartResult.Started) engine.start(config).get(30, TimeUnit.SECONDS);
        List<ListenerProof> proofs =
                new TrafficWiring(engine, folder, timer, pool, pool)
                        .gate()
                        .look(ProxyConfig.EMPTY, config, started.listeners())
                        .get(30, TimeUnit.SECONDS);
        assertThat(proofs).hasSize(1);
        return proofs.getFirst();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HeadRequire \"Host: h0.lan\"",
                "HeadRequire \"^Host:[ \\t]*(www\\.)?h0\\.lan$\"",
                "HeadRequire \"Host:.*\\.lan\"",
                "HeadRequire \"X-Shop: yes\"\nURL \"^/(shop|store)/.*\\.html$\"",
                "Host -re \"^h[0-9]\\.lan$\"",
                "Host \"h0.lan\"\nNot Path \"^/$\"\nPath -beg \"/api\"",
                "Header \"X-Key\" \"^[a-z]{4}$\"",
                "Match OR\nHost \"h0.lan\"\nHost \"h1.lan\"\nEnd",
                "QueryParam \"id\" \"^[0-9]+$\"",
                "Method \"GET\"",
            })
    void somethingIsAskedThatTheRuleTakes(String rule) throws Exception {
        assertThat(proof(rule))
                .isInstanceOfSatisfying(
                        ListenerProof.Answered.class,
                        answer -> {
                            assertThat(answer.status()).isEqualTo(200);
                            assertThat(answer.backend()).isNotEmpty();
                        });
        assertThat(shop.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Header \"X-Key\" -pcre \"^(?=a)b$\"",
                "Not ACL\n\"127.0.0.0/8\"\nEnd",
                "Method \"DELETE\""
            })
    void backendsAreNotBlamedForWhatNoRuleTook(String rule) throws Exception {
        ListenerProof proof = proof(rule);

        assertThat(proof.said().code()).isEqualTo("proof.own.untaken");
        assertThat(proof.said().arguments()).last().isEqualTo("503");
        assertThat(proof.isGood()).isTrue();
        assertThat(shop.requests()).isEmpty();
    }

    @Test
    void aBackendThatIsDownIsStillBlamed() throws Exception {
        shop.close();

        ListenerProof proof = proof("HeadRequire \"Host: h0.lan\"");

        assertThat(proof.said().code()).startsWith("proof.failed");
        assertThat(proof.isGood()).isFalse();
    }
}
