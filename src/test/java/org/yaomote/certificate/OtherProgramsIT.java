package org.yaomote.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.fixtures.Tool;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// What OpenSSL makes of our files, and we of its.
class OtherProgramsIT {
    private static final Identity ROOT = Made.root();
    private static final Identity AUTHORITY = Made.authorityUnder(ROOT);
    private static final Identity LEAF = Made.issued(AUTHORITY, "app.lan", "*.app.lan", "10.0.0.1");

    @TempDir Path folder;

    @BeforeAll
    static void opensslIsHere() {
        assumeTrue(Tool.isThere("openssl"), "openssl is not installed");
    }

    private Tool verify(Identity identity, Object... more) throws Exception {
        Path root = Made.pem(folder, "root.pem", ROOT.leaf());
        Path leaf = Made.pem(folder, "leaf.pem", identity.leaf());
        Path between = Made.pem(folder, "between.pem", AUTHORITY.leaf());
        Object[] words = {
            "verify",
            "-x509_strict",
            "-CAfile",
            root,
            "-untrusted",
            between,
            "-purpose",
            "sslserver"
        };
        Object[] all = new Object[words.length + more.length + 1];
        System.arraycopy(words, 0, all, 0, words.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        all[all.length - 1] = leaf;
        return Made.openssl(all);
    }

    @ParameterizedTest
    @CsvSource({
        "-verify_hostname, app.lan",
        "-verify_hostname, web.app.lan",
        "-verify_ip, 10.0.0.1",
    })
    void opensslVerifiesAServersCertificate(String option, String name) throws Exception {
        assertThat(verify(LEAF, option, name).out()).endsWith("OK\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "localhost", "my_host.lan"})
    void opensslVerifiesNamesOfThisComputer(String name) throws Exception {
        assertThat(verify(Made.issued(AUTHORITY, name)).out()).endsWith("OK\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"google.com", "8.8.8.8", "*.google.com"})
    void opensslRefusesAForgedLeafOutOfScope(String name) throws Exception {
        assertThat(verify(Forged.under(AUTHORITY, name)).out())
                .contains("permitted subtree violation");
    }

    @Test
    void opensslShowsWhatWePutIn() throws Exception {
        Path leaf = Made.pem(folder, "leaf.pem", LEAF.leaf());
        Path root = Made.pem(folder, "root.pem", ROOT.leaf());

        assertThat(Made.openssl("x509", "-in", leaf, "-noout", "-text").out())
                .contains(
                        "DNS:app.lan, DNS:*.app.lan, IP Address:10.0.0.1",
                        "TLS Web Server Authentication",
                        "CA:FALSE",
                        "Digital Signature");
        assertThat(Made.openssl("x509", "-in", root, "-noout", "-text").out())
                .contains(
                        "X509v3 Name Constraints: critical",
                        "DNS:home.arpa",
                        "IP:10.0.0.0/255.0.0.0",
                        "CA:TRUE, pathlen:1",
                        "Certificate Sign, CRL Sign");
    }

    @Test
    void opensslTrustsASelfSignedCertificateThatItIsTold() throws Exception {
        Path own = Made.pem(folder, "own.pem", Made.selfSigned("localhost", "127.0.0.1").leaf());

        assertThat(
                        Made.openssl(
                                        "verify",
                                        "-CAfile",
                                        own,
                                        "-purpose",
                                        "sslserver",
                                        "-verify_ip",
                                        "127.0.0.1",
                                        own)
                                .out())
                .endsWith("OK\n");
    }

    @Test
    void opensslVerifiesARequestAndWeTakeItsAnswer() throws Exception {
        KeyPair keys = Made.key();
        SigningRequest request = Made.done(Made.ISSUER.request(keys, Made.terms("a.lan").names()));
        Path csr = Made.file(folder, "csr.pem", PemWriter.request(request));
        Path root = Made.pem(folder, "root.pem", ROOT.leaf());
        Path rootKey = Made.file(folder, "root-key.pem", PemWriter.key(ROOT.key()));
        Path answer = folder.resolve("answer.pem");

        assertThat(Made.openssl("req", "-in", csr, "-verify", "-noout").out()).contains("OK");
        Made.openssl(
                "x509",
                "-req",
                "-in",
                csr,
                "-CA",
                root,
                "-CAkey",
                rootKey,
                "-days",
                "10",
                "-copy_extensions",
                "copy",
                "-out",
                answer);
        // Some authorities answer in PKCS#7.
        Path p7b = folder.resolve("answer.p7b");
        Made.openssl(
                "crl2pkcs7",
                "-nocrl",
                "-certfile",
                root,
                "-certfile",
                answer,
                "-outform",
                "DER",
                "-out",
                p7b);
        Contents read = Made.done(new CertificateReader(PassPhrases.NONE).read(p7b));
        Identity complete = Made.done(Chains.arranged(keys.getPrivate(), read.certificates()));

        assertThat(complete.chain()).hasSize(2);
        assertThat(CertificateDetails.of(complete.leaf()).names())
                .extracting(SubjectName::text)
                .containsExactly("a.lan");
    }

    @ParameterizedTest
    @CsvSource({
        "genrsa -traditional 2048, RSA",
        "ecparam -name prime256v1 -genkey, EC",
        "ecparam -name secp384r1 -genkey -noout, EC",
        "genpkey -algorithm ed25519, EdDSA",
    })
    void keysOfOpensslAreRead(String command, String algorithm) throws Exception {
        Path key = folder.resolve("key.pem");
        Files.writeString(key, Made.openssl((Object[]) command.split(" ")).out());
        // Its progress goes to the other stream, which stands between as junk.
        Contents read = Made.done(new CertificateReader(PassPhrases.NONE).read(key));

        assertThat(read.keys().getFirst().getAlgorithm()).isEqualTo(algorithm);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rsa -traditional -des3",
                "rsa -traditional -aes256",
                "pkcs8 -topk8 -v2 aes-256-cbc -v2prf hmacWithSHA256",
                "pkcs8 -topk8 -v2 des3",
                "pkcs8 -topk8 -scrypt",
                "pkcs8 -topk8 -v1 PBE-SHA1-3DES",
                "pkcs8 -topk8 -outform DER",
            })
    void keysThatOpensslProtectsAreRead(String command) throws Exception {
        Path plain = Made.file(folder, "plain.pem", PemWriter.key(Rsa.KEYS.getPrivate()));
        Path key = folder.resolve("key.pem");
        Tool made =
                Made.openssl(
                        (Object[])
                                (command
                                                + " -in "
                                                + plain
                                                + " -out "
                                                + key
                                                + " -passout pass:secret")
                                        .split(" "));
        assertThat(made.exitCode()).as(made.out()).isZero();

        Contents read = Made.done(new CertificateReader(Made.answering("secret")).read(key));

        assertThat(read.keys()).containsExactly(Rsa.KEYS.getPrivate());
        assertThat(Made.told(new CertificateReader(Made.answering("wrong")).read(key)))
                .containsExactly(FaultKind.PHRASE_WRONG);
    }

    private static final class Rsa {
        static final KeyPair KEYS = KeyKind.RSA_2048.make(Made.RANDOM);
    }

    @Test
    void opensslOpensAKeyThatWeProtect() throws Exception {
        byte[] octets;
        try (PassPhrase phrase = Made.phrase("ひみつ secret")) {
            octets = PemWriter.key(LEAF.key(), phrase, PemWriter.Stretching.TYPED);
        }
        Path key = Made.file(folder, "key.pem", octets);
        Path phrase = Files.writeString(folder.resolve("phrase"), "ひみつ secret\n");

        assertThat(
                        Made.openssl(
                                        "pkey",
                                        "-in",
                                        key,
                                        "-passin",
                                        "file:" + phrase,
                                        "-noout",
                                        "-check")
                                .out())
                .contains("valid");
    }

    @ParameterizedTest
    @CsvSource({"MODERN, AES-256-CBC", "OLD_WINDOWS, pbeWithSHA1And3-KeyTripleDES-CBC"})
    void opensslOpensPkcs12(StoreWriter.Reach reach, String cipher) throws Exception {
        byte[] octets = Made.done(StoreWriter.identity(LEAF, Made.phrase("secret"), reach));
        Path store = Made.file(folder, "my.p12", octets);
        Tool shown =
                Made.openssl("pkcs12", "-in", store, "-info", "-nodes", "-passin", "pass:secret");

        assertThat(shown.out()).contains(cipher, "BEGIN PRIVATE KEY", "friendlyName: app.lan");
        assertThat(shown.out().split("BEGIN CERTIFICATE")).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-legacy", "-nomac", "-keypbe NONE -certpbe NONE", "-noiter -nomaciter"})
    void pkcs12OfOpensslIsRead(String options) throws Exception {
        Path bundle = Made.file(folder, "bundle.pem", PemWriter.bundle(LEAF));
        Path store = folder.resolve("my.p12");
        String command =
                "pkcs12 -export -in "
                        + bundle
                        + " -out "
                        + store
                        + " -passout pass:secret "
                        + options;
        Tool made = Made.openssl((Object[]) command.strip().split(" "));
        assumeTrue(made.exitCode() == 0, made.out());

        Contents read = Made.done(new CertificateReader(Made.answering("secret")).read(store));

        assertThat(Made.done(read.identity()).chain()).isEqualTo(LEAF.chain());
    }

    @Test
    void curlAndJavaReachAServerWithOurBundle() throws Exception {
        assumeTrue(Tool.isThere("curl"), "curl is not installed");
        Identity own = Made.issued(AUTHORITY, "localhost", "127.0.0.1");
        Path root = Made.pem(folder, "root.pem", ROOT.leaf());
        try (BundleServer server = BundleServer.serving(PemWriter.bundle(own))) {
            Tool curl =
                    Tool.run("curl", "-sS", "--cacert", root, "https://127.0.0.1:" + server.port());
            ChainJudge judge = new ChainJudge(InstantSource.system(), List.of(ROOT.leaf()));
            ServerAnswer answer =
                    Made.done(
                            new ServerProbe(judge, Duration.ofSeconds(20))
                                    .ask(
                                            Made.done(
                                                    ServerAddress.read(
                                                            "127.0.0.1:" + server.port()))));

            assertThat(curl.out()).isEqualTo("hello");
            assertThat(answer.verdict()).isEqualTo(ServerAnswer.Verdict.TRUSTED);
            assertThat(answer.chain()).isEqualTo(own.chain());
            assertThat(answer.protocol()).isEqualTo("TLSv1.3");
        }
    }

    @Test
    void aServerThatNobodyTrustsIsDescribed() throws Exception {
        try (BundleServer server =
                BundleServer.serving(PemWriter.bundle(Made.selfSigned("127.0.0.1")))) {
            ChainJudge judge = new ChainJudge(InstantSource.system(), List.of(ROOT.leaf()));
            ServerProbe probe = new ServerProbe(judge, Duration.ofSeconds(20));
            ServerAddress address =
                    Made.done(ServerAddress.read("https://127.0.0.1:" + server.port() + "/x"));

            assertThat(Made.done(probe.ask(address)).verdict())
                    .isEqualTo(ServerAnswer.Verdict.SELF_SIGNED);
        }
    }

    @Test
    void whatIsNoTlsServerIsAFault() throws Exception {
        ChainJudge judge = new ChainJudge(InstantSource.system(), List.of());
        ServerProbe probe = new ServerProbe(judge, Duration.ofSeconds(1));
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
            ServerAddress address =
                    Made.done(ServerAddress.read("127.0.0.1:" + silent.getLocalPort()));
            assertThat(Made.told(probe.ask(address))).containsExactly(FaultKind.SERVER_SILENT);
            silent.close();
            assertThat(Made.told(probe.ask(address))).containsExactly(FaultKind.SERVER_REFUSED);
        }
    }
}
