package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaomote.config.ClientCertificates;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.TlsSettings;
import org.yaomote.fixtures.OpenSslClient;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;
import org.yaomote.fixtures.TestCertificates;
import org.yaomote.fixtures.TestCertificates.Identity;
import org.yaomote.fixtures.TestCertificates.KeyKind;
import org.yaomote.policy.TlsPolicy;
import org.yaomote.policy.TlsPolicy.OneRequest;
import org.yaomote.policy.TlsPolicy.Version;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;

import javax.net.ssl.SSLContext;

/// What an HTTPS listener of pound.cfg can be told of TLS (specification, §3.4, §3.14).
@ParameterizedClass
@EnumSource(Transport.class)
class TlsPolicyIT extends ProxyScenario {
    private static final Identity ROOT = TestCertificates.selfSigned(KeyKind.EC, "Test Root");
    private static final Identity OTHER = TestCertificates.selfSigned(KeyKind.EC, "Other Root");
    private static final Identity SERVER = TestCertificates.issuedBy(ROOT, KeyKind.EC, "localhost");
    private static final Identity CLIENT = TestCertificates.issuedBy(ROOT, KeyKind.EC, "client");
    private static final Identity REVOKED = TestCertificates.issuedBy(ROOT, KeyKind.EC, "revoked");
    private static final String ASK = "GET / HTTP/1.1\nHost: x\nConnection: close\n\n";

    private final Path folder;

    TlsPolicyIT(Transport transport, @TempDir Path folder) {
        super(transport);
        this.folder = folder;
        SERVER.writeBundle(folder, "server");
        TestCertificates.write(folder, "root.pem", ROOT.chainPem());
        TestCertificates.write(folder, "other.pem", OTHER.chainPem());
    }

    /// The usual, but for a few things.
    private static final class Wish {
        private List<String> suites = List.of();
        private List<String> suites13 = List.of();
        private Version oldest = Version.TLS_1_2;
        private String revoked = "";
        private String offered = "";
        private OneRequest oneRequest = OneRequest.NEVER;

        TlsPolicy policy() {
            return new TlsPolicy(suites, suites13, oldest, true, revoked, offered, 9, oneRequest);
        }
    }

    private ProxyConfig config(Wish wish, ClientCertificates clients, String... certificates) {
        ScriptedBackend backend = with(ScriptedBackend.saying("x"));
        TlsSettings tls = new TlsSettings(List.of(certificates), clients, wish.policy());
        return Setup.with(
                ProxyConfig.EMPTY
                        .withService(Setup.service("app", backend))
                        .withListener(
                                Setup.https("web", "app").withProtocol(new Protocol.Https(tls))),
                Setup.patient());
    }

    private void start(ProxyConfig config) {
        noteStarted(engine(1, folder).start(config));
    }

    private void start(Wish wish) {
        start(config(wish, new ClientCertificates.NotAsked(), "server.pem"));
    }

    private String talk(String... options) {
        String[] all = new String[options.length + 1];
        System.arraycopy(options, 0, all, 0, options.length);
        all[options.length] = "-crlf";
        return OpenSslClient.talk(port(), ASK, all);
    }

    private RawClient secure(SSLContext context) {
        return with(RawClient.secure(port(), context, "localhost"));
    }

    @Test
    void ciphersAreThoseOfTheListOnly() {
        Wish wish = new Wish();
        wish.suites = List.of("ECDHE-ECDSA-AES256-GCM-SHA384:RC4-SHA");
        start(wish);

        assertThat(talk("-tls1_2")).contains("ECDHE-ECDSA-AES256-GCM-SHA384").contains("200 OK");
        assertThat(talk("-tls1_2", "-cipher", "ECDHE-ECDSA-AES128-GCM-SHA256"))
                .doesNotContain("200 OK");
    }

    @Test
    void ciphersuitesChooseThoseOfTls13() {
        Wish wish = new Wish();
        wish.suites13 = List.of("TLS_CHACHA20_POLY1305_SHA256");
        start(wish);

        assertThat(talk("-tls1_3")).contains("TLS_CHACHA20_POLY1305_SHA256").contains("200 OK");
        assertThat(talk("-tls1_3", "-ciphersuites", "TLS_AES_128_GCM_SHA256"))
                .doesNotContain("200 OK");
    }

    @Test
    void aListOfWhichNothingRemainsIsRefused() {
        Wish wish = new Wish();
        wish.suites = List.of("RC4-MD5");
        ProxyConfig config = config(wish, new ClientCertificates.NotAsked(), "server.pem");

        assertThat(refusals(done(engine(1, folder).start(config))))
                .containsExactly("listeners[0].tls.suites cipher.none");
    }

    @Test
    void disableTls12LeavesTls13() {
        Wish wish = new Wish();
        wish.oldest = Version.TLS_1_3;
        start(wish);

        assertThat(talk("-tls1_2")).doesNotContain("200 OK");
        assertThat(talk("-tls1_3")).contains("200 OK");
    }

    @Test
    void noHttps11ClosesBehindEachAnswer() {
        Wish wish = new Wish();
        wish.oneRequest = OneRequest.ALWAYS;
        start(wish);

        assertThat(secure(TestCertificates.trusting(ROOT)).get("/").value("Connection"))
                .isEqualTo("close");
    }

    @Test
    void noHttps11ClosesForOldExplorerOnly() {
        Wish wish = new Wish();
        wish.oneRequest = OneRequest.OLD_EXPLORER;
        start(wish);
        SSLContext context = TestCertificates.trusting(ROOT);

        RawClient old = secure(context);
        old.send("GET / HTTP/1.1\r\nHost: x\r\nUser-Agent: Mozilla (MSIE 6.0)\r\n\r\n");
        assertThat(old.answer().value("Connection")).isEqualTo("close");
        RawClient other = secure(context);
        other.get("/");
        assertThat(other.get("/").status()).isEqualTo(200);
    }

    @Test
    void crlListRefusesWhoIsOnIt() throws Exception {
        Instant now = Instant.now();
        X509v2CRLBuilder builder =
                new JcaX509v2CRLBuilder(
                        ROOT.leaf().getSubjectX500Principal(),
                        Date.from(now.minus(1, ChronoUnit.DAYS)));
        builder.setNextUpdate(Date.from(now.plus(9, ChronoUnit.DAYS)));
        builder.addCRLEntry(
                REVOKED.leaf().getSerialNumber(),
                Date.from(now.minus(1, ChronoUnit.HOURS)),
                CRLReason.keyCompromise);
        Object list =
                builder.build(
                        new JcaContentSignerBuilder("SHA256withECDSA")
                                .build(ROOT.keys().getPrivate()));
        TestCertificates.write(folder, "revoked.pem", TestCertificates.pem(list));
        Wish wish = new Wish();
        wish.revoked = "revoked.pem";
        start(config(wish, new ClientCertificates.Required("root.pem"), "server.pem"));

        assertThat(secure(TestCertificates.showing(CLIENT, ROOT)).get("/").status()).isEqualTo(200);
        SSLContext revoked = TestCertificates.showing(REVOKED, ROOT);
        assertThatThrownBy(() -> secure(revoked).get("/"));
    }

    @Test
    void caListTellsTheNamesThatItHolds() {
        Wish wish = new Wish();
        wish.offered = "other.pem";
        start(config(wish, new ClientCertificates.Asked("root.pem"), "server.pem"));

        assertThat(talk("-tls1_2"))
                .contains("Acceptable client certificate CA names")
                .contains("Other Root")
                .contains("200 OK");
    }

    @Test
    void clientCert3LetsEverybodyInAndTellsWhatTheyShowed() {
        Identity stranger = TestCertificates.selfSigned(KeyKind.EC, "stranger");
        ProxyConfig config = config(new Wish(), new ClientCertificates.Unverified(), "server.pem");
        ScriptedBackend backend = with(ScriptedBackend.saying("y"));
        start(config.withService(Setup.service("app", backend)));

        assertThat(secure(TestCertificates.showing(stranger, ROOT)).get("/").body()).isEqualTo("y");
        assertThat(backend.request().value("X-SSL-Subject")).isEqualTo("CN = stranger");
        assertThat(secure(TestCertificates.trusting(ROOT)).get("/").body()).isEqualTo("y");
    }

    @Test
    void xSslCipherIsToldWhereAPoundCfgIsServed() {
        ScriptedBackend backend = with(ScriptedBackend.saying("y"));
        start(
                config(new Wish(), new ClientCertificates.NotAsked(), "server.pem")
                        .withService(Setup.service("app", backend))
                        .withPoundText("# from a pound.cfg"));

        secure(TestCertificates.trusting(ROOT)).get("/");

        assertThat(backend.request().value("X-SSL-cipher")).startsWith("TLSv1.3/TLS_");
    }

    @Test
    void certCanBeAFolderOrAPattern() throws IOException {
        Path certificates = Files.createDirectory(folder.resolve("certs"));
        SERVER.writeBundle(certificates, "b");
        TestCertificates.issuedBy(ROOT, KeyKind.EC, "a.test").writeBundle(certificates, "a");
        Files.writeString(certificates.resolve(".hidden"), "no certificate");
        start(config(new Wish(), new ClientCertificates.NotAsked(), "certs"));
        assertThat(talk("-servername", "a.test")).contains("CN = a.test").contains("200 OK");

        apply(config(new Wish(), new ClientCertificates.NotAsked(), "certs/b*.pem"));
        assertThat(talk("-servername", "a.test")).contains("CN = localhost").contains("200 OK");
    }
}
