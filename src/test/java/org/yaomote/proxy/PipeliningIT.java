package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.yaomote.fixtures.Http2Frame.get;
import static org.yaomote.fixtures.Http2Frame.settings;
import static org.yaomote.fixtures.Http2Frame.windowUpdate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.config.Listener;
import org.yaomote.config.ListenerOptions;
import org.yaomote.config.Pages;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.config.Timeouts;
import org.yaomote.fixtures.Http2Line;
import org.yaomote.fixtures.Message;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.RawClient.End;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;
import org.yaomote.fixtures.TestCertificates;
import org.yaomote.fixtures.TestCertificates.Identity;
import org.yaomote.fixtures.TestCertificates.KeyKind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// Who sends request after request and takes no answers is served no further (RFC 9112 §9.3.2 asks
/// for answers in order, not for room for all of them).
@ParameterizedClass
@EnumSource(Transport.class)
class PipeliningIT extends ProxyScenario {
    private static final Identity LOCAL = TestCertificates.selfSigned(KeyKind.EC, "localhost");
    private static final Duration SHORT = Duration.ofMillis(600);
    private static final String GET = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final int PAGE = 256 * 1024;

    /// Little enough to be read in one go.
    private static final int BODY = 64 * 1024;

    private static final int COUNT = 400;

    /// What our side may hold for one client, with room for what allocators take at a time.
    private static final long LITTLE = 8L << 20;

    private final Path folder;

    PipeliningIT(Transport transport, @TempDir Path folder) {
        super(transport);
        this.folder = folder;
    }

    private void serve(ScriptedBackend backend, boolean secure, Timeouts timeouts) {
        serve(Setup.service("app", with(backend)), secure, timeouts);
    }

    private void serve(Service service, boolean secure, Timeouts timeouts) {
        LOCAL.writeBundle(folder, "local");
        Listener web = secure ? Setup.https("web", "app", "local.pem") : Setup.http("web", "app");
        ProxyConfig config = ProxyConfig.EMPTY.withService(service).withListener(web);
        noteStarted(engine(1, folder).start(Setup.with(config, timeouts)));
    }

    private RawClient client(boolean secure) {
        return secure
                ? with(RawClient.secure(port(), TestCertificates.trusting(LOCAL), "localhost"))
                : client();
    }

    private static ScriptedBackend ok() {
        return ScriptedBackend.saying("b".repeat(BODY));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void answersAreNotAskedForBeforeTheOnesBeforeThemWereTaken(boolean secure) {
        ScriptedBackend backend = ok();
        serve(backend, secure, Setup.patient());
        RawClient client = client(secure);
        assertThat(client.get("/").body()).hasSize(BODY);
        long before = Direct.used();

        client.send(GET.repeat(COUNT));
        awaitStandstill();

        assertThat(backend.requests()).hasSizeLessThan(COUNT / 2);
        assertThat(Direct.used() - before).isLessThan(LITTLE);
        for (int i = 0; i < COUNT; i++) {
            assertThat(client.answer().body()).hasSize(BODY);
        }
        assertThat(backend.requests()).hasSize(COUNT + 1);
    }

    /// Our own pages come without a backend, all of what was read in one go.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ourOwnPagesAreNotMadeBeforeTheOnesBeforeThemWereTaken(boolean secure)
            throws InterruptedException {
        Service closed = Setup.service("app", with(ok()));
        closed = closed.withOptions(closed.options().withMaintenance(true));
        serve(closed, secure, Setup.patient());
        RawClient client = client(secure);
        assertThat(client.get("/").status()).isEqualTo(503);
        long before = Direct.used();

        int count = 40_000;
        Thread sender = Thread.ofVirtual().start(() -> client.send(GET.repeat(count)));
        awaitStandstill();

        assertThat(listener().requests()).isLessThan(count / 2);
        assertThat(Direct.used() - before).isLessThan(LITTLE);
        for (int i = 0; i < count; i++) {
            assertThat(client.answer().status()).isEqualTo(503);
        }
        sender.join();
    }

    /// RFC 9113 §5.2: windows hold back no one who opens them as far as they go, and a request is a
    /// few octets.
    @Test
    void http2RequestsAreNotHeardBeforeTheAnswersBeforeThemWereTaken()
            throws IOException, InterruptedException {
        Files.writeString(folder.resolve("own.html"), "p".repeat(PAGE));
        Listener web = Setup.http("web", "app");
        ListenerOptions options = web.options().withHttp2PriorKnowledge(true);
        Service none = Setup.service("app", new ScriptedBackend[0]);
        ProxyConfig config =
                ProxyConfig.EMPTY
                        .withService(none)
                        .withListener(web.withOptions(options))
                        .withPages(new Pages(Map.of(503, "own.html"), ""));
        noteStarted(engine(1, folder).start(config));
        RawClient client = client();
        Http2Line line =
                Http2Line.client(client)
                        .send(settings(4, Integer.MAX_VALUE))
                        .send(windowUpdate(0, Integer.MAX_VALUE - 65_535));
        long before = Direct.used();

        Thread sender =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    for (int i = 0; i < COUNT; i++) {
                                        line.send(get(2 * i + 1, "/"));
                                    }
                                });
        awaitStandstill();

        assertThat(listener().requests()).isLessThan(COUNT / 2);
        assertThat(Direct.used() - before).isLessThan(LITTLE);
        for (int i = 0; i < COUNT; i++) {
            assertThat(line.message(2 * i + 1).body()).hasSize(PAGE);
        }
        sender.join();
    }

    /// Slow is not dead: the answers before the next request are waited for as long as some of them
    /// is taken.
    @Test
    void aSlowClientHasTimeForItsAnswersButNotForNone() {
        Timeouts brief = Limits.clientIdle(Limits.clientWrite(Setup.patient(), SHORT), SHORT);
        serve(ScriptedBackend.saying("b".repeat(16 * PAGE)), false, brief);
        RawClient client = client().send(GET.repeat(40));
        long start = System.nanoTime();

        await().pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> {
                            assertThat(client.skip(PAGE)).isEqualTo(PAGE);
                            return System.nanoTime() - start > 3 * SHORT.toNanos();
                        });
        assertThat(listener().openConnections()).isEqualTo(1);

        // From here on it takes nothing.
        await().atMost(SOON).until(() -> listener().openConnections() == 0);
        assertThat(client.end()).isEqualTo(End.RESET);
    }

    /// The last answer of a connection is waited for in the same way.
    @Test
    void aSlowClientThatSaidCloseHasTimeForItsAnswer() {
        Timeouts brief = Limits.clientWrite(Setup.patient(), SHORT);
        serve(ScriptedBackend.saying("b".repeat(4 * PAGE)), false, brief);
        RawClient client = client().send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        await().atMost(SOON).until(() -> listener().outcomes().total() == 1);
        Message head = client.head();
        assertThat(head.value("Connection")).isEqualTo("close");
        long start = System.nanoTime();

        int step = PAGE / 64;
        await().pollInterval(SHORT.dividedBy(20))
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> {
                            assertThat(client.skip(step)).isEqualTo(step);
                            return System.nanoTime() - start > 2 * SHORT.toNanos();
                        });

        assertThat(client.end()).isEqualTo(End.CLOSED);
    }

    private void awaitStandstill() {
        long[] last = {-1};
        await().pollInterval(Duration.ofMillis(300))
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> {
                            long now = listener().requests();
                            boolean still = now > 1 && now == last[0];
                            last[0] = now;
                            return still;
                        });
    }
}
