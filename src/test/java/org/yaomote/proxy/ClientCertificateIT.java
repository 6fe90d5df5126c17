package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaomote.config.ClientCertificates;
import org.yaomote.config.Listener;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.TlsSettings;
import org.yaomote.fixtures.Message;
import org.yaomote.fixtures.OpenSslClient;
import org.yaomote.fixtures.Policies;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;
import org.yaomote.fixtures.TestCertificates;
import org.yaomote.fixtures.TestCertificates.Identity;
import org.yaomote.fixtures.TestCertificates.KeyKind;
import org.yaomote.fixtures.TestCertificates.Validity;
import org.yaomote.policy.BuiltInHeaders;
import org.yaomote.policy.Condition;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

import javax.net.ssl.SSLContext;

/// What backends hear of a client's certificate.
@ParameterizedClass
@EnumSource(Transport.class)
class ClientCertificateIT extends ProxyScenario {
    private static final Identity ROOT = TestCertificates.selfSigned(KeyKind.EC, "Test Root");
    private static final Identity SERVER = TestCertificates.issuedBy(ROOT, KeyKind.EC, "localhost");
    private static final Identity CLIENT =
            TestCertificates.issuedBy(ROOT, KeyKind.EC, "client.test");
    private static final String CLAIMS =
            "GET / HTTP/1.1\r\nHost: x\r\nX-SSL-Subject: CN=admin\r\nx_ssl_serial: 1\r\n\r\n";

    private final Path folder;

    ClientCertificateIT(Transport transport, @TempDir Path folder) {
        super(transport);
        this.folder = folder;
        SERVER.writeBundle(folder, "server");
        TestCertificates.write(folder, "root.pem", ROOT.chainPem());
    }

    private Listener asking(ClientCertificates clients) {
        return Setup.https("web", "app")
                .withProtocol(new Protocol.Https(new TlsSettings(List.of("server.pem"), clients)));
    }

    private ScriptedBackend serve(Listener listener) {
        ScriptedBackend backend = with(ScriptedBackend.saying("x"));
        ProxyConfig config =
                ProxyConfig.EMPTY.withService(Setup.service("app", backend)).withListener(listener);
        noteStarted(engine(1, folder).start(Setup.with(config, Setup.patient())));
        return backend;
    }

    private RawClient secure(SSLContext context) {
        return with(RawClient.secure(port(), context, "localhost"));
    }

    private static List<String> aboutTls(Message request) {
        return request.fields().stream()
                .filter(line -> line.toLowerCase().startsWith("x-ssl") || line.startsWith("x_ssl"))
                .toList();
    }

    @Test
    void theFactsOfAShownCertificateAreToldAndNothingTheClientClaims() throws Exception {
        ScriptedBackend backend = serve(asking(new ClientCertificates.Required("root.pem")));

        RawClient client = secure(TestCertificates.showing(CLIENT, ROOT));
        client.send(CLAIMS).answer();
        client.send(CLAIMS).answer();

        for (Message request : backend.requests()) {
            assertThat(request.value("X-SSL-Subject")).isEqualTo("CN = client.test");
            assertThat(request.value("X-SSL-Issuer")).isEqualTo("CN = Test Root");
            assertThat(request.value("X-SSL-serial"))
                    .isEqualTo(CLIENT.leaf().getSerialNumber().toString());
            assertThat(request.value("X-SSL-notAfter")).endsWith(" GMT");
            assertThat(request.value("X-SSL-cipher")).startsWith("TLSv1.3/TLS_AES_");
            String pem = request.value("X-SSL-certificate");
            String inner = pem.replaceAll("-----(BEGIN|END) CERTIFICATE-----| ", "");
            assertThat(Base64.getDecoder().decode(inner)).isEqualTo(CLIENT.leaf().getEncoded());
            assertThat(aboutTls(request)).hasSize(7);
        }
    }

    @Test
    void aResumedConnectionTellsThemToo() {
        ScriptedBackend backend = serve(asking(new ClientCertificates.Asked("root.pem")));
        SSLContext context = TestCertificates.showing(CLIENT, ROOT);

        for (int i = 0; i < 3; i++) {
            secure(context).get("/");
        }

        assertThat(backend.requests())
                .allSatisfy(
                        request ->
                                assertThat(request.value("X-SSL-Subject"))
                                        .isEqualTo("CN = client.test"));
    }

    @Test
    void withoutACertificateNothingIsTold() {
        ScriptedBackend backend = serve(asking(new ClientCertificates.Asked("root.pem")));

        secure(TestCertificates.trusting(ROOT)).send(CLAIMS).answer();

        assertThat(aboutTls(backend.request())).isEmpty();
    }

    @Test
    void onAPlainListenerNothingIsBelievedEither() {
        ScriptedBackend backend = serve(Setup.http("web", "app"));

        client().send(CLAIMS).answer();

        assertThat(aboutTls(backend.request())).isEmpty();
    }

    @Test
    void whoeverIsNotLetInReachesNoBackend() {
        ScriptedBackend backend = serve(asking(new ClientCertificates.Required("root.pem")));
        String old =
                TestCertificates.issuedBy(ROOT, KeyKind.EC, Validity.days(-9, -1), "old")
                        .writeBundle(folder, "old")
                        .toString();

        assertThatThrownBy(() -> secure(TestCertificates.trusting(ROOT)).get("/"));
        assertThat(OpenSslClient.talk(port(), "GET / HTTP/1.1\n\n", "-cert", old, "-key", old))
                .contains("alert");

        assertThat(backend.requests()).isEmpty();
    }

    /// As when a list is fetched anew each night: nobody asks for it.
    @Test
    void aFileOfAuthoritiesThatChangesIsPutInForce() {
        Identity otherRoot = TestCertificates.selfSigned(KeyKind.EC, "Other Root");
        SSLContext other =
                TestCertificates.showing(
                        TestCertificates.issuedBy(otherRoot, KeyKind.EC, "other.test"), ROOT);
        serve(asking(new ClientCertificates.Required("root.pem")));
        assertThatThrownBy(() -> secure(other).get("/"));

        TestCertificates.write(folder, "root.pem", ROOT.chainPem(), otherRoot.chainPem());

        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(secure(other).get("/").status()).isEqualTo(200));
    }

    @Test
    void ticketsOutliveAnApplyThatChangesNoFile() {
        ScriptedBackend backend = serve(asking(new ClientCertificates.NotAsked()));
        String file = folder.resolve("session").toString();
        String request = "GET / HTTP/1.1\nHost: x\nConnection: close\n\n";
        OpenSslClient.talk(port(), request, "-tls1_3", "-crlf", "-sess_out", file);

        ProxyConfig config =
                ProxyConfig.EMPTY
                        .withService(Setup.service("app", backend).withName("renamed"))
                        .withListener(asking(new ClientCertificates.NotAsked()));
        apply(Setup.with(config, Setup.patient()));

        assertThat(OpenSslClient.talk(port(), request, "-tls1_3", "-crlf", "-sess_in", file))
                .contains("Reused, TLSv1.3");
    }

    /// `ClientCert` in a service: exactly this certificate, not one of the same authority.
    @Test
    void aServiceMayBeForOneCertificate() {
        Identity other = TestCertificates.issuedBy(ROOT, KeyKind.EC, "other.test");
        TestCertificates.write(folder, "client.pem", CLIENT.chainPem());
        ScriptedBackend chosen = with(ScriptedBackend.saying("chosen"));
        ScriptedBackend rest = with(ScriptedBackend.saying("rest"));
        Listener listener =
                asking(new ClientCertificates.Asked("root.pem"))
                        .withRules(
                                List.of(
                                        Setup.rule(
                                                "chosen",
                                                new Condition.ShowsCertificate("client.pem")),
                                        Setup.rule("rest")));
        noteStarted(
                engine(1, folder)
                        .start(
                                ProxyConfig.EMPTY
                                        .withService(Setup.service("chosen", chosen))
                                        .withService(Setup.service("rest", rest))
                                        .withListener(listener)));

        assertThat(secure(TestCertificates.showing(CLIENT, ROOT)).get("/").body())
                .isEqualTo("chosen");
        assertThat(secure(TestCertificates.showing(other, ROOT)).get("/").body()).isEqualTo("rest");
        assertThat(secure(TestCertificates.trusting(ROOT)).get("/").body()).isEqualTo("rest");
    }

    @Test
    void headerOptionKeepsTheCertificateToOurselves() {
        ScriptedBackend backend =
                serve(
                        Policies.with(
                                asking(new ClientCertificates.Required("root.pem")),
                                policy -> policy.headers = new BuiltInHeaders(true, false)));

        secure(TestCertificates.showing(CLIENT, ROOT)).send(CLAIMS).answer();

        assertThat(aboutTls(backend.request())).isEmpty();
        assertThat(backend.request().has("X-Forwarded-For")).isTrue();
    }
}
