package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaomote.config.Backend;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.config.UpstreamTls;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;
import org.yaomote.fixtures.TestCertificates;
import org.yaomote.fixtures.TestCertificates.Identity;
import org.yaomote.fixtures.TestCertificates.KeyKind;
import org.yaomote.fixtures.TestCertificates.Validity;

import java.nio.file.Path;
import java.util.Objects;

import javax.net.ssl.SSLParameters;

/// Requests to backends in TLS; what the handshakes themselves owe is checked where they are made.
@ParameterizedClass
@EnumSource(Transport.class)
class BackendTlsIT extends ProxyScenario {
    private static final Identity ROOT = TestCertificates.selfSigned(KeyKind.EC, "Test Root");
    private static final Identity OTHER_ROOT = TestCertificates.selfSigned(KeyKind.EC, "Other");
    private static final Identity GOOD =
            TestCertificates.issuedBy(ROOT, KeyKind.EC, "127.0.0.1", "good.test");
    private static final UpstreamTls.Tls VERIFIED = new UpstreamTls.Tls(true, "", "root.pem", "");

    private final Path folder;

    BackendTlsIT(Transport transport, @TempDir Path folder) {
        super(transport);
        this.folder = folder;
        TestCertificates.write(folder, "root.pem", ROOT.chainPem());
        TestCertificates.write(folder, "other.pem", OTHER_ROOT.chainPem());
        TestCertificates.issuedBy(ROOT, KeyKind.EC, "proxy.test").writeBundle(folder, "own");
    }

    private ScriptedBackend showing(Identity identity, String body) {
        return with(ScriptedBackend.secure(TestCertificates.showing(identity), body));
    }

    private static ProxyConfig to(UpstreamTls.Tls tls, ScriptedBackend... backends) {
        Backend[] all = new Backend[backends.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = backends[i].config();
        }
        Service plain = Setup.service("app", all);
        Service service = plain.withOptions(plain.options().withTls(tls));
        return Setup.with(Setup.web(service), Setup.patient());
    }

    private void start(ProxyConfig config) {
        noteStarted(engine(1, folder).start(config));
    }

    private String reason(ScriptedBackend backend) {
        var known = counts().service("app").backends().get(backend.config().address());
        return Objects.requireNonNull(known).health().reason();
    }

    @Test
    void requestsShareAVerifiedConnection() {
        ScriptedBackend backend = showing(GOOD, "secret");
        start(to(VERIFIED, backend));

        RawClient client = client();
        for (int i = 0; i < 3; i++) {
            assertThat(client.get("/").body()).isEqualTo("secret");
        }

        assertThat(backend.connections()).isEqualTo(1);
        assertThat(reason(backend)).isEmpty();
    }

    @Test
    void largeBodiesPassBothWays() {
        String body = "0123456789abcdef".repeat(1 << 17);
        ScriptedBackend backend =
                with(
                        ScriptedBackend.secure(
                                TestCertificates.showing(GOOD),
                                new SSLParameters(),
                                visit -> {
                                    visit.ok(Objects.requireNonNull(visit.request()).body());
                                    visit.awaitEnd();
                                }));
        start(to(VERIFIED, backend));

        RawClient client = client();
        String head = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: " + body.length() + "\r\n\r\n";
        Thread.ofVirtual().start(() -> client.send(head + body));

        assertThat(client.answer().body()).isEqualTo(body);
    }

    @Test
    void theNextBackendIsTriedIfOneIsNotWhoItIsMeantToBe() {
        ScriptedBackend bad =
                showing(TestCertificates.issuedBy(ROOT, KeyKind.EC, "bad.test"), "bad");
        ScriptedBackend good = showing(GOOD, "good");
        start(to(VERIFIED, bad, good));

        for (int i = 0; i < 4; i++) {
            assertThat(client().get("/").body()).isEqualTo("good");
        }
        assertThat(bad.requests()).isEmpty();
        assertThat(reason(bad)).isEqualTo("upstream.tls.wrongName");
    }

    @Test
    void whyABackendIsRefusedIsTold() {
        var expired = TestCertificates.issuedBy(ROOT, KeyKind.EC, Validity.days(-9, -1), "x");
        var stranger = TestCertificates.issuedBy(OTHER_ROOT, KeyKind.EC, "127.0.0.1");
        ScriptedBackend old = showing(expired, "x");
        ScriptedBackend unknown = showing(stranger, "x");
        ScriptedBackend plain = with(ScriptedBackend.answering("HTTP/1.1 400 Bad\r\n\r\n"));
        ScriptedBackend talkative =
                with(ScriptedBackend.running(visit -> visit.send("HTTP/1.1 400 Bad\r\n\r\n")));
        start(to(VERIFIED, old, unknown, talkative));

        assertThat(client().get("/").status()).isEqualTo(503);

        assertThat(plain.requests()).isEmpty();
        assertThat(reason(old)).isEqualTo("upstream.tls.expired");
        assertThat(reason(unknown)).isEqualTo("upstream.tls.unknownAuthority");
        assertThat(reason(talkative)).isEqualTo("upstream.tls.notTls");
    }

    @Test
    void anUnverifiedServiceTakesAnybodyAndABackendThatAsksSeesOurCertificate() {
        ScriptedBackend anybody = showing(OTHER_ROOT, "anybody");
        SSLParameters asking = new SSLParameters();
        asking.setNeedClientAuth(true);
        ScriptedBackend mutual =
                with(
                        ScriptedBackend.secure(
                                TestCertificates.showing(GOOD, ROOT),
                                asking,
                                visit -> {
                                    visit.request();
                                    visit.ok(visit.session().getPeerPrincipal().getName());
                                    visit.awaitEnd();
                                }));
        start(to(new UpstreamTls.Tls(false, "", "", ""), anybody));
        assertThat(client().get("/").body()).isEqualTo("anybody");

        apply(to(new UpstreamTls.Tls(true, "", "root.pem", "own.pem"), mutual));
        assertThat(client().get("/").body()).isEqualTo("CN=proxy.test");
    }

    @Test
    void aChangedSettingGetsConnectionsOfItsOwn() {
        ScriptedBackend backend = showing(GOOD, "x");
        ProxyConfig verified = to(VERIFIED, backend);
        start(verified);
        RawClient client = client();
        client.get("/");

        apply(verified);
        client.get("/");
        assertThat(backend.connections()).as("nothing changed").isEqualTo(1);

        apply(to(new UpstreamTls.Tls(true, "good.test", "root.pem", ""), backend));
        assertThat(client.get("/").status()).isEqualTo(200);
        assertThat(backend.connections()).as("another name").isEqualTo(2);

        // The same path, but the file now holds another authority.
        TestCertificates.write(folder, "root.pem", OTHER_ROOT.chainPem());
        apply(to(new UpstreamTls.Tls(true, "good.test", "root.pem", ""), backend));
        assertThat(client.get("/").status()).isEqualTo(503);
    }

    @Test
    void anUnusableFileChangesNothing() {
        ScriptedBackend backend = showing(GOOD, "x");
        start(to(VERIFIED, backend));

        StartResult refused =
                done(engine().apply(to(new UpstreamTls.Tls(true, "", "none.pem", ""), backend)));

        assertThat(refusals(refused))
                .containsExactly("services[0].options.tls.authorities certificate.missing");
        assertThat(client().get("/").body()).isEqualTo("x");
    }
}
