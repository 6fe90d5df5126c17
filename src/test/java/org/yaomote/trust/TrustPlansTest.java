package org.yaomote.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.WINDOWS;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaomote.programs.Command;
import org.yaomote.programs.Programs;
import org.yaomote.programs.Surroundings;
import org.yaomote.words.Words;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Plans as text: what a person is shown before anything is run.
@DisabledOnOs(value = WINDOWS, disabledReason = "the programs are files of this test")
class TrustPlansTest {
    private static final Anchor ANCHOR = TrustFixture.anchor();

    @TempDir Path folder;

    private final TrustFixture.Noted programs = new TrustFixture.Noted();

    /// A computer with nothing on its path but these.
    private TrustFixture with(String... names) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        for (String name : names) {
            Path program = Files.writeString(bin.resolve(name), "");
            assertThat(program.toFile().setExecutable(true)).isTrue();
        }
        return new TrustFixture(folder).variable("PATH", bin.toString());
    }

    private List<String> commands(Planned planned) {
        return TrustFixture.ready(planned).commands().stream()
                .map(Command::typed)
                .map(typed -> typed.replace(folder + "/", "").replace(ANCHOR.stem(), "STEM"))
                .map(typed -> typed.replace(ANCHOR.sha1(), "SHA1"))
                .toList();
    }

    private TrustStore system(TrustFixture here) {
        return here.stores(programs).found().getFirst();
    }

    private static Stream<NoteKind> notes(Planned planned) {
        return TrustFixture.ready(planned).notes().stream().map(Note::kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    usr/local/share/ca-certificates | etc/ssl/certs/ca-certificates.crt | .crt | update-ca-certificates | update-ca-certificates --fresh
                    etc/pki/ca-trust/source/anchors | etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem | .pem | update-ca-trust extract | update-ca-trust extract
                    etc/ca-certificates/trust-source/anchors | etc/ca-certificates/extracted/tls-ca-bundle.pem | .crt | update-ca-trust extract | update-ca-trust extract
                    etc/pki/trust/anchors | var/lib/ca-certificates/ca-bundle.pem | .pem | update-ca-certificates | update-ca-certificates
                    """)
    void eachLinuxHasItsFolderAndItsUpdate(
            String anchors, String bundle, String end, String update, String forget)
            throws IOException {
        TrustFixture here =
                with("sudo", "install", "rm", "update-ca-certificates", "update-ca-trust")
                        .terminal();
        Path place = Files.createDirectories(here.root().resolve(anchors));
        Path file = here.root().resolve(bundle);
        Files.createDirectories(file.getParent());
        Files.writeString(file, TrustFixture.anchor().pem());
        TrustStore store = system(here);
        String ours = "root/" + anchors + "/STEM" + end;

        assertThat(store.look(ANCHOR).state()).isEqualTo(TrustState.NEEDS_ADMIN);
        assertThat(commands(store.install(ANCHOR)))
                .containsExactly(
                        "bin/sudo bin/install -m 0644 work/STEM.crt " + ours,
                        "bin/sudo bin/" + update);
        assertThat(notes(store.install(ANCHOR)))
                .containsExactly(NoteKind.ASKS_SUDO, NoteKind.FILE_FIRST);

        Files.writeString(place.resolve(ANCHOR.stem() + end), ANCHOR.pem());
        Files.writeString(file, TrustFixture.anchor().pem() + ANCHOR.pem());
        assertThat(store.look(ANCHOR).state()).isEqualTo(TrustState.TRUSTED);
        assertThat(commands(store.remove(ANCHOR)))
                .containsExactly("bin/sudo bin/rm -f " + ours, "bin/sudo bin/" + forget);
        assertThat(programs.called).isEmpty();
    }

    private TrustFixture debian(TrustFixture here) throws IOException {
        Files.createDirectories(here.root().resolve("usr/local/share/ca-certificates"));
        Path bundle = here.root().resolve("etc/ssl/certs/ca-certificates.crt");
        Files.createDirectories(bundle.getParent());
        Files.writeString(bundle, "");
        return here;
    }

    @Test
    void withoutATerminalTheDesktopAsks() throws IOException {
        TrustFixture here =
                debian(with("sudo", "pkexec", "install", "update-ca-certificates"))
                        .variable("WAYLAND_DISPLAY", "wayland-0");
        Planned plan = system(here).install(ANCHOR);

        assertThat(commands(plan)).allMatch(typed -> typed.startsWith("bin/pkexec bin/"));
        assertThat(TrustFixture.ready(plan).notes()).contains(Note.of(NoteKind.ASKS_DESKTOP, 2));
        assertThat(TrustFixture.ready(plan).needsElevation()).isTrue();
    }

    @Test
    void whereNothingCanAskTheCommandsAreShownAndNotRun() throws IOException {
        TrustFixture here = debian(with("install", "update-ca-certificates"));
        Plan plan = TrustFixture.ready(system(here).install(ANCHOR));

        assertThat(here.stores(programs).perform(plan))
                .isInstanceOfSatisfying(
                        Change.Failed.class,
                        failed -> assertThat(failed.why().kind()).isEqualTo(NoteKind.NO_ELEVATION));
        assertThat(programs.called).isEmpty();
        assertThat(here.work()).doesNotExist();
    }

    @Test
    void whatEndsWellWithoutEffectIsNotBelieved() throws IOException {
        TrustFixture here = debian(with("install", "update-ca-certificates")).administrator();
        Plan plan = TrustFixture.ready(system(here).install(ANCHOR));

        assertThat(here.stores(programs).perform(plan))
                .isInstanceOfSatisfying(
                        Change.Failed.class,
                        failed -> assertThat(failed.why().kind()).isEqualTo(NoteKind.NOT_PROVEN));
        assertThat(programs.called).hasSize(2);
    }

    @Test
    void theFirstCommandThatFailsIsTheLast() throws IOException {
        TrustFixture here = debian(with("install", "update-ca-certificates")).administrator();
        Plan plan = TrustFixture.ready(system(here).install(ANCHOR));
        programs.answer = new Programs.Overdue(Duration.ofSeconds(180));

        assertThat(here.stores(programs).perform(plan))
                .isInstanceOfSatisfying(
                        Change.Failed.class,
                        failed ->
                                assertThat(failed.why())
                                        .isEqualTo(Note.of(NoteKind.PROGRAM_SLOW, "install", 180)));
        assertThat(programs.called).hasSize(1);
    }

    @Test
    void aRootThatCameWithThePackageIsNotRemoved() throws IOException {
        TrustFixture here = debian(with("rm", "update-ca-certificates"));
        Files.writeString(here.root().resolve("etc/ssl/certs/ca-certificates.crt"), ANCHOR.pem());

        assertThat(system(here).remove(ANCHOR))
                .isInstanceOfSatisfying(
                        Planned.Impossible.class,
                        no -> assertThat(no.why().kind()).isEqualTo(NoteKind.NOT_OURS));
    }

    @Test
    void aSystemThatIsNotKnownIsARowThatSaysSo() throws IOException {
        TrustStore store = system(with());

        assertThat(store.look(ANCHOR).state()).isEqualTo(TrustState.UNKNOWN);
        assertThat(store.install(ANCHOR)).isInstanceOf(Planned.Impossible.class);
    }

    @Test
    void aJavaWhoseStoreTheSystemMakesFollowsIt() throws IOException {
        TrustFixture here = with();
        Path made = here.root().resolve("etc/pki/ca-trust/extracted/java/cacerts");
        Path home = here.home().resolve(".jdks/one");
        Files.createDirectories(made.getParent());
        Files.createDirectories(home.resolve("lib/security"));
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(made, "");
        Files.createSymbolicLink(home.resolve("lib/security/cacerts"), made);
        assertThat(Files.writeString(home.resolve("bin/keytool"), "").toFile().setExecutable(true))
                .isTrue();
        TrustStore store = here.stores(programs).found().getLast();

        assertThat(store.install(ANCHOR))
                .isInstanceOfSatisfying(
                        Planned.Impossible.class,
                        no -> assertThat(no.why().kind()).isEqualTo(NoteKind.FOLLOWS_SYSTEM));
    }

    /// Who can write into the path of a user must not become administrator by it.
    @Test
    void programsOfTheSystemComeBeforeThoseOfThePath() throws IOException {
        TrustFixture here = debian(with("install", "update-ca-certificates")).administrator();
        Path own = Files.createDirectories(here.root().resolve("usr/bin")).resolve("install");
        assertThat(Files.writeString(own, "").toFile().setExecutable(true)).isTrue();

        assertThat(commands(system(here).install(ANCHOR)).getFirst())
                .startsWith("root/usr/bin/install ");
    }

    @Test
    void macOsIsAskedBySecurity() throws IOException {
        TrustStore store = system(with().kind(Surroundings.Kind.MAC));
        programs.answer = new Programs.Ended(1, "");
        String keychain = "home/Library/Keychains/login.keychain-db";

        assertThat(store.look(ANCHOR).state()).isEqualTo(TrustState.NOT_TRUSTED);
        assertThat(commands(store.install(ANCHOR)))
                .containsExactly(
                        "/usr/bin/security add-trusted-cert -r trustRoot -k "
                                + keychain
                                + " work/STEM.crt");
        programs.answer = new Programs.Ended(0, "");
        assertThat(commands(store.remove(ANCHOR)))
                .containsExactly(
                        "/usr/bin/security remove-trusted-cert work/STEM.crt",
                        "/usr/bin/security delete-certificate -Z SHA1 " + keychain);
        assertThat(programs.called.getFirst())
                .startsWith("/usr/bin/security verify-cert -c ")
                .endsWith(ANCHOR.stem() + ".crt -l -L");
    }

    @Test
    void windowsIsAskedByItsOwnCertutil() throws IOException {
        TrustStore store =
                system(
                        with().kind(Surroundings.Kind.WINDOWS)
                                .variable("SystemRoot", "D:\\Windows"));
        programs.answer = new Programs.Ended(1, "");
        String certutil = "D:\\Windows\\System32\\certutil.exe -user ";

        assertThat(store.look(ANCHOR).state()).isEqualTo(TrustState.NOT_TRUSTED);
        assertThat(programs.called).containsExactly(certutil + "-store Root " + ANCHOR.sha1());
        assertThat(commands(store.install(ANCHOR)))
                .containsExactly(certutil + "-addstore Root work/STEM.crt");
        programs.answer = new Programs.Ended(0, "");
        assertThat(commands(store.remove(ANCHOR)))
                .containsExactly(certutil + "-delstore Root SHA1");
    }

    @Test
    void whatAShellWouldReadOtherwiseIsQuoted() {
        assertThat(Command.own("a", "b c", "it's", "sql:/x").typed())
                .isEqualTo("a 'b c' 'it'\\''s' sql:/x");
    }

    @Test
    void everythingThatIsSaidHasItsTextInBothLanguages() {
        for (Locale language : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
            Words words = Words.of(language);
            Stream<String> keys =
                    Stream.of(
                                    Stream.of(NoteKind.values()).map(NoteKind::textKey),
                                    Stream.of(TrustState.values()).map(TrustState::textKey),
                                    Stream.of(StoreName.Kind.values()).map(StoreName.Kind::textKey))
                            .flatMap(all -> all);
            assertThat(keys).allSatisfy(key -> assertThat(words.text(key, 1, 2)).isNotBlank());
        }
    }
}
