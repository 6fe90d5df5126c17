package org.yaomote.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.config.UpstreamHttp;
import org.yaomote.config.UpstreamTls;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.ScriptedBackend.Script;
import org.yaomote.fixtures.TestCertificates;
import org.yaomote.fixtures.TestCertificates.Identity;
import org.yaomote.fixtures.TestCertificates.KeyKind;
import org.yaomote.fixtures.TestCertificates.Validity;
import org.yaomote.tls.ClientTls;
import org.yaomote.tls.HandshakeFailure;
import org.yaomote.tls.HandshakeFailure.Reason;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/// TLS to backends: connected is who is verified, and whoever is not is refused with the reason.
@ParameterizedClass
@EnumSource(TlsScenario.Ground.class)
class ClientTlsIT extends TlsScenario {
    private static final Identity ROOT = TestCertificates.selfSigned(KeyKind.EC, "Test Root");
    private static final Identity OTHER_ROOT = TestCertificates.selfSigned(KeyKind.EC, "Other");
    private static final Identity GOOD =
            TestCertificates.issuedBy(ROOT, KeyKind.EC, "good.test", "single", "127.0.0.1", "::1");
    private static final UpstreamTls.Tls VERIFIED = new UpstreamTls.Tls(true, "", "root.pem", "");

    /// Tells the name asked for, the certificate shown and the protocol chosen.
    private static final Script TELLING =
            visit -> {
                visit.exactly(1);
                String name =
                        visit.session().getRequestedServerNames().stream()
                                .map(asked -> ((SNIHostName) asked).getAsciiName())
                                .findFirst()
                                .orElse("");
                visit.send("name=" + name + " protocol=" + visit.protocol() + "\n");
            };

    private final Path folder;
    private final List<ScriptedBackend> backends = new ArrayList<>();

    ClientTlsIT(Ground ground, @TempDir Path folder) {
        super(ground);
        this.folder = folder;
        TestCertificates.write(folder, "root.pem", ROOT.chainPem());
        TestCertificates.write(folder, "other.pem", OTHER_ROOT.chainPem());
        TestCertificates.issuedBy(ROOT, KeyKind.EC, "proxy.test").writeBundle(folder, "own");
    }

    @AfterEach
    void closeBackends() {
        backends.forEach(ScriptedBackend::close);
    }

    private ScriptedBackend with(ScriptedBackend backend) {
        backends.add(backend);
        return backend;
    }

    private ScriptedBackend showing(Identity identity) {
        return with(
                ScriptedBackend.secure(
                        TestCertificates.showing(identity), new SSLParameters(), TELLING));
    }

    private ClientTls load(UpstreamTls.Tls settings, UpstreamHttp http) {
        return loaded(loader(folder).client(settings, http, "services[0].options.tls"));
    }

    /// What a connection was told, or why there is none.
    private String said(ScriptedBackend backend, ClientTls.Peer peer, Duration limit) {
        CompletableFuture<String> said = new CompletableFuture<>();
        var outcome =
                new Connector.Outcome() {
                    @Override
                    public void connected(Connection connection) {
                        connection.receiver(new Listening(said));
                        connection.send(new byte[] {'?'}, 0, 1);
                        connection.flush();
                    }

                    @Override
                    public void failed(Throwable cause) {
                        said.complete(
                                cause instanceof HandshakeFailure failure
                                        ? failure.reason().name()
                                        : cause.toString());
                    }
                };
        InetSocketAddress address =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), backend.port());
        loops().loop(0)
                .execute(() -> new Connector(loops(), 0).connect(address, peer, limit, outcome));
        return done(said);
    }

    private String said(ScriptedBackend backend, UpstreamTls.Tls settings, String host) {
        ClientTls tls = load(settings, UpstreamHttp.HTTP_1);
        return said(backend, tls.peer(host), Duration.ofSeconds(5));
    }

    private String said(Identity shown, String host) {
        return said(showing(shown), VERIFIED, host);
    }

    /// RFC 9110 §4.3.4; an address is looked for among addresses only, and never asked for as a
    /// name (RFC 6066 §3).
    @ParameterizedTest
    @CsvSource({
        "good.test, good.test",
        "single, single",
        "127.0.0.1, ''",
        "::1, ''",
        "GOOD.test, good.test"
    })
    void aGoodCertificateForTheHostIsConnected(String host, String asked) {
        assertThat(said(GOOD, host).toLowerCase()).startsWith("name=" + asked + " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.2", "::2", "bad.test", "a.good.test", "under_score.test"})
    void aCertificateForSomebodyElseIsRefused(String host) {
        assertThat(said(GOOD, host)).isEqualTo(Reason.WRONG_NAME.name());
    }

    @Test
    void theNameOfTheSettingIsAskedForAndVerifiedInsteadOfTheHost() {
        var named = new UpstreamTls.Tls(true, "good.test", "root.pem", "");

        assertThat(said(showing(GOOD), named, "10.9.9.9")).startsWith("name=good.test ");
    }

    @Test
    void anUnknownAuthorityIsRefused() {
        var other = new UpstreamTls.Tls(true, "", "other.pem", "");

        assertThat(said(showing(GOOD), other, "good.test"))
                .isEqualTo(Reason.UNKNOWN_AUTHORITY.name());
        assertThat(said(showing(GOOD), UpstreamTls.Tls.VERIFIED, "good.test"))
                .isEqualTo(Reason.UNKNOWN_AUTHORITY.name());
    }

    @Test
    void aCertificateOutOfItsTimeIsRefused() {
        var old = TestCertificates.issuedBy(ROOT, KeyKind.EC, Validity.days(-9, -1), "good.test");
        var early = TestCertificates.issuedBy(ROOT, KeyKind.EC, Validity.days(1, 9), "good.test");

        assertThat(said(old, "good.test")).isEqualTo(Reason.EXPIRED.name());
        assertThat(said(early, "good.test")).isEqualTo(Reason.NOT_YET_VALID.name());
    }

    @Test
    void anythingIsConnectedIfTheUserWantsNoVerification() {
        var anybody = new UpstreamTls.Tls(false, "", "", "");
        var old = TestCertificates.issuedBy(OTHER_ROOT, KeyKind.RSA, Validity.days(-9, -1), "x");

        assertThat(said(showing(old), anybody, "good.test")).startsWith("name=good.test ");
    }

    @Test
    void ourCertificateIsShownToABackendThatAsks() {
        SSLContext context = TestCertificates.showing(GOOD, ROOT);
        SSLParameters asking = new SSLParameters();
        asking.setNeedClientAuth(true);
        ScriptedBackend backend =
                with(
                        ScriptedBackend.secure(
                                context,
                                asking,
                                visit -> {
                                    visit.exactly(1);
                                    var shown = visit.session().getPeerPrincipal();
                                    visit.send(shown.getName() + "\n");
                                }));
        var own = new UpstreamTls.Tls(true, "", "root.pem", "own.pem");

        assertThat(said(backend, own, "good.test")).isEqualTo("CN=proxy.test");
    }

    /// In TLS 1.2 the backend says so within the handshake.
    @Test
    void aBackendThatGetsNoCertificateRefuses() {
        SSLParameters asking = new SSLParameters();
        asking.setNeedClientAuth(true);
        asking.setProtocols(new String[] {"TLSv1.2"});
        ScriptedBackend backend =
                with(ScriptedBackend.secure(TestCertificates.showing(GOOD, ROOT), asking, TELLING));

        assertThat(said(backend, VERIFIED, "good.test")).isEqualTo(Reason.REFUSED.name());
    }

    @Test
    void aPortWithoutTlsIsRecognised() {
        var plain =
                with(
                        ScriptedBackend.running(
                                visit -> {
                                    visit.exactly(1);
                                    visit.send("HTTP/1.1 400 Bad Request\r\n\r\n");
                                    visit.awaitEnd();
                                }));
        var closing = with(ScriptedBackend.running(visit -> visit.exactly(1)));

        assertThat(said(plain, VERIFIED, "good.test")).isEqualTo(Reason.NOT_TLS.name());
        assertThat(said(closing, VERIFIED, "good.test")).isEqualTo(Reason.REFUSED.name());
    }

    @Test
    void aHandshakeThatIsNeverFinishedTimesOut() {
        var silent = with(ScriptedBackend.running(ScriptedBackend.Visit::awaitEnd));
        ClientTls tls = load(VERIFIED, UpstreamHttp.HTTP_1);

        assertThat(said(silent, tls.peer("good.test"), Duration.ofMillis(200)))
                .isEqualTo(Reason.TIMED_OUT.name());
    }

    /// RFC 9113 §3.2.
    @Test
    void whatIsSpokenIsAgreedOnByAlpn() {
        SSLParameters both = new SSLParameters();
        both.setApplicationProtocols(new String[] {"h2", "http/1.1"});
        ScriptedBackend backend =
                with(ScriptedBackend.secure(TestCertificates.showing(GOOD), both, TELLING));
        Duration limit = Duration.ofSeconds(5);

        assertThat(said(backend, VERIFIED, "good.test")).endsWith("protocol=http/1.1");
        assertThat(said(backend, load(VERIFIED, UpstreamHttp.HTTP_2).peer("good.test"), limit))
                .endsWith("protocol=h2");
        assertThat(
                        said(
                                showing(GOOD),
                                load(VERIFIED, UpstreamHttp.HTTP_2).peer("good.test"),
                                limit))
                .isEqualTo(Reason.NO_HTTP2.name());
    }

    @Test
    void equalAreThoseOfTheSameSettingsAndContents() {
        ClientTls first = load(VERIFIED, UpstreamHttp.HTTP_1);

        assertThat(load(VERIFIED, UpstreamHttp.HTTP_1)).isEqualTo(first).hasSameHashCodeAs(first);
        assertThat(load(VERIFIED, UpstreamHttp.HTTP_2)).isNotEqualTo(first);
        assertThat(load(new UpstreamTls.Tls(true, "x", "root.pem", ""), UpstreamHttp.HTTP_1))
                .isNotEqualTo(first);
        TestCertificates.write(folder, "root.pem", OTHER_ROOT.chainPem());
        assertThat(load(VERIFIED, UpstreamHttp.HTTP_1)).isNotEqualTo(first);
    }

    @Test
    void anUnusableFileIsAProblemAtItsField() {
        var missing = new UpstreamTls.Tls(true, "", "none.pem", "");
        var keyless = new UpstreamTls.Tls(true, "", "", "root.pem");
        String field = "services[2].options.tls";

        assertThat(Problems.of(loader(folder).client(missing, UpstreamHttp.HTTP_1, field)))
                .isEqualTo(field + ".authorities certificate.missing");
        assertThat(Problems.of(loader(folder).client(keyless, UpstreamHttp.HTTP_1, field)))
                .isEqualTo(field + ".clientCertificate certificate.noKey");
    }

    /// Takes one line.
    private record Listening(CompletableFuture<String> said) implements Receiver {
        @Override
        public void onBytes(ByteBuf buffer, int from, int to) {
            said.complete(buffer.toString(from, to - from, StandardCharsets.UTF_8).strip());
        }

        @Override
        public void onWritable() {}

        @Override
        public void onClosed() {
            said.complete("closed");
        }
    }
}
