package org.yaomote.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.certificate.AuthorityTerms;
import org.yaomote.certificate.CertificateIssuer;
import org.yaomote.certificate.Identity;
import org.yaomote.certificate.KeyKind;
import org.yaomote.certificate.LeafTerms;
import org.yaomote.certificate.NameReader;
import org.yaomote.fixtures.Tool;
import org.yaomote.programs.SystemPrograms;
import org.yaomote.trust.Judgement.Judge;
import org.yaomote.trust.Judgement.Verdict;
import org.yaomote.words.Words;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/// A store is believed only after a client that asks it has shaken hands.
class JudgesIT {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final CertificateIssuer ISSUER =
            new CertificateIssuer(InstantSource.system(), RANDOM);
    private static final Identity ROOT =
            ISSUER.authority(KeyKind.EC_P256.make(RANDOM), AuthorityTerms.named("Judged"));
    private static final Anchor ANCHOR = new Anchor(ROOT.leaf());

    @TempDir Path folder;

    private Workbench bench() {
        return new TrustFixture(folder).bench(new SystemPrograms());
    }

    private Judgement judged(TrustStore store, String names) {
        KeyPair keys = KeyKind.EC_P256.make(RANDOM);
        LeafTerms terms =
                new LeafTerms(NameReader.readAll(names).result().orElseThrow(), Duration.ofDays(1));
        var chain = ISSUER.issued(ROOT, keys.getPublic(), terms).result().orElseThrow();
        return new Judges(bench()).judge(store, new Presented(keys.getPrivate(), chain));
    }

    @Test
    void theSystemsBundleDecides() throws IOException {
        AnchorLayout layout = AnchorLayout.debian(bench().around());
        AnchorStore store = new AnchorStore(layout, bench());
        Path bundle = layout.bundle();
        Files.createDirectories(bundle.getParent());
        Files.writeString(bundle, TrustFixture.anchor().pem());
        assertThat(judged(store, "127.0.0.1"))
                .isEqualTo(new Judgement(Verdict.REFUSED, Judge.BUNDLE, bundle.toString()));
        Files.writeString(bundle, TrustFixture.anchor().pem() + "# ours\n" + ANCHOR.pem());
        assertThat(judged(store, "127.0.0.1").verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(judged(store, "other.lan").verdict()).isEqualTo(Verdict.REFUSED);
        Files.delete(bundle);
        assertThat(judged(store, "127.0.0.1").verdict()).isEqualTo(Verdict.NOT_TRIED);
    }

    @Test
    void theStoreOfAJavaDecides() throws Exception {
        Path file = folder.resolve("cacerts");
        StoreName name = new StoreName(StoreName.Kind.JAVA, "java-1", "one", file.toString());
        JavaStore store = new JavaStore(name, folder, file, bench());
        write(file, TrustFixture.anchor());
        assertThat(judged(store, "127.0.0.1").verdict()).isEqualTo(Verdict.REFUSED);
        write(file, ANCHOR);
        assertThat(judged(store, "127.0.0.1"))
                .isEqualTo(new Judgement(Verdict.ACCEPTED, Judge.JAVA_STORE, file.toString()));
        Files.writeString(file, "no store");
        assertThat(judged(store, "127.0.0.1").verdict()).isEqualTo(Verdict.NOT_TRIED);
    }

    @Test
    void nssDecidesByItsDatabase() throws IOException {
        assumeTrue(Tool.isThere("certutil") && Tool.isThere("vfyserv"), "libnss3-tools");
        Path database = Files.createDirectories(folder.resolve("db"));
        StoreName name = new StoreName(StoreName.Kind.CHROMIUM, "chromium-1", "", "");
        NssStore store = new NssStore(name, database, bench());
        Tool.run("certutil", "-N", "--empty-password", "-d", "sql:" + database);
        assertThat(judged(store, "127.0.0.1"))
                .isEqualTo(new Judgement(Verdict.REFUSED, Judge.NSS, database.toString()));
        TrustStores stores = new TrustFixture(folder).stores(new SystemPrograms());
        stores.perform(TrustFixture.ready(store.install(ANCHOR)));
        assertThat(judged(store, "127.0.0.1").verdict()).isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void everyJudgementHasItsWords() {
        for (Locale language : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
            for (Verdict verdict : Verdict.values()) {
                for (Judge judge : Judge.values()) {
                    if (judge != Judge.NONE || verdict == Verdict.NOT_TRIED) {
                        String key = new Judgement(verdict, judge, "").textKey();
                        assertThat(Words.of(language).text(key, "X")).isNotEqualTo(key);
                    }
                }
            }
        }
    }

    private static void write(Path file, Anchor anchor) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("one", anchor.certificate());
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "changeit".toCharArray());
        }
    }
}
