package org.yaomote.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

class CertificateReaderTest {
    private static final Identity ROOT = Made.root();
    private static final Identity AUTHORITY = Made.authorityUnder(ROOT);
    private static final Identity LEAF = Made.issued(AUTHORITY, "app.lan");

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    private static void assertIsLeaf(Outcome<Contents> read) {
        Identity identity = Made.done(Made.done(read).identity());
        assertThat(identity.chain()).isEqualTo(LEAF.chain());
        assertThat(identity.key()).isEqualTo(LEAF.key());
    }

    @Nested
    class Pem {
        @Test
        void partsStandInAnyOrderWithOtherTextBetween() {
            List<X509Certificate> shuffled = new ArrayList<>(LEAF.chain());
            Collections.reverse(shuffled);
            String pem =
                    "\uFEFF\uFEFFsubject=CN = x\r\n"
                            + text(PemWriter.certificates(shuffled)).replace("\n", "\r\n")
                            + "Bag Attributes: <No Attributes>\n\n  "
                            + text(PemWriter.key(LEAF.key()))
                            + text(PemWriter.certificates(LEAF.chain()))
                            + "good bye";

            assertIsLeaf(Made.read(octets(pem)));
        }

        @Test
        void aPartWithoutEndIsNamedByItsLine() {
            String pem = text(PemWriter.bundle(LEAF));
            String cut = pem.substring(0, pem.length() - 40);

            Outcome<Contents> read = Made.read(octets("# mine\n" + cut));

            assertThat(Made.told(read)).containsExactly(FaultKind.BROKEN_PART);
            int line = 1 + (int) cut.substring(0, cut.lastIndexOf("-----BEGIN")).lines().count();
            assertThat(read.told().getFirst().arguments()).containsExactly("" + (line + 1));
        }

        @Test
        void damagedContentsAreNamedByTheirLine() {
            String pem = text(PemWriter.certificates(LEAF.chain())).replaceFirst("\nMII", "\nMXI");

            assertThat(Made.told(Made.read(octets(pem)))).containsExactly(FaultKind.BROKEN_PART);
        }

        @Test
        void aProtectedKeyIsAskedForByTheNameOfItsFile() {
            List<String> asked = new ArrayList<>();
            byte[] key;
            try (PassPhrase phrase = Made.phrase("ひみつ secret")) {
                key = PemWriter.key(LEAF.key(), phrase, PemWriter.Stretching.RANDOM);
            }
            PassPhrases asking =
                    (what, attempt) -> {
                        asked.add(what + attempt);
                        return Optional.of(Made.phrase(attempt == 2 ? "ひみつ secret" : "no"));
                    };
            Contents read = Made.done(new CertificateReader(asking).read(key, "my.pem"));

            assertThat(asked).containsExactly("my.pem1", "my.pem2");
            assertThat(read.keys()).containsExactly(LEAF.key());
        }

        @Test
        void aWrongOrMissingPassPhraseIsAFault() {
            byte[] key;
            try (PassPhrase phrase = Made.phrase("right")) {
                key = PemWriter.key(LEAF.key(), phrase, PemWriter.Stretching.RANDOM);
            }

            assertThat(Made.told(Made.read(key))).containsExactly(FaultKind.PHRASE_MISSING);
            assertThat(
                            Made.told(
                                    new CertificateReader(Made.answering("wrong"))
                                            .read(key, "my.pem")))
                    .containsExactly(FaultKind.PHRASE_WRONG);
        }
    }

    @Nested
    class Binary {
        @Test
        void certificateKeyAndRequestAreKnownByTheirShape() throws Exception {
            KeyPair rsa = KeyKind.RSA_2048.make(Made.RANDOM);
            byte[] pkcs1 =
                    PrivateKeyInfo.getInstance(rsa.getPrivate().getEncoded())
                            .parsePrivateKey()
                            .toASN1Primitive()
                            .getEncoded();
            byte[] request =
                    Made.done(Made.ISSUER.request(rsa, Made.terms("a.lan").names())).octets();

            assertThat(Made.done(Made.read(LEAF.leaf().getEncoded())).certificates())
                    .containsExactly(LEAF.leaf());
            assertThat(Made.done(Made.read(LEAF.key().getEncoded())).keys())
                    .containsExactly(LEAF.key());
            assertThat(Made.done(Made.read(pkcs1)).keys()).containsExactly(rsa.getPrivate());
            assertThat(Made.done(Made.read(request)).requests()).hasSize(1);
        }

        @Test
        void aKeyOfSec1IsRead() throws Exception {
            PrivateKeyInfo info = PrivateKeyInfo.getInstance(LEAF.key().getEncoded());
            var inner = org.bouncycastle.asn1.sec.ECPrivateKey.getInstance(info.parsePrivateKey());
            byte[] sec1 =
                    new org.bouncycastle.asn1.sec.ECPrivateKey(
                                    256, inner.getKey(), X9ObjectIdentifiers.prime256v1)
                            .getEncoded();

            assertThat(Made.done(Made.read(sec1)).keys()).hasSize(1);
        }

        @ParameterizedTest
        @EnumSource(StoreWriter.Reach.class)
        void pkcs12IsReadWithItsChain(StoreWriter.Reach reach) {
            byte[] store = Made.done(StoreWriter.identity(LEAF, Made.phrase("ひみつ"), reach));

            assertIsLeaf(new CertificateReader(Made.answering("ひみつ")).read(store, "my.p12"));
            assertThat(Made.told(Made.read(store))).containsExactly(FaultKind.PHRASE_MISSING);
            assertThat(
                            Made.told(
                                    new CertificateReader(Made.answering("wrong"))
                                            .read(store, "my.p12")))
                    .containsExactly(FaultKind.PHRASE_WRONG);
        }

        @Test
        void jksIsReadAndTrustStoresNeedNoPassPhrase() throws Exception {
            KeyStore keys = KeyStore.getInstance("JKS");
            keys.load(null, null);
            keys.setCertificateEntry("root", ROOT.leaf());
            ByteArrayOutputStream trust = new ByteArrayOutputStream();
            keys.store(trust, "changeit".toCharArray());
            keys.setKeyEntry(
                    "own",
                    LEAF.key(),
                    "changeit".toCharArray(),
                    LEAF.chain().toArray(Certificate[]::new));
            ByteArrayOutputStream both = new ByteArrayOutputStream();
            keys.store(both, "changeit".toCharArray());

            assertThat(Made.done(Made.read(trust.toByteArray())).certificates())
                    .containsExactly(ROOT.leaf());
            assertIsLeaf(
                    new CertificateReader(Made.answering("changeit"))
                            .read(both.toByteArray(), "my.jks"));
        }

        @Test
        void whatJavaIsToTrustIsReadByJava() throws Exception {
            byte[] store = Made.done(StoreWriter.trusted(List.of(ROOT.leaf()), Made.phrase("abc")));
            KeyStore read = KeyStore.getInstance("PKCS12");
            read.load(new java.io.ByteArrayInputStream(store), "abc".toCharArray());

            assertThat(read.isCertificateEntry(read.aliases().nextElement())).isTrue();
        }
    }

    @Nested
    class BadInput {
        @TempDir Path folder;

        @Test
        void whatHoldsNothingOrIsNotThereIsSaid() throws Exception {
            CertificateReader reader = new CertificateReader(PassPhrases.NONE);
            Path empty = Files.createFile(folder.resolve("empty.pem"));

            assertThat(Made.told(reader.read(empty))).containsExactly(FaultKind.EMPTY);
            assertThat(Made.told(reader.read(folder))).containsExactly(FaultKind.FILE_FOLDER);
            assertThat(Made.told(reader.read(folder.resolve("no.pem"))))
                    .containsExactly(FaultKind.FILE_MISSING);
            assertThat(Made.told(Made.read(octets("hello"))))
                    .containsExactly(FaultKind.NOT_RECOGNISED);
        }

        @Test
        void tenMegabytesOfGarbageAreRefused() throws Exception {
            byte[] garbage = new byte[10 << 20];
            new java.util.Random(1).nextBytes(garbage);
            Path file = Files.write(folder.resolve("garbage"), garbage);

            assertThat(Made.told(new CertificateReader(PassPhrases.NONE).read(file)))
                    .containsExactly(FaultKind.TOO_LARGE);
        }

        @Test
        void manyBeginsAreNoTrouble() {
            String begins = "-----BEGIN CERTIFICATE-----\n".repeat(100_000);

            assertThat(Made.told(Made.read(octets(begins)))).containsExactly(FaultKind.BROKEN_PART);
        }

        @Test
        void aKeyThatDemandsGigabytesIsRefused() throws Exception {
            ASN1EncodableVector numbers = new ASN1EncodableVector();
            numbers.add(new DEROctetString(new byte[8]));
            numbers.add(new ASN1Integer(1 << 20));
            numbers.add(new ASN1Integer(8));
            numbers.add(new ASN1Integer(1));
            AlgorithmIdentifier scrypt =
                    new AlgorithmIdentifier(
                            MiscObjectIdentifiers.id_scrypt, new DERSequence(numbers));
            byte[] key = new EncryptedPrivateKeyInfo(scrypt, new byte[64]).getEncoded();

            assertThat(Made.told(new CertificateReader(Made.answering("x")).read(key, "my.key")))
                    .containsExactly(FaultKind.TOO_COSTLY);
        }

        @Test
        void aFileThatDemandsBillionsOfRoundsIsRefused() {
            byte[] store =
                    Made.done(
                            StoreWriter.identity(LEAF, Made.phrase("x"), StoreWriter.Reach.MODERN));
            byte[] rounds = {2, 3, 1, (byte) 0x86, (byte) 0xA0}; // 100 000
            byte[] more = {2, 3, 0x7F, (byte) 0xFF, (byte) 0xFF};
            byte[] costly = octets(text(store).replace(text(rounds), text(more)));

            assertThat(costly).isNotEqualTo(store);
            assertThat(Made.told(new CertificateReader(Made.answering("x")).read(costly, "my.p12")))
                    .containsExactly(FaultKind.TOO_COSTLY);
        }
    }

    @Nested
    class Arranging {
        private Outcome<Identity> arranged(Identity key, X509Certificate... certificates) {
            return Chains.arranged(key.key(), List.of(certificates));
        }

        @Test
        void aKeyOfAnotherCertificateIsRefused() {
            assertThat(Made.told(arranged(LEAF, ROOT.leaf())))
                    .containsExactly(FaultKind.KEY_MISMATCH);
            assertThat(arranged(LEAF, ROOT.leaf()).told().getFirst().arguments())
                    .containsExactly("Test root");
        }

        @Test
        void anAuthorityIsNoServer() {
            assertThat(Made.told(arranged(ROOT, ROOT.leaf())))
                    .containsExactly(FaultKind.AUTHORITY_AS_LEAF);
        }

        @Test
        void aMissingIssuerAndStrangersAreRemarks() {
            Outcome<Identity> outcome = arranged(LEAF, ROOT.leaf(), LEAF.leaf());

            assertThat(Made.done(outcome).chain()).containsExactly(LEAF.leaf());
            assertThat(Made.told(outcome))
                    .containsExactly(FaultKind.CHAIN_INCOMPLETE, FaultKind.STRANGERS);
        }

        @Test
        void twoKeysAreRefused() {
            Contents two = new Contents(List.of(LEAF.key(), ROOT.key()), LEAF.chain(), List.of());

            assertThat(Made.told(two.identity())).containsExactly(FaultKind.MANY_KEYS);
        }
    }
}
