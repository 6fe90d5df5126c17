package org.yaomote.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.bouncycastle.asn1.x500.X500Name;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;

import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

class CertificateIssuerTest {
    private static final Instant NOW = Instant.parse("2026-04-01T12:34:56.789Z");

    private final CertificateIssuer issuer =
            new CertificateIssuer(InstantSource.fixed(NOW), Made.RANDOM);

    private static boolean javaAccepts(Identity root, List<X509Certificate> sent) throws Exception {
        KeyStore roots = KeyStore.getInstance("PKCS12");
        roots.load(null, null);
        roots.setCertificateEntry("root", root.leaf());
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(roots);
        X509TrustManager trust = (X509TrustManager) factory.getTrustManagers()[0];
        try {
            trust.checkServerTrusted(sent.toArray(X509Certificate[]::new), "UNKNOWN");
            return true;
        } catch (CertificateException _) {
            return false;
        }
    }

    @Nested
    class OfAServer {
        @ParameterizedTest
        @EnumSource(KeyKind.class)
        void everyKindOfKeySignsForItselfAndUnderAnAuthority(KeyKind kind) throws Exception {
            // Finding primes takes half a minute where the machine is busy.
            boolean isSlow = kind == KeyKind.RSA_3072 || kind == KeyKind.RSA_4096;
            assumeTrue(!isSlow || Boolean.getBoolean("tests.long"));
            KeyPair keys = kind.make(Made.RANDOM);
            X509Certificate own =
                    Made.done(Made.ISSUER.selfSigned(keys, Made.terms("app.lan"))).leaf();
            Identity root = Made.ISSUER.authority(keys, AuthorityTerms.named("CA"));
            Identity leaf = Made.issued(root, "app.lan", "*.app.lan", "10.1.2.3", "::1");

            own.verify(keys.getPublic());
            assertThat(CertificateDetails.of(own).key()).isEqualTo(kind.label());
            assertThat(javaAccepts(root, leaf.chain())).isTrue();
            assertThat(kind.warning().isPresent()).isEqualTo(kind == KeyKind.ED25519);
        }

        @Test
        void itSaysWhatItIsForAndNothingElse() {
            Identity root = Made.root();
            CertificateDetails leaf =
                    CertificateDetails.of(Made.issued(root, "app.lan", "10.0.0.1").leaf());

            assertThat(leaf.usages()).containsExactly("digitalSignature", "serverAuth");
            assertThat(leaf.names())
                    .extracting(SubjectName::text)
                    .containsExactly("app.lan", "10.0.0.1");
            assertThat(leaf.isAuthority()).isFalse();
            assertThat(leaf.isWeak()).isFalse();
            assertThat(leaf.issuer()).isEqualTo("Test root");
        }

        @Test
        void serialNumbersAreRandomAndLong() {
            Identity root = Made.root();
            List<Integer> lengths =
                    IntStream.range(0, 20)
                            .map(
                                    _ ->
                                            Made.issued(root, "a.lan")
                                                    .leaf()
                                                    .getSerialNumber()
                                                    .bitLength())
                            .boxed()
                            .toList();

            assertThat(lengths).allMatch(bits -> bits > 100 && bits <= 128);
        }

        @Test
        void itBeginsABitBeforeNowForClocksThatAreLate() {
            X509Certificate made =
                    Made.done(issuer.selfSigned(Made.key(), Made.terms("a.lan"))).leaf();

            assertThat(made.getNotBefore().toInstant())
                    .isEqualTo(Instant.parse("2026-04-01T11:34:56Z"));
            assertThat(made.getNotAfter().toInstant())
                    .isEqualTo(Instant.parse("2026-06-30T12:34:56Z"));
        }

        @Test
        void itNeverLivesLongerThanClientsAccept() {
            Identity root = issuer.authority(Made.key(), AuthorityTerms.named("CA"));
            LeafTerms longest = new LeafTerms(Made.terms("a.lan").names(), LeafTerms.LONGEST);
            LeafTerms longer =
                    new LeafTerms(longest.names(), LeafTerms.LONGEST.plus(Duration.ofDays(1)));
            X509Certificate made =
                    Made.done(issuer.issued(root, Made.key().getPublic(), longest)).getFirst();

            assertThat(
                            Duration.between(
                                    made.getNotBefore().toInstant(),
                                    made.getNotAfter().toInstant()))
                    .isLessThan(LeafTerms.LONGEST);
            assertThat(Made.told(issuer.issued(root, Made.key().getPublic(), longer)))
                    .containsExactly(FaultKind.LIFE_LONG);
            assertThat(Made.told(issuer.selfSigned(Made.key(), longer)))
                    .containsExactly(FaultKind.LIFE_BROWSERS);
        }

        @Test
        void itNeverOutlivesItsAuthority() {
            Identity root =
                    issuer.authority(
                            Made.key(),
                            new AuthorityTerms("CA", Duration.ofDays(10), NameScope.PRIVATE, 0));
            var outcome = issuer.issued(root, Made.key().getPublic(), Made.terms("a.lan"));

            assertThat(Made.told(outcome)).containsExactly(FaultKind.LIFE_CUT);
            assertThat(Made.done(outcome).getFirst().getNotAfter())
                    .isEqualTo(root.leaf().getNotAfter());
        }

        @Test
        void aSubjectThatIsNoTextIsShownAsAQuestionMark() throws Exception {
            byte[] octets = AlternativeNames.commonName("ab").getEncoded();
            octets[octets.length - 1] = (byte) 0xFF;

            assertThat(AlternativeNames.shown(X500Name.getInstance(octets))).isEqualTo("?");
        }

        @Test
        void noNameAndNoLifeAreRefused() {
            LeafTerms nameless = new LeafTerms(List.of(), LeafTerms.USUAL);
            LeafTerms lifeless = new LeafTerms(Made.terms("a.lan").names(), Duration.ZERO);

            LeafTerms endless = new LeafTerms(lifeless.names(), Duration.ofDays(1_000_000_000));
            assertThat(Made.told(issuer.selfSigned(Made.key(), endless)))
                    .containsExactly(FaultKind.LIFE_LONG);
            assertThat(Made.told(issuer.selfSigned(Made.key(), nameless)))
                    .containsExactly(FaultKind.NO_NAME);
            assertThat(Made.told(issuer.selfSigned(Made.key(), lifeless)))
                    .containsExactly(FaultKind.LIFE_SHORT);
            assertThat(Made.told(issuer.request(Made.key(), List.of())))
                    .containsExactly(FaultKind.NO_NAME);
        }
    }

    @Nested
    class OfAnAuthority {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "google.com",
                    "*.example.com",
                    "8.8.8.8",
                    "2001:4860:4860::8888",
                    "web1",
                    "notlan",
                    "mylan.com"
                })
        void aNameOutOfItsScopeIsRefused(String name) {
            var outcome = Made.ISSUER.issued(Made.root(), Made.key().getPublic(), Made.terms(name));

            assertThat(Made.told(outcome)).containsExactly(FaultKind.NAME_OUT_OF_SCOPE);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "my_host.lan",
                    "a.lan",
                    "*.app.lan",
                    "printer.local",
                    "x.test",
                    "db.internal",
                    "nas.home.arpa",
                    "localhost",
                    "127.0.0.1",
                    "::1",
                    "10.255.0.1",
                    "172.31.1.1",
                    "192.168.0.1",
                    "169.254.1.1",
                    "fd00::1",
                    "fe80::1"
                })
        void javaAcceptsPrivateNamesAndAddresses(String name) throws Exception {
            Identity root = Made.root();
            Identity leaf = Made.issued(Made.authorityUnder(root), name);

            assertThat(javaAccepts(root, leaf.chain())).isTrue();
        }

        @Test
        void theScopeCanHaveMoreNames() {
            Identity root =
                    Made.ISSUER.authority(
                            Made.key(), Made.rootTerms(NameScope.PRIVATE.with(List.of("web1"))));

            assertThat(Made.issued(root, "web1").leaf()).isNotNull();
            assertThat(
                            Made.issued(
                                            Made.ISSUER.authority(
                                                    Made.key(),
                                                    Made.rootTerms(NameScope.UNLIMITED)),
                                            "example.com")
                                    .leaf())
                    .isNotNull();
        }

        /// Whoever stole the key would not ask this program.
        @ParameterizedTest
        @ValueSource(strings = {"google.com", "*.google.com", "8.8.8.8"})
        void aForgedLeafOutOfScopeIsRefusedByJava(String name) throws Exception {
            Identity root = Made.root();
            Identity authority = Made.authorityUnder(root);
            Identity forged = Forged.under(authority, name);

            assertThat(javaAccepts(root, forged.chain())).isFalse();
            assertThat(javaAccepts(root, Forged.under(authority, "a.lan").chain())).isTrue();
        }

        @Test
        void itSaysThatItSignsAndHowDeep() {
            Identity root = Made.root();
            Identity authority = Made.authorityUnder(root);
            CertificateDetails details = CertificateDetails.of(authority.leaf());

            assertThat(details.usages()).containsExactly("keyCertSign", "cRLSign");
            assertThat(details.isAuthority()).isTrue();
            assertThat(details.isLimited()).isTrue();
            assertThat(authority.leaf().getBasicConstraints()).isZero();
            assertThat(root.leaf().getBasicConstraints()).isOne();
            assertThat(authority.chain()).hasSize(2);
        }

        @Test
        void aServersCertificateSignsNothing() {
            assertThat(
                            Made.told(
                                    Made.ISSUER.issued(
                                            Made.selfSigned("a.lan"),
                                            Made.key().getPublic(),
                                            Made.terms("b.lan"))))
                    .containsExactly(FaultKind.NOT_AN_AUTHORITY);
        }

        @Test
        void oneThatHasEndedSignsNothing() {
            Identity old =
                    new CertificateIssuer(
                                    InstantSource.fixed(NOW.minus(Duration.ofDays(4000))),
                                    Made.RANDOM)
                            .authority(Made.key(), AuthorityTerms.named("CA"));

            assertThat(Made.told(issuer.issued(old, Made.key().getPublic(), Made.terms("b.lan"))))
                    .containsExactly(FaultKind.AUTHORITY_ENDED);
        }
    }

    @Nested
    class Requests {
        @Test
        void aRequestNamesWhatWasAskedForAndIsSignedByItsKey() {
            KeyPair keys = Made.key();
            SigningRequest made =
                    Made.done(Made.ISSUER.request(keys, Made.terms("a.lan", "::1").names()));
            SigningRequest read =
                    Made.done(Made.done(Made.read(PemWriter.request(made))).request());

            assertThat(read.names()).extracting(SubjectName::text).containsExactly("a.lan", "::1");
            assertThat(Made.done(read.publicKey())).isEqualTo(keys.getPublic());
        }

        @Test
        void oneThatSomebodyChangedIsFound() {
            SigningRequest made =
                    Made.done(Made.ISSUER.request(Made.key(), Made.terms("a.lan").names()));
            byte[] octets = made.octets();
            octets[octets.length - 1] ^= 1;

            assertThat(Made.told(Made.done(Made.done(Made.read(octets)).request()).publicKey()))
                    .containsExactly(FaultKind.REQUEST_FORGED);
        }
    }
}
