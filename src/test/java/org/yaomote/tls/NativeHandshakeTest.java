package org.yaomote.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.unix.Buffer;
import io.netty.handler.ssl.OpenSsl;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.config.TlsSettings;
import org.yaomote.fixtures.TestCertificates;
import org.yaomote.fixtures.TestCertificates.Identity;
import org.yaomote.fixtures.TestCertificates.KeyKind;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

/// Handshakes with the JDK's client from memory to memory, whoever signs for the server.
class NativeHandshakeTest {
    private static final int ROOM = 64 * 1024;
    private static final String MISSING = "libcrypto.so.none";
    private static final String EC_SCHEME = "ecdsa_secp256r1_sha256";
    private static final Identity ROOT = TestCertificates.selfSigned(KeyKind.EC, "Test Root");
    private static final Identity RSA = TestCertificates.issuedBy(ROOT, KeyKind.RSA, "a.example");
    private static final Identity OTHER_RSA =
            TestCertificates.issuedBy(ROOT, KeyKind.RSA, "b.example");
    private static final Identity EC = TestCertificates.issuedBy(ROOT, KeyKind.EC, "a.example");

    @TempDir private Path folder;

    private final ByteBuffer toServer = ByteBuffer.allocateDirect(ROOM);
    private final ByteBuffer toClient = ByteBuffer.allocateDirect(ROOM);
    private final ByteBuffer plain = ByteBuffer.allocateDirect(ROOM);

    @BeforeEach
    void write() {
        Assumptions.assumeTrue(OpenSsl.isAvailable(), "no BoringSSL");
        RSA.writeBundle(folder, "rsa");
        OTHER_RSA.writeBundle(folder, "other");
        EC.writeBundle(folder, "ec");
    }

    private ServerTls server(String library, String... files) {
        var loader =
                new TlsLoader(
                        folder,
                        new Contexts(TlsProvider.BORINGSSL),
                        InstantSource.system(),
                        () -> LibCrypto.named(library));
        var settings =
                new TlsLoader.ServerSettings(
                        new TlsSettings(List.of(files)), true, Duration.ofSeconds(1));
        return switch (loader.server(settings, "listeners[0]")) {
            case TlsResult.Loaded<ServerTls>(var tls, _) -> tls;
            case TlsResult.Unusable<ServerTls>(var problems) -> throw new AssertionError(problems);
        };
    }

    private static ServerTls signing(ServerTls server, int choice) {
        Assumptions.assumeTrue(server.hasSigner(choice), "no libcrypto of OpenSSL 3");
        return server;
    }

    /// A client that checks whom it talks to.
    private static SSLEngine client(String name, String version, String... schemes) {
        return client(ROOT, name, version, schemes);
    }

    private static SSLEngine client(
            Identity trusted, String name, String version, String... schemes) {
        SSLEngine engine = TestCertificates.trusting(trusted).createSSLEngine(name, 443);
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(new String[] {version});
        parameters.setServerNames(List.of(new SNIHostName(name)));
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        if (schemes.length > 0) {
            parameters.setSignatureSchemes(schemes);
        }
        engine.setSSLParameters(parameters);
        return engine;
    }

    /// Shakes hands, and has one octet sent.
    private void talk(ServerTls server, String name, SSLEngine client) throws SSLException {
        NativeSession session = server.session(name);
        try {
            client.beginHandshake();
            while (client.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING) {
                step(client, session);
            }
            client.wrap(ByteBuffer.wrap(new byte[] {'?'}), toServer);
            assertThat(hear(session)).isEqualTo(1);
            assertThat(plain.get(0)).isEqualTo((byte) '?');
        } finally {
            session.free();
        }
    }

    private void step(SSLEngine client, NativeSession session) throws SSLException {
        switch (client.getHandshakeStatus()) {
            case NEED_TASK -> client.getDelegatedTask().run();
            case NEED_WRAP -> client.wrap(ByteBuffer.allocate(0), toServer);
            case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
                if (toClient.position() == 0) {
                    assertThat(hear(session)).isLessThanOrEqualTo(0);
                }
                toClient.flip();
                client.unwrap(toClient, ByteBuffer.allocate(ROOM));
                toClient.compact();
            }
            case FINISHED, NOT_HANDSHAKING -> throw new AssertionError();
        }
    }

    /// Gives the server what the client said, and takes what it answers.
    private int hear(NativeSession session) throws SSLException {
        session.input(Buffer.memoryAddress(toServer), toServer.position());
        int got = NativeSession.WANTS_OUTPUT;
        while (got == NativeSession.WANTS_OUTPUT) {
            got = session.read(Buffer.memoryAddress(plain), ROOM);
            while (session.hasOutput()) {
                int at = toClient.position();
                long free = Buffer.memoryAddress(toClient) + at;
                toClient.position(at + session.takeOutput(free, ROOM - at));
            }
        }
        toServer.clear();
        return got;
    }

    /// RFC 8446 §4.2.3: PKCS#1 in TLS 1.2 only.
    @ParameterizedTest
    @CsvSource({
        "TLSv1.3, rsa_pss_rsae_sha256",
        "TLSv1.3, rsa_pss_rsae_sha384",
        "TLSv1.3, rsa_pss_rsae_sha512",
        "TLSv1.2, rsa_pss_rsae_sha256",
        "TLSv1.2, rsa_pkcs1_sha256",
        "TLSv1.2, rsa_pkcs1_sha384",
        "TLSv1.2, rsa_pkcs1_sha512"
    })
    void anRsaKeySignsByEveryScheme(String version, String scheme) throws SSLException {
        ServerTls server = signing(server(LibCrypto.NAME, "rsa.pem"), 0);

        // The certificate itself is signed with ECDSA.
        talk(server, "a.example", client("a.example", version, scheme, EC_SCHEME));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void withoutTheLibraryBoringSslSigns(String version) throws SSLException {
        ServerTls server = server(MISSING, "rsa.pem");

        assertThat(server.hasSigner(0)).isFalse();
        talk(server, "a.example", client("a.example", version));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void anEcKeyIsBoringSsls(String version) throws SSLException {
        ServerTls server = server(LibCrypto.NAME, "ec.pem");

        assertThat(server.hasSigner(0)).isFalse();
        talk(server, "a.example", client("a.example", version));
    }

    /// RFC 6066 §3: each name gets its own certificate, and its own key signs.
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void severalSignersDoNotMixUpTheirKeys(String version) throws SSLException {
        ServerTls server = server(LibCrypto.NAME, "rsa.pem", "other.pem");

        for (String name : List.of("b.example", "a.example", "b.example")) {
            talk(signing(server, server.choice(name)), name, client(name, version));
        }
    }

    /// RFC 8446 §4.2.3: the cheaper key where the client can check it, the signer's elsewhere.
    @ParameterizedTest
    @CsvSource({
        "TLSv1.3, ecdsa_secp256r1_sha256, EC",
        "TLSv1.2, ecdsa_secp256r1_sha256, EC",
        "TLSv1.3, rsa_pss_rsae_sha256, RSA",
        "TLSv1.2, rsa_pkcs1_sha256, RSA"
    })
    void bothKindsOfKeysServeOneName(String version, String scheme, String kind)
            throws SSLException {
        Identity checked = TestCertificates.selfSigned(KeyKind.valueOf(kind), "a.example");
        KeyKind otherKind = kind.equals("EC") ? KeyKind.RSA : KeyKind.EC;
        checked.writeBundle(folder, "checked");
        TestCertificates.selfSigned(otherKind, "a.example").writeBundle(folder, "unchecked");
        ServerTls server = signing(server(LibCrypto.NAME, "unchecked.pem", "checked.pem"), 0);
        SSLEngine client = client(checked, "a.example", version, scheme);

        talk(server, "a.example", client);

        assertThat(client.getSession().getPeerCertificates()[0].getPublicKey().getAlgorithm())
                .isEqualTo(kind);
    }

    /// A listener's settings end with the last connection that uses them.
    @Test
    void manySettingsComeAndGo() throws SSLException {
        for (int i = 0; i < 20; i++) {
            ServerTls server = signing(server(LibCrypto.NAME, "rsa.pem"), 0);
            talk(server, "a.example", client("a.example", "TLSv1.3"));
            System.gc();
        }
    }
}
