package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yaomote.fixtures.Http2Frame.END_STREAM;
import static org.yaomote.fixtures.Http2Frame.data;
import static org.yaomote.fixtures.Http2Frame.get;
import static org.yaomote.fixtures.Http2Frame.headers;
import static org.yaomote.fixtures.Http2Frame.request;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.config.AccessLog;
import org.yaomote.config.AccessLog.Format;
import org.yaomote.config.HttpsRedirect;
import org.yaomote.config.ListenerOptions;
import org.yaomote.config.ProxyConfig;
import org.yaomote.fixtures.Http2Frame;
import org.yaomote.fixtures.Http2Line;
import org.yaomote.fixtures.Http2Line.Received;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a listener does beyond letting requests through, for clients of HTTP/2.
class Http2OptionsIT extends ProxyScenario {
    private static final ListenerOptions OPEN =
            ListenerOptions.DEFAULTS.withHttp2PriorKnowledge(true);

    private final ScriptedBackend backend = with(ScriptedBackend.saying("hello"));

    @TempDir private Path folder;

    Http2OptionsIT() {
        super(Transport.BEST);
    }

    private ProxyConfig with(ListenerOptions options) {
        ProxyConfig config = Setup.web(backend);
        return config.withListener(config.listeners().getFirst().withOptions(options));
    }

    private Http2Line line() {
        return Http2Line.client(client());
    }

    /// RFC 9113 §6.5.2: what the limit of heads is, is said, and holds.
    @ParameterizedTest
    @ValueSource(ints = {12_000, 60_000})
    void theLimitOfHeadsIsThatOfTheConfiguration(int bytes) {
        ProxyConfig config = with(OPEN);
        serve(config.withLimits(config.limits().withHeadBytes(bytes)));
        Http2Line line = line();
        Http2Frame said = line.next(Http2Frame.SETTINGS);
        int at = 0;
        while (said.payload()[at + 1] != 6) {
            at += 6;
        }
        assertThat(said.intAt(at + 2)).isEqualTo(bytes);

        String status = bytes < 15_000 ? ":status: 431" : ":status: 200";
        line.send(headers(1, END_STREAM, request("GET", "/", "x-a: " + "a".repeat(15_000))));
        assertThat(line.message(1).head()).contains(status);
        line.send(headers(3, END_STREAM, request("GET", "/", "x-a: " + "a".repeat(9_000))));
        assertThat(line.message(3).head()).contains(":status: 200");
    }

    @Test
    void aBodyThatGrowsTooLongIs413Rfc9110Section15_5_14() {
        serve(with(OPEN.withMaxBodyBytes(10)));
        Http2Line line = line();
        line.send(headers(1, 0, request("POST", "/", "content-length: 11")));
        assertThat(line.message(1).head()).contains(":status: 413");
        line.send(headers(3, 0, request("POST", "/")), data(3, 0, "hello "), data(3, 0, "world"));
        assertThat(line.message(3).head()).contains(":status: 413");
        line.send(
                headers(5, 0, request("POST", "/")),
                data(5, 0, "hello"),
                data(5, END_STREAM, "world"));
        assertThat(line.message(5).head()).contains(":status: 200");
        assertThat(backend.requests()).hasSize(1);
    }

    @Test
    void viaNamesTheVersionItCameInRfc9110Section763() {
        serve(with(OPEN.withVia(true)));
        Http2Line line = line();
        line.send(get(1, "/"));

        assertThat(line.message(1).head()).contains("via: 1.1 yaomote");
        assertThat(backend.request().value("Via")).isEqualTo("2.0 yaomote");
    }

    @Test
    void everyRequestIsSentToHttpsRfc9110Section15_4_9() {
        serve(with(OPEN.withRedirect(new HttpsRedirect.To(8443))));
        Http2Line line = line();
        line.send(get(1, "/a?b"));
        Received answer = line.message(1);

        assertThat(answer.head()).contains(":status: 308");
        assertThat(answer.head())
                .anyMatch(field -> field.matches("location: https://[^/]+:8443/a\\?b"));
    }

    @Test
    void everyRequestIsALineOfTheAccessLog() throws IOException {
        AccessLog log = new AccessLog.ToFile("", Format.POUND_1, 1 << 30, 1, false);
        noteStarted(engine(1, folder).start(with(OPEN).withAccessLog(log)));
        Http2Line line = line();
        line.send(get(1, "/a"));
        line.message(1);
        line.send(headers(3, END_STREAM, request("FROB", "/b?c=d")));
        line.message(3);
        done(engine().stop());

        assertThat(Files.readAllLines(folder.resolve("access.log")))
                .containsExactly(
                        "127.0.0.1 GET /a HTTP/2.0 - HTTP/1.1 200 OK",
                        "127.0.0.1 FROB /b?c=... HTTP/2.0 - HTTP/1.1 200 OK");
    }
}
