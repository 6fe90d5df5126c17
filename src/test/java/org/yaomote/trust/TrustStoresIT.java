package org.yaomote.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.fixtures.Tool;
import org.yaomote.programs.Programs;
import org.yaomote.programs.SystemPrograms;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Stores of a Linux, changed by the real programs and looked at by others.
@EnabledOnOs(OS.LINUX)
class TrustStoresIT {
    private static final Anchor ANCHOR = TrustFixture.anchor();

    @TempDir Path folder;

    private TrustFixture here() {
        return new TrustFixture(folder).administrator();
    }

    private TrustStores stores() {
        return here().stores(new SystemPrograms());
    }

    private Finding install(TrustStore store) {
        return TrustFixture.done(stores().perform(TrustFixture.ready(store.install(ANCHOR))));
    }

    private Finding remove(TrustStore store) {
        return TrustFixture.done(stores().perform(TrustFixture.ready(store.remove(ANCHOR))));
    }

    private static String ok(Object... command) {
        Tool tool = Tool.run(command);
        assertThat(tool.exitCode()).as(tool.out()).isZero();
        return tool.out();
    }

    private Path certificate() throws IOException {
        return Files.writeString(folder.resolve("seen.pem"), ANCHOR.pem());
    }

    /// The layout of Debian, in a folder of the test.
    @Nested
    class SystemOfDebian {
        private static final String PROGRAM = "/usr/sbin/update-ca-certificates";

        private AnchorStore store() throws IOException {
            assumeTrue(Files.exists(Path.of(PROGRAM)) && Tool.isThere("openssl"), PROGRAM);
            Path etc = here().root().resolve("etc");
            Path certs = Files.createDirectories(etc.resolve("ssl/certs"));
            Path local =
                    Files.createDirectories(
                            here().root().resolve("usr/local/share/ca-certificates"));
            Path shipped = Files.createDirectories(here().root().resolve("usr/share/ca"));
            Files.writeString(shipped.resolve("other.crt"), TrustFixture.anchor().pem());
            Path conf = Files.writeString(etc.resolve("ca-certificates.conf"), "other.crt\n");
            List<String> update =
                    List.of(
                            "update-ca-certificates",
                            "--certsconf",
                            conf + "",
                            "--certsdir",
                            shipped + "",
                            "--localcertsdir",
                            local + "",
                            "--etccertsdir",
                            certs + "",
                            "--hooksdir",
                            etc.resolve("none") + "");
            Workbench bench = here().bench(new SystemPrograms());
            AnchorLayout usual = AnchorLayout.debian(bench.around());
            ok(update.toArray());
            return new AnchorStore(
                    new AnchorLayout(
                            usual.label(),
                            usual.anchors(),
                            usual.end(),
                            usual.bundle(),
                            update,
                            Stream.concat(update.stream(), Stream.of("--fresh")).toList()),
                    bench);
        }

        @Test
        void whatIsInstalledIsVerifiedByOpensslAndGoneAfterRemoval() throws IOException {
            AnchorStore store = store();
            Path bundle = store.layout().bundle();
            Path hashed = bundle.getParent();
            Path seen = certificate();

            assertThat(store.look(ANCHOR).state()).isEqualTo(TrustState.NOT_TRUSTED);
            assertThat(install(store).state()).isEqualTo(TrustState.TRUSTED);
            ok("openssl", "verify", "-CAfile", bundle, "-no-CApath", seen);
            ok("openssl", "verify", "-CApath", hashed, "-no-CAfile", seen);
            assertThat(store.install(ANCHOR)).isInstanceOf(Planned.Settled.class);

            assertThat(remove(store).state()).isEqualTo(TrustState.NOT_TRUSTED);
            Tool verify = Tool.run("openssl", "verify", "-CAfile", bundle, "-no-CApath", seen);
            assertThat(verify.exitCode()).isNotZero();
            assertThat(Files.list(hashed).map(f -> f.getFileName().toString()))
                    .noneMatch(name -> name.contains("yaomote"))
                    .anyMatch(name -> name.contains("other"));
            assertThat(store.remove(ANCHOR)).isInstanceOf(Planned.Settled.class);
        }

        @Test
        void aFileThatAnotherProgramHasPutThereIsRemovedAsWell() throws IOException {
            AnchorStore store = store();
            Path other = store.layout().anchors().resolve("by hand.crt");
            Files.writeString(other, ANCHOR.pem());
            ok(store.layout().update().toArray());

            assertThat(store.look(ANCHOR).state()).isEqualTo(TrustState.TRUSTED);
            assertThat(remove(store).state()).isEqualTo(TrustState.NOT_TRUSTED);
            assertThat(other).doesNotExist();
        }

        @Test
        void anUpdateThatWasNotRunIsSaid() throws IOException {
            AnchorStore store = store();
            Files.writeString(store.layout().file(ANCHOR), ANCHOR.pem());

            assertThat(store.look(ANCHOR).proof().kind()).isEqualTo(NoteKind.BUNDLE_IS_OLD);
            assertThat(install(store).state()).isEqualTo(TrustState.TRUSTED);
        }
    }

    @Nested
    class Nss {
        private Path database(String place, String... how) throws IOException {
            assumeTrue(Tool.isThere(NssStore.PROGRAM), "libnss3-tools");
            Path database = Files.createDirectories(here().home().resolve(place));
            ok(
                    Stream.concat(
                                    Stream.of("certutil", "-N", "-d", "sql:" + database),
                                    Stream.of(how))
                            .toArray());
            return database;
        }

        private TrustStore only() {
            List<TrustStore> all = new NssFinder(here().bench(new SystemPrograms())).found();
            assertThat(all).hasSize(1);
            return all.getFirst();
        }

        private static String listed(Path database) {
            return ok("certutil", "-L", "-d", "sql:" + database);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    ".pki/nssdb",
                    "snap/chromium/current/.pki/nssdb",
                    ".var/app/org.chromium.Chromium/data/pki/nssdb"
                })
        void whatIsInstalledHasTheTrustBitsAndIsGoneAfterRemoval(String place) throws IOException {
            Path database = database(place, "--empty-password");
            TrustStore store = only();

            assertThat(store.name().kind()).isEqualTo(StoreName.Kind.CHROMIUM);
            assertThat(store.look(ANCHOR).state()).isEqualTo(TrustState.NOT_TRUSTED);
            assertThat(install(store).proof().arguments()).isEqualTo(List.of("C,,", ANCHOR.stem()));
            assertThat(listed(database)).containsPattern(ANCHOR.stem() + " +C,,");
            ok("certutil", "-V", "-u", "L", "-n", ANCHOR.stem(), "-d", "sql:" + database);
            assertThat(store.install(ANCHOR)).isInstanceOf(Planned.Settled.class);

            assertThat(remove(store).proof().kind()).isEqualTo(NoteKind.NOT_IN_DATABASE);
            assertThat(listed(database)).doesNotContain("yaomote");
            assertThat(store.remove(ANCHOR)).isInstanceOf(Planned.Settled.class);
        }

        @Test
        void aCertificateThatIsThereWithoutTrustGetsIt() throws IOException {
            Path database = database(".pki/nssdb", "--empty-password");
            ok(
                    "certutil",
                    "-A",
                    "-d",
                    "sql:" + database,
                    "-n",
                    "by hand",
                    "-t",
                    ",,",
                    "-i",
                    certificate());
            TrustStore store = only();

            assertThat(store.look(ANCHOR).proof())
                    .isEqualTo(Note.of(NoteKind.NSS_NO_BITS, ",,", "by hand"));
            assertThat(install(store).proof())
                    .isEqualTo(Note.of(NoteKind.NSS_BITS, "C,,", "by hand"));
            assertThat(remove(store).state()).isEqualTo(TrustState.NOT_TRUSTED);
        }

        /// It would ask at the terminal, and leave a certificate without trust behind.
        @Test
        void aPrimaryPasswordIsSaidAndNothingIsChanged() throws IOException {
            Path phrase = Files.writeString(folder.resolve("phrase"), "long enough 1\n");
            Path database = database(".pki/nssdb", "-f", phrase + "");
            TrustStore store = only();

            Change change = stores().perform(TrustFixture.ready(store.install(ANCHOR)));

            assertThat(change)
                    .isEqualTo(
                            new Change.Failed(
                                    Note.of(NoteKind.DATABASE_LOCKED),
                                    Finding.of(TrustState.NOT_TRUSTED, NoteKind.NOT_IN_DATABASE)));
            assertThat(listed(database)).doesNotContain("yaomote");
        }

        @Test
        void eachProfileOfFirefoxIsARow() throws IOException {
            Path database = database(".mozilla/firefox/abc.default-release", "--empty-password");
            Path firefox = here().home().resolve(".mozilla/firefox");
            Files.createDirectories(firefox.resolve("def.new"));
            Files.writeString(
                    firefox.resolve("profiles.ini"),
                    """
                    [Install4F96D1932A9F858E]
                    Default=abc.default-release

                    [Profile1]
                    Name=default-release
                    IsRelative=1
                    Path=abc.default-release

                    [Profile0]
                    Name=new
                    IsRelative=0
                    Path=%s

                    [Profile2]
                    Name=gone
                    IsRelative=1
                    Path=gone
                    """
                            .formatted(firefox.resolve("def.new")));
            List<TrustStore> rows = new NssFinder(here().bench(new SystemPrograms())).found();

            assertThat(rows.stream().map(row -> row.name().label()))
                    .containsExactly("default-release", "new");
            assertThat(rows.getLast().look(ANCHOR).proof().kind()).isEqualTo(NoteKind.NO_DATABASE);
            assertThat(install(rows.getFirst()).state()).isEqualTo(TrustState.TRUSTED);
            assertThat(listed(database)).contains(ANCHOR.stem());
        }

        @Test
        void aDamagedDatabaseIsNotKnownAndTheProgramsWordsSayWhy() throws IOException {
            assumeTrue(Tool.isThere(NssStore.PROGRAM), "libnss3-tools");
            Path database = Files.createDirectories(here().home().resolve(".pki/nssdb"));
            Files.writeString(database.resolve("cert9.db"), "no database at all");

            assertThat(only().look(ANCHOR).proof().arguments())
                    .anyMatch(words -> words.contains("SEC_ERROR_BAD_DATABASE"));
        }
    }

    @Nested
    class JavaItself {
        private final Path running = Path.of(System.getProperty("java.home"));

        private JavaStore copy(Path cacerts) throws IOException {
            assumeTrue(Files.isExecutable(running.resolve("bin/keytool")), "keytool");
            Path home = here().home().resolve(".jdks/one");
            Files.createDirectories(home.resolve("lib/security"));
            Path keytool = Files.createDirectories(home.resolve("bin")).resolve("keytool");
            String real = running.resolve("bin/keytool").toString();
            Files.writeString(keytool, "#!/bin/sh\nexec '" + real + "' \"$@\"\n");
            assertThat(keytool.toFile().setExecutable(true)).isTrue();
            Files.copy(cacerts, home.resolve("lib/security/cacerts"));
            return only();
        }

        private JavaStore only() {
            List<TrustStore> rows = new JavaFinder(here().bench(new SystemPrograms())).found();
            assertThat(rows).hasSize(1);
            return (JavaStore) rows.getFirst();
        }

        private String listed(JavaStore store) {
            return ok(
                    running.resolve("bin/keytool"),
                    "-J-Duser.language=en",
                    "-list",
                    "-keystore",
                    store.file(),
                    "-storepass",
                    "changeit");
        }

        @Test
        void whatIsInstalledIsFoundByItsFingerprintAndGoneAfterRemoval() throws IOException {
            JavaStore store = copy(running.resolve("lib/security/cacerts").toRealPath());
            String before = listed(store);

            assertThat(store.look(ANCHOR).state()).isEqualTo(TrustState.NOT_TRUSTED);
            assertThat(install(store).state()).isEqualTo(TrustState.TRUSTED);
            assertThat(listed(store)).contains(ANCHOR.sha256());
            assertThat(store.install(ANCHOR)).isInstanceOf(Planned.Settled.class);

            assertThat(remove(store).state()).isEqualTo(TrustState.NOT_TRUSTED);
            assertThat(listed(store).lines().sorted()).isEqualTo(before.lines().sorted().toList());
        }

        /// Java 18 and later are delivered with a PKCS#12 that has no pass phrase at all.
        @Test
        void aStoreWithoutAPassPhraseIsChangedAsWell() throws IOException {
            Path other = Files.writeString(folder.resolve("o.pem"), TrustFixture.anchor().pem());
            Path cacerts = folder.resolve("open.p12");
            ok(
                    running.resolve("bin/keytool"),
                    "-J-Dkeystore.pkcs12.certProtectionAlgorithm=NONE",
                    "-J-Dkeystore.pkcs12.macAlgorithm=NONE",
                    "-importcert",
                    "-noprompt",
                    "-alias",
                    "other",
                    "-file",
                    other,
                    "-keystore",
                    cacerts,
                    "-storepass",
                    "changeit");
            JavaStore store = copy(cacerts);

            assertThat(install(store).state()).isEqualTo(TrustState.TRUSTED);
            assertThat(remove(store).state()).isEqualTo(TrustState.NOT_TRUSTED);
            assertThat(listed(store)).contains("other");
        }

        @Test
        void aStoreWithAPassPhraseOfItsOwnIsNotKnown() throws IOException {
            Path other = Files.writeString(folder.resolve("o.pem"), TrustFixture.anchor().pem());
            Path cacerts = folder.resolve("locked.p12");
            ok(
                    running.resolve("bin/keytool"),
                    "-importcert",
                    "-noprompt",
                    "-file",
                    other,
                    "-keystore",
                    cacerts,
                    "-storepass",
                    "another");

            assertThat(copy(cacerts).look(ANCHOR).proof().kind()).isEqualTo(NoteKind.STORE_LOCKED);
        }

        @Test
        void twoJavasWithOneStoreAreOneRow() throws IOException {
            JavaStore store = copy(running.resolve("lib/security/cacerts").toRealPath());
            Path second = here().root().resolve("usr/lib/jvm/two/lib/security");
            Files.createDirectories(second);
            Files.createSymbolicLink(second.resolve("cacerts"), store.file());

            assertThat(only().name().label()).endsWith("two, +1");
        }
    }

    @Test
    void aProgramThatDoesNotEndIsStoppedWithItsChildren() {
        Programs.Ran ran =
                new SystemPrograms()
                        .run(
                                List.of("/bin/sh", "-c", "sleep 987654 & wait"),
                                Duration.ofMillis(300));

        assertThat(ran).isInstanceOf(Programs.Overdue.class);
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive).toList())
                .noneMatch(child -> child.info().commandLine().orElse("").contains("987654"));
    }
}
