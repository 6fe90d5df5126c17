package org.yaomote.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.config.ClientCertificates;
import org.yaomote.config.TlsSettings;
import org.yaomote.fixtures.OpenSslClient;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.TestCertificates;
import org.yaomote.fixtures.TestCertificates.Identity;
import org.yaomote.fixtures.TestCertificates.KeyKind;
import org.yaomote.fixtures.TestCertificates.Validity;
import org.yaomote.tls.TlsLoader.ServerSettings;
import org.yaomote.tls.TlsProvider;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/// Specification of the proxy, §3.9: what a listener's TLS does with clients of all kinds.
@ParameterizedClass
@EnumSource(TlsScenario.Ground.class)
class ServerTlsIT extends TlsScenario {
    private static final Identity ROOT = TestCertificates.selfSigned(KeyKind.EC, "Test Root");
    private static final Identity LOCAL =
            TestCertificates.issuedBy(ROOT, KeyKind.EC, "localhost", "exact.wild.test");
    private static final Identity LOCAL_RSA =
            TestCertificates.issuedBy(ROOT, KeyKind.RSA, "localhost");
    private static final Identity WILD =
            TestCertificates.issuedBy(ROOT, KeyKind.RSA, "other.test", "*.wild.test");
    private static final Identity CLIENT =
            TestCertificates.issuedBy(ROOT, KeyKind.EC, "client.test");
    private static final SSLContext TRUST = TestCertificates.trusting(ROOT);

    private final Path folder;

    ServerTlsIT(Ground ground, @TempDir Path folder) {
        super(ground);
        this.folder = folder;
        LOCAL.writeBundle(folder, "local");
        LOCAL_RSA.writeBundle(folder, "localRsa");
        WILD.writeBundle(folder, "wild");
        CLIENT.writeBundle(folder, "client");
        TestCertificates.write(folder, "root.pem", ROOT.chainPem());
    }

    private int serve(String... certificates) {
        return serve(new TlsSettings(List.of(certificates)), Duration.ofSeconds(10));
    }

    private int serve(TlsSettings settings, Duration handshake) {
        var server = new ServerSettings(settings, true, handshake);
        return serve(loaded(loader(folder).server(server, "listeners[0]")));
    }

    private int serve(ClientCertificates clients) {
        return serve(new TlsSettings(List.of("local.pem"), clients), Duration.ofSeconds(10));
    }

    /// A client that asks for a name.
    private static SSLSocket client(int port, SSLContext context, String name) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port);
        socket.setSoTimeout(10_000);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setServerNames(List.of(new SNIHostName(name)));
        socket.setSSLParameters(parameters);
        return socket;
    }

    /// What the server says it knows; fails if it refuses.
    private static String told(SSLSocket socket) throws IOException {
        try (socket) {
            socket.getOutputStream().write('?');
            return new String(socket.getInputStream().readAllBytes()).strip();
        }
    }

    private static String told(int port, SSLContext context) throws IOException {
        return told(client(port, context, "localhost"));
    }

    @Nested
    class VersionsAndSuites {
        @ParameterizedTest
        @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
        void newVersionsAreSpoken(String version) throws IOException {
            SSLSocket socket = client(serve("local.pem"), TRUST, "localhost");
            socket.setEnabledProtocols(new String[] {version});

            assertThat(told(socket))
                    .isEqualTo("protocol= version=" + version + " name=localhost client=");
        }

        /// RFC 8996.
        @ParameterizedTest
        @ValueSource(strings = {"-tls1", "-tls1_1"})
        void oldVersionsAreRefused(String version) {
            String said =
                    OpenSslClient.talk(
                            serve("local.pem"), "?\n", version, "-cipher", "ALL:@SECLEVEL=0");

            assertThat(said).contains("alert").doesNotContain("protocol=");
        }

        /// RFC 9325 §4.2: neither without forward secrecy, nor CBC.
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "AES128-GCM-SHA256",
                    "AES128-SHA",
                    "ECDHE-RSA-AES128-SHA",
                    "ECDHE-ECDSA-AES256-SHA384",
                    "DHE-RSA-AES128-GCM-SHA256",
                    "NULL:@SECLEVEL=0",
                    "aNULL:@SECLEVEL=0"
                })
        void weakSuitesAreRefused(String suite) {
            int port = serve("local.pem", "localRsa.pem");

            String said = OpenSslClient.talk(port, "?\n", "-tls1_2", "-cipher", suite);

            assertThat(said).contains("alert").doesNotContain("protocol=");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "ECDHE-ECDSA-AES128-GCM-SHA256",
                    "ECDHE-RSA-AES256-GCM-SHA384",
                    "ECDHE-ECDSA-CHACHA20-POLY1305"
                })
        void suitesWithForwardSecrecyAndAuthenticationAreSpoken(String suite) {
            int port = serve("local.pem", "localRsa.pem");

            String said =
                    OpenSslClient.talk(
                            port, "?\n", "-tls1_2", "-cipher", suite, "-servername", "localhost");

            assertThat(said).contains("Cipher is " + suite).contains("version=TLSv1.2");
        }

        /// RFC 9155 §4; the JDK would sign with it.
        @ParameterizedTest
        @ValueSource(strings = {"RSA+SHA1", "RSA+SHA256"})
        void sha1IsNeverSignedWith(String scheme) {
            Assumptions.assumeTrue(loops().tls() == TlsProvider.BORINGSSL, "no BoringSSL");
            String said =
                    OpenSslClient.talk(
                            serve("localRsa.pem"),
                            "?\n",
                            "-tls1_2",
                            "-sigalgs",
                            scheme,
                            "-cipher",
                            "ALL:@SECLEVEL=0");

            assertThat(said.contains("version=TLSv1.2")).isEqualTo(!scheme.endsWith("SHA1"));
        }

        @Test
        void compressionIsOff() {
            assertThat(OpenSslClient.talk(serve("local.pem"), "?\n", "-tls1_2", "-comp"))
                    .contains("Compression: NONE");
        }
    }

    /// RFC 6066 §3.
    @Nested
    class Names {
        @ParameterizedTest
        @CsvSource({
            "localhost, localhost",
            "other.test, other.test",
            "OTHER.test, other.test",
            "a.wild.test, other.test",
            "exact.wild.test, localhost",
            "a.b.wild.test, localhost",
            "wild.test, localhost",
            "unknown.test, localhost"
        })
        void exactThenWildcardThenDefault(String asked, String shown) throws IOException {
            int port = serve("local.pem", "wild.pem");

            try (SSLSocket socket = client(port, TRUST, asked)) {
                assertThat(subject(socket)).isEqualTo("CN=" + shown);
            }
        }

        @Test
        void noNameGetsTheDefault() {
            String said =
                    OpenSslClient.talk(serve("wild.pem", "local.pem"), "?\n", "-noservername");

            assertThat(said).contains("subject=CN = other.test").contains(" name= ");
        }

        private String subject(SSLSocket socket) throws IOException {
            socket.startHandshake();
            return socket.getSession().getPeerPrincipal().getName();
        }
    }

    /// RFC 8446 §4.2.3, RFC 8422 §5.1.1.
    @Nested
    class TwoKeysForOneName {
        @Test
        void ecdsaIsShownToWhoCanCheckIt() {
            for (String version : new String[] {"-tls1_2", "-tls1_3"}) {
                assertThat(said(version)).contains("Peer signature type: ECDSA");
            }
        }

        @Test
        void rsaIsShownToTheOthers() {
            assertThat(said("-tls1_2", "-cipher", "ECDHE-RSA-AES128-GCM-SHA256"))
                    .contains("Peer signature type: RSA");
            assertThat(said("-tls1_2", "-sigalgs", "RSA+SHA256:RSA-PSS+SHA256"))
                    .contains("Peer signature type: RSA");
            assertThat(said("-tls1_3", "-sigalgs", "RSA-PSS+SHA256:RSA+SHA256"))
                    .contains("Peer signature type: RSA-PSS");
        }

        private String said(String... options) {
            int port = serve("localRsa.pem", "local.pem");
            String[] all =
                    Stream.concat(Stream.of(options), Stream.of("-servername", "localhost"))
                            .toArray(String[]::new);
            String said = OpenSslClient.talk(port, "?\n", all);
            assertThat(said).contains("name=localhost");
            return said;
        }
    }

    /// RFC 7301.
    @Nested
    class Protocols {
        @ParameterizedTest
        @CsvSource({"h2;http/1.1, h2", "http/1.1;h2, h2", "acme-tls/1;http/1.1, http/1.1"})
        void oursIsChosenInOurOrder(String offered, String chosen) throws IOException {
            SSLSocket socket = offering(serve("local.pem"), offered.split(";"));

            assertThat(told(socket)).startsWith("protocol=" + chosen + " ");
        }

        @Test
        void withoutAnOfferNothingIsChosen() throws IOException {
            assertThat(told(serve("local.pem"), TRUST)).startsWith("protocol= ");
        }

        /// RFC 7301 §3.2.
        @ParameterizedTest
        @ValueSource(strings = {"acme-tls/1", "h3;spdy/3.1", "http/1.0"})
        void onlyForeignOnesAreRefusedWithAnAlert(String offered) throws IOException {
            for (String version : new String[] {"TLSv1.2", "TLSv1.3"}) {
                SSLSocket socket = offering(serve("local.pem"), offered.split(";"));
                socket.setEnabledProtocols(new String[] {version});

                assertThatThrownBy(() -> told(socket))
                        .isInstanceOf(SSLException.class)
                        .hasMessageContaining("no_application_protocol");
            }
        }

        @Test
        void http2IsOfferedOnlyWhereItIsOn() throws IOException {
            var settings =
                    new ServerSettings(
                            new TlsSettings(List.of("local.pem")), false, Duration.ofSeconds(10));
            int port = serve(loaded(loader(folder).server(settings, "listeners[0]")));

            assertThat(told(offering(port, "h2", "http/1.1"))).startsWith("protocol=http/1.1 ");
            assertThatThrownBy(() -> told(offering(port, "h2")))
                    .hasMessageContaining("no_application_protocol");
        }

        private SSLSocket offering(int port, String... protocols) throws IOException {
            SSLSocket socket = client(port, TRUST, "localhost");
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setApplicationProtocols(protocols);
            socket.setSSLParameters(parameters);
            return socket;
        }
    }

    @Nested
    class Resumption {
        /// RFC 5077, RFC 8446 §4.6.1.
        @ParameterizedTest
        @ValueSource(strings = {"-tls1_2", "-tls1_3"})
        void aTicketSavesTheNextHandshake(String version) {
            int port = serve("local.pem", "wild.pem");
            String file = folder.resolve("session").toString();

            String first = talk(port, version, "-sess_out", file);
            String second = talk(port, version, "-sess_in", file);

            assertThat(first).contains("New, TLSv1");
            assertThat(second).contains("Reused, TLSv1").contains("name=localhost");
        }

        /// The client is who it was.
        @ParameterizedTest
        @ValueSource(strings = {"-tls1_2", "-tls1_3"})
        void theClientsCertificateIsStillKnown(String version) {
            int port = serve(new ClientCertificates.Required("root.pem"));
            String file = folder.resolve("session").toString();
            String own = folder.resolve("client.pem").toString();

            talk(port, version, "-sess_out", file, "-cert", own, "-key", own);
            String second = talk(port, version, "-sess_in", file, "-cert", own, "-key", own);

            assertThat(second).contains("Reused, TLSv1").contains("client=CN=client.test");
        }

        private String talk(int port, String... options) {
            String[] all =
                    Stream.concat(Stream.of(options), Stream.of("-servername", "localhost"))
                            .toArray(String[]::new);
            return OpenSslClient.talk(port, "?\n", all);
        }
    }

    /// RFC 5746 §4.5: a handshake costs the server more than the client.
    @Test
    void aSecondHandshakeIsRefused() {
        String said = OpenSslClient.talk(serve("local.pem"), "R\n", "-tls1_2");

        // The first one worked; the second one ended the connection.
        assertThat(said).contains("Cipher is ECDHE").contains("RENEGOTIATING");
    }

    @Nested
    class ClientsCertificates {
        private static final Identity STRANGER =
                TestCertificates.selfSigned(KeyKind.EC, "stranger");
        private static final Identity EXPIRED =
                TestCertificates.issuedBy(ROOT, KeyKind.EC, Validity.days(-9, -1), "old.test");

        @Test
        void aGoodOneIsKnownBehindIt() throws IOException {
            for (var clients :
                    List.of(
                            new ClientCertificates.Required("root.pem"),
                            new ClientCertificates.Asked("root.pem"))) {
                assertThat(told(serve(clients), TestCertificates.showing(CLIENT, ROOT)))
                        .endsWith("client=CN=client.test");
            }
        }

        @Test
        void whereItIsRequiredNobodyComesInWithout() {
            refused(new ClientCertificates.Required("root.pem"), TRUST);
        }

        @Test
        void whereItIsAskedForOneMayComeWithout() throws IOException {
            assertThat(told(serve(new ClientCertificates.Asked("root.pem")), TRUST))
                    .endsWith("client=");
        }

        @Test
        void whereItIsNotAskedForNoneIsSeen() throws IOException {
            assertThat(
                            told(
                                    serve(new ClientCertificates.NotAsked()),
                                    TestCertificates.showing(CLIENT, ROOT)))
                    .endsWith("client=");
        }

        @Test
        void aBadOneNeverComesIn() {
            for (var clients :
                    List.of(
                            new ClientCertificates.Required("root.pem"),
                            new ClientCertificates.Asked("root.pem"))) {
                for (Identity bad : List.of(STRANGER, EXPIRED)) {
                    refusedOfOpenssl(clients, bad);
                }
            }
        }

        private void refused(ClientCertificates clients, SSLContext context) {
            for (String version : new String[] {"TLSv1.2", "TLSv1.3"}) {
                assertThatThrownBy(
                                () -> {
                                    SSLSocket socket = client(serve(clients), context, "localhost");
                                    socket.setEnabledProtocols(new String[] {version});
                                    told(socket);
                                })
                        .isInstanceOf(IOException.class);
            }
        }

        /// Java's client would not even show one of whom the server does not ask.
        private void refusedOfOpenssl(ClientCertificates clients, Identity bad) {
            String own = bad.writeBundle(folder, "bad").toString();
            for (String version : new String[] {"-tls1_2", "-tls1_3"}) {
                String said =
                        OpenSslClient.talk(
                                serve(clients), "?\n", version, "-cert", own, "-key", own);

                assertThat(said).contains("alert").doesNotContain("protocol=");
            }
        }
    }

    @Nested
    class Bounds {
        @Test
        void aHandshakeNeverBegunOrNeverFinishedIsClosedInTime() throws IOException {
            int port = serve(new TlsSettings(List.of("local.pem")), Duration.ofMillis(200));

            try (RawClient silent = RawClient.to(port);
                    RawClient half = RawClient.to(port).send(new byte[] {22, 3, 1, 2, 0, 1})) {
                assertThat(silent.end()).isNotNull();
                assertThat(half.end()).isNotNull();
            }
            try (RawClient stopped = RawClient.to(port).send(hello(200))) {
                // What the server answers, and then its end.
                assertThat(stopped.end()).isNotNull();
            }
        }

        /// CVE-2026-45416: nothing may be kept of it, however long it says it is.
        @Test
        void aClientHelloAbove64KibibytesIsRefusedAtItsBeginning() {
            byte[] begin = {22, 3, 1, 0, 4, 1, 1, 0, 1};

            try (RawClient client = RawClient.to(serve("local.pem")).send(begin)) {
                assertThat(client.end()).isNotNull();
            }
        }

        @Test
        void whatIsNotTlsIsClosed() {
            try (RawClient client =
                    RawClient.to(serve("local.pem")).send("GET / HTTP/1.1\r\n\r\n")) {
                assertThat(client.end()).isNotNull();
            }
        }

        /// A whole ClientHello of TLS 1.2, to which the server answers and waits.
        private byte[] hello(int padding) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            body.writeBytes(new byte[] {3, 3});
            body.writeBytes(new byte[33]);
            body.writeBytes(new byte[] {0, 2, (byte) 0xc0, 0x2b, 1, 0});
            // Groups, signatures, padding (RFC 7685).
            byte[] groups = {0, 10, 0, 4, 0, 2, 0, 23, 0, 13, 0, 4, 0, 2, 4, 3};
            body.write((groups.length + 4 + padding) >> 8);
            body.write(groups.length + 4 + padding);
            body.writeBytes(groups);
            body.writeBytes(new byte[] {0, 21, 0, (byte) padding});
            body.writeBytes(new byte[padding]);
            int length = body.size();
            ByteArrayOutputStream record = new ByteArrayOutputStream();
            int inRecord = length + 4;
            record.writeBytes(new byte[] {22, 3, 1, (byte) (inRecord >> 8), (byte) inRecord});
            record.writeBytes(new byte[] {1, 0, (byte) (length >> 8), (byte) length});
            record.writeBytes(body.toByteArray());
            return record.toByteArray();
        }
    }

    @Test
    void anUnusableAuthorityFileIsAProblemAtItsField() {
        TestCertificates.write(folder, "key.pem", ROOT.keyPem(), ROOT.chainPem());
        TestCertificates.write(folder, "empty.pem", "nothing");
        Set<String> codes = new TreeSet<>();
        for (String file : List.of("none.pem", "key.pem", "empty.pem", ".")) {
            var settings =
                    new TlsSettings(List.of("local.pem"), new ClientCertificates.Asked(file));
            var server = new ServerSettings(settings, true, Duration.ofSeconds(1));
            codes.add(Problems.of(loader(folder).server(server, "listeners[3]")));
        }
        assertThat(codes)
                .containsExactly(
                        "listeners[3].clientCertificates.authorities authorities.none",
                        "listeners[3].clientCertificates.authorities authorities.otherThings",
                        "listeners[3].clientCertificates.authorities certificate.folder",
                        "listeners[3].clientCertificates.authorities certificate.missing");
    }
}
