package org.yaomote.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.config.Backend;
import org.yaomote.config.Listener;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.fixtures.Message;
import org.yaomote.fixtures.OtherProxy;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;
import org.yaomote.metrics.BoundListener;
import org.yaomote.policy.Reply;
import org.yaomote.policy.ServicePolicy;
import org.yaomote.proxy.Places;
import org.yaomote.proxy.ProxyEngine;
import org.yaomote.proxy.StartResult;
import org.yaomote.words.Words;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// What HAProxy and nginx make of our translations, next to what the proxy itself does.
abstract class ConvertScenario {
    @TempDir Path folder;

    final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    ScriptedBackend backend(String name) {
        ScriptedBackend made = ScriptedBackend.saying(name);
        open.add(made);
        return made;
    }

    Converted convert(OtherProxy.Kind kind, ProxyConfig config) {
        assumeTrue(kind.isThere(), kind + " is not installed");
        Converted made =
                switch (kind) {
                    case HAPROXY -> Converter.haproxy(config, f -> folder.resolve(f).toString());
                    case NGINX -> Converter.nginx(config, f -> folder.resolve(f).toString());
                };
        made.losses().forEach(ConvertScenario::hasWords);
        String complaint = OtherProxy.check(kind, folder, made.text());
        assertThat(complaint).as(made.text()).isEmpty();
        return made;
    }

    private static void hasWords(Problem problem) {
        assertThat(Words.of(Locale.ENGLISH).problem(problem)).isNotBlank();
        assertThat(Words.of(Locale.JAPANESE).problem(problem)).isNotBlank();
    }

    /// Starts the program with every listener on a port of its own.
    ///
    /// @return the port of the first
    int serve(OtherProxy.Kind kind, ProxyConfig config) {
        int first = ScriptedBackend.refusingPort();
        Listener listener = config.listeners().getFirst().withPort(first);
        Converted made = convert(kind, config.withListener(listener));
        open.add(OtherProxy.serving(kind, folder, made.text(), first));
        return first;
    }

    /// Starts our own engine.
    int serve(ProxyConfig config) throws Exception {
        ProxyEngine engine =
                new ProxyEngine(
                        new Places(folder, folder.resolve("access.log")), 1, () -> new byte[32]);
        open.add(engine);
        StartResult started = engine.start(config).get(20, TimeUnit.SECONDS);
        assertThat(started).isInstanceOf(StartResult.Started.class);
        List<BoundListener> listeners = ((StartResult.Started) started).listeners();
        return listeners.getFirst().port();
    }

    /// What came of a request `METHOD TARGET HOST`: the status, who answered or where to go.
    static String outcome(int port, String request) {
        String[] words = request.split(" ");
        try (RawClient client = RawClient.to(port)) {
            client.send(
                    words[0]
                            + " "
                            + words[1]
                            + " HTTP/1.1\r\nHost: "
                            + words[2]
                            + "\r\nX-Test: yes\r\n\r\n");
            Message answer = words[0].equals("HEAD") ? client.answerToHead() : client.answer();
            String status = answer.startLine().substring(9, 12);
            String location = String.join("", answer.values("location"));
            return status + " " + (status.equals("200") ? answer.body() : location);
        }
    }

    static Service replying(String id, Reply reply) {
        Service service = Setup.service(id, new Backend[0]);
        ServicePolicy usual = ServicePolicy.DEFAULTS;
        ServicePolicy policy =
                new ServicePolicy(
                        reply,
                        usual.rewriteErrors(),
                        usual.forwarded(),
                        usual.logSuppress(),
                        usual.constants(),
                        usual.disabled(),
                        usual.dynamicScale(),
                        usual.hashSessions(),
                        usual.modifications());
        return service.withOptions(service.options().withPolicy(policy));
    }
}
