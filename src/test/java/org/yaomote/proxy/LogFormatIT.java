package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.config.AccessLog;
import org.yaomote.config.Listener;
import org.yaomote.config.ListenerOptions;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.fixtures.EnginePolicies;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;
import org.yaomote.policy.Definitions.LogFormat;
import org.yaomote.policy.LogSuppression;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Pound's `LogFormat`, `LogLevel` of a listener, `LogSuppress` and `Anonymise` (specification of
/// pound.cfg, §3.2, §3.3, §3.7, §3.11).
class LogFormatIT extends ProxyScenario {
    @TempDir private Path folder;

    LogFormatIT() {
        super(Transport.BEST);
    }

    private static Listener listener(String id, String format) {
        return Setup.http(id, "app")
                .withOptions(ListenerOptions.DEFAULTS.withPolicy(EnginePolicies.logFormat(format)));
    }

    private static ProxyConfig logged(ProxyConfig config) {
        return config.withAccessLog(AccessLog.ToFile.DEFAULTS.withQueryValues(true));
    }

    private List<String> lines() throws IOException {
        done(engine().stop());
        return Files.readAllLines(folder.resolve("access.log"));
    }

    private void ask(String listener, String request) {
        client(port(listener)).send(request + "Host: shop.example:8\r\n\r\n").answer();
    }

    @Test
    void logLevelOfAListenerIsItsOwn() throws IOException {
        ScriptedBackend backend = with(ScriptedBackend.saying("hello"));
        String at = backend.config().address();
        ProxyConfig config =
                logged(ProxyConfig.EMPTY.withService(Setup.service("app", backend)))
                        .withListener(listener("none", "0"))
                        .withListener(listener("one", "regular"))
                        .withListener(listener("two", "2"))
                        .withListener(listener("four", "4"));
        noteStarted(engine(1, folder).start(config));
        ask("none", "GET /none HTTP/1.1\r\n");
        ask("one", "GET /one HTTP/1.1\r\n");
        ask("two", "GET /two HTTP/1.1\r\n");
        ask("four", "GET /four HTTP/1.1\r\nAuthorization: Basic YW5uYTpzZWNyZXQ=\r\n");

        List<String> lines = lines();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).isEqualTo("127.0.0.1 GET /one HTTP/1.1 - HTTP/1.1 200 OK");
        assertThat(lines.get(1))
                .matches(
                        "127\\.0\\.0\\.1 GET /two HTTP/1\\.1 - HTTP/1\\.1 200 OK"
                                + " \\(shop\\.example:8/app -> "
                                + at
                                + "\\) \\d\\.\\d{6} sec");
        assertThat(lines.get(2))
                .matches("127\\.0\\.0\\.1 - anna \\[.*] \"GET /four HTTP/1\\.1\" 200 5 \"\" \"\"");
    }

    @Test
    void logFormatWritesWhatItNames() throws IOException {
        ScriptedBackend backend = with(ScriptedBackend.saying("hello"));
        String text = "%{listener}N %{backend}L %u %m %U %q %{X-Trace}i|%{X-Other}I %P %A %{f}T";
        ProxyConfig config =
                EnginePolicies.logging(
                        logged(ProxyConfig.EMPTY.withService(Setup.service("app", backend)))
                                .withListener(listener("web", "mine")),
                        false,
                        new LogFormat("mine", text));
        noteStarted(engine(1, folder).start(config));
        ask(
                "web",
                "GET /a?b=c HTTP/1.1\r\nX-Trace: t\"1\\\r\n"
                        + "Authorization: Basic YW5uYTpzZWNyZXQ=\r\n");

        assertThat(lines())
                .singleElement()
                .asString()
                .matches(
                        "web services\\[0]\\.backends\\[0] anna GET /a \\?b=c t\\\\x221\\\\x5C\\|-"
                                + " 0 127\\.0\\.0\\.1 \\d\\.\\d{6}");
    }

    @Test
    void logSuppressLeavesItsClassesOut() throws IOException {
        ScriptedBackend backend = with(ScriptedBackend.saying("hello"));
        Service app = Setup.service("app", backend);
        Service quiet =
                app.withOptions(
                        app.options().withPolicy(EnginePolicies.silent(LogSuppression.SUCCESS)));
        noteStarted(
                engine(1, folder)
                        .start(
                                logged(ProxyConfig.EMPTY.withService(quiet))
                                        .withListener(listener("web", "1"))));
        RawClient client = client();
        client.get("/good");
        client.send("GET /bad HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n").answer();

        assertThat(lines()).singleElement().isEqualTo("127.0.0.1 GET /bad HTTP/1.1 - HTTP/1.1 400");
    }

    @Test
    void anonymiseShortensTheAddress() throws IOException {
        ScriptedBackend backend = with(ScriptedBackend.saying("hello"));
        noteStarted(
                engine(1, folder).start(EnginePolicies.logging(logged(Setup.web(backend)), true)));
        client().get("/");

        assertThat(lines()).singleElement().asString().startsWith("127.0.0.0 - - [");
    }

    @Test
    void aFormatWithAMistakeIsRefused() {
        ScriptedBackend backend = with(ScriptedBackend.saying("hello"));
        ProxyConfig config =
                EnginePolicies.logging(
                        logged(Setup.web(backend)), false, new LogFormat("mine", "%a %y"));

        assertThat(refusals(done(engine(1, folder).start(config))))
                .containsExactly("definitions.logFormats[0].text logFormat.conversion");
    }
}
