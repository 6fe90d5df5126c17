package org.yaomote.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.WINDOWS;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.certificate.CertificateReader;
import org.yaomote.certificate.ChainJudge;
import org.yaomote.certificate.Contents;
import org.yaomote.certificate.Fault;
import org.yaomote.certificate.FaultKind;
import org.yaomote.certificate.FileWriting;
import org.yaomote.certificate.Identity;
import org.yaomote.certificate.KeyKind;
import org.yaomote.certificate.LeafTerms;
import org.yaomote.certificate.NameReader;
import org.yaomote.certificate.Outcome;
import org.yaomote.certificate.PassPhrase;
import org.yaomote.certificate.PassPhrases;
import org.yaomote.certificate.ServerAnswer;
import org.yaomote.certificate.SubjectName;
import org.yaomote.fixtures.Effort;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

class LocalAuthorityTest {
    private static final Instant BEGIN = Instant.parse("2026-04-01T00:00:00Z");
    private static final SubjectName APP = done(NameReader.read("app.lan"));

    @TempDir Path home;
    private Instant now = BEGIN;

    private static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value, _) -> value;
            case Outcome.Refused<T>(var faults) -> throw new AssertionError(faults);
        };
    }

    private Path folder() {
        return home.resolve("authority");
    }

    private LocalAuthority authority() {
        return authority(new PhraseFile(folder().resolve("pass-phrase")));
    }

    private LocalAuthority authority(PhraseKeeper keeper) {
        InstantSource clock = () -> now;
        LocalAuthority.Place place = new LocalAuthority.Place(folder(), "desk", List.of("desk"));
        return new LocalAuthority(place, keeper, clock, new SecureRandom());
    }

    private Issued issue(LocalAuthority authority, String... names) {
        LeafTerms terms = new LeafTerms(done(NameReader.readAll(List.of(names))), LeafTerms.USUAL);
        return done(
                authority.issue(
                        terms, KeyKind.EC_P256, Optional.empty(), FileWriting.Existing.KEEP));
    }

    private static Identity served(Path file) {
        return done(new CertificateReader(PassPhrases.NONE).read(file).then(Contents::identity));
    }

    private ServerAnswer.Verdict verdict(Path file, List<X509Certificate> roots) {
        return new ChainJudge(() -> now, roots).verdict(served(file).chain(), APP);
    }

    private void advance(int days) {
        now = now.plus(Duration.ofDays(days));
    }

    @Nested
    class Making {
        @Test
        void nothingIsMadeBeforeItIsNeeded() {
            LocalAuthority authority = authority();

            assertThat(done(authority.trusted())).isEmpty();
            assertThat(done(authority.tend()).next()).isEmpty();
            assertThat(authority.issued()).isEmpty();
            assertThat(folder()).doesNotExist();
        }

        @Test
        void theFirstCertificateMakesTheAuthority() {
            Issued issued = issue(authority(), "app.lan", "desk", "127.0.0.1");
            List<X509Certificate> roots = done(authority().trusted());

            assertThat(roots).hasSize(1);
            assertThat(verdict(issued.file(), roots)).isEqualTo(ServerAnswer.Verdict.TRUSTED);
            assertThat(authority().issued()).containsExactly(issued);
            assertThat(issued.id()).isEqualTo("app.lan");
        }

        @Test
        void whatItWouldRefuseIsKnownBefore() {
            List<SubjectName> names =
                    done(
                            NameReader.readAll(
                                    List.of("app.lan", "desk", "10.0.0.1", "a.com", "8.8.8.8")));
            List<Boolean> unfounded = names.stream().map(done(authority().scope())::test).toList();
            assertThat(folder()).doesNotExist();
            issue(authority(), "app.lan");
            List<Boolean> founded = names.stream().map(done(authority().scope())::test).toList();

            assertThat(unfounded).containsExactly(true, true, true, false, false);
            assertThat(founded).isEqualTo(unfounded);
        }

        @Test
        void theNextOnesAreOfTheSameAuthority() {
            issue(authority(), "app.lan");
            Issued second = issue(authority(), "app.lan");
            Issued wild = issue(authority(), "*.app.lan", "fd00::1");

            assertThat(done(authority().trusted())).hasSize(1);
            assertThat(second.id()).isEqualTo("app.lan-2");
            assertThat(wild.id()).isEqualTo("_.app.lan");
            assertThat(authority().issued()).hasSize(3);
        }

        @Test
        @DisabledOnOs(value = WINDOWS, disabledReason = "Windows has no modes")
        void everyKeyIsItsOwnersAlone() throws IOException {
            issue(authority(), "app.lan");
            List<String> open = new ArrayList<>();
            try (Stream<Path> files = Files.walk(folder())) {
                for (Path file : files.toList()) {
                    String mode =
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
                    if (!mode.endsWith("------")) {
                        open.add(file.getFileName().toString());
                    }
                }
            }

            assertThat(open).isSubsetOf("authority-1.pem", "lock");
        }

        @Test
        void theKeyOfTheAuthorityIsProtectedAndThatOfTheRootIsGone() throws IOException {
            issue(authority(), "app.lan");
            Path key = folder().resolve("authority-1.key");
            String phrase = Files.readString(folder().resolve("pass-phrase"));
            PassPhrases knowing = (_, _) -> Optional.of(PassPhrase.taking(phrase.toCharArray()));
            Contents keys = done(new CertificateReader(knowing).read(key));
            List<X509Certificate> chain =
                    done(new CertificateReader(PassPhrases.NONE)
                                    .read(folder().resolve("authority-1.pem")))
                            .certificates();

            assertThat(Files.readString(key)).contains("ENCRYPTED PRIVATE KEY");
            assertThat(phrase).hasSize(32);
            assertThat(keys.keys()).hasSize(1);
            assertThat(chain.getFirst().getBasicConstraints()).isZero();
            assertThat(chain.getLast().getBasicConstraints()).isOne();
        }

        @Test
        void aFileThatIsThereIsKeptUnlessItMayBeReplaced() throws IOException {
            Path file = Files.writeString(home.resolve("mine.pem"), "mine");
            LeafTerms terms = new LeafTerms(List.of(APP), LeafTerms.USUAL);
            var kept =
                    authority()
                            .issue(
                                    terms,
                                    KeyKind.EC_P256,
                                    Optional.of(file),
                                    FileWriting.Existing.KEEP);

            assertThat(kept.told()).extracting(Fault::kind).containsExactly(FaultKind.FILE_EXISTS);
            assertThat(file).hasContent("mine");
            assertThat(authority().issued()).isEmpty();
            for (int i = 0; i < 2; i++) {
                done(
                        authority()
                                .issue(
                                        terms,
                                        KeyKind.EC_P256,
                                        Optional.of(file),
                                        FileWriting.Existing.REPLACE));
            }
            assertThat(authority().issued()).hasSize(1);
            assertThat(served(file).chain()).hasSize(3);
        }

        @Test
        void whatCannotBeWrittenIsNotInTheInventory() {
            var outcome =
                    authority()
                            .issue(
                                    new LeafTerms(List.of(APP), LeafTerms.USUAL),
                                    KeyKind.EC_P256,
                                    Optional.of(home.resolve("no").resolve("app.pem")),
                                    FileWriting.Existing.KEEP);

            assertThat(outcome.told())
                    .extracting(Fault::kind)
                    .containsExactly(FaultKind.FILE_NOT_WRITTEN);
            assertThat(done(authority().tend()).faults()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"example.com", "8.8.8.8"})
        void publicNamesAreRefused(String name) {
            LeafTerms terms = new LeafTerms(List.of(done(NameReader.read(name))), LeafTerms.USUAL);
            var outcome =
                    authority()
                            .issue(
                                    terms,
                                    KeyKind.EC_P256,
                                    Optional.empty(),
                                    FileWriting.Existing.KEEP);

            assertThat(outcome.told())
                    .extracting(Fault::kind)
                    .containsExactly(FaultKind.NAME_OUT_OF_SCOPE);
            assertThat(authority().issued()).isEmpty();
        }
    }

    @Nested
    class AsTimeGoesBy {
        @Test
        void eachCertificateIsRenewedOnceAtTwoThirdsOfItsLife() {
            Issued first = issue(authority(), "app.lan");
            advance(59);
            assertThat(done(authority().tend()).renewed()).isEmpty();

            advance(1);
            Tended due = done(authority().tend());

            assertThat(due.renewed()).extracting(Issued::id).containsExactly("app.lan");
            assertThat(done(authority().tend()).renewed()).isEmpty();
            Identity served = served(first.file());
            assertThat(served.leaf()).isNotEqualTo(first.certificate());
            assertThat(served.leaf().getPublicKey())
                    .isNotEqualTo(first.certificate().getPublicKey());
            assertThat(due.next()).contains(due.renewed().getFirst().renewal());
        }

        /// As if the program had not run in between.
        @ParameterizedTest
        @ValueSource(ints = {60, 89, 400, 3652, 7300})
        void whoComesBackLateServesAValidCertificateAfterTheFirstLook(int days) {
            Issued issued = issue(authority(), "app.lan");
            advance(days);

            Tended first = done(authority().tend());

            assertThat(first.renewed()).hasSize(1);
            assertThat(verdict(issued.file(), done(authority().trusted())))
                    .isEqualTo(ServerAnswer.Verdict.TRUSTED);
            assertThat(done(authority().tend()).renewed()).isEmpty();
        }

        /// The client takes over what is to be trusted twice a year only.
        @Test
        void noHandshakeFailsInElevenYears() {
            int days = Effort.of(11, 20) * 365;
            Issued issued = issue(authority(), "app.lan");
            List<X509Certificate> trusted = done(authority().trusted());
            List<X509Certificate> successors = new ArrayList<>();
            int renewals = 0;
            for (int day = 0; day <= days; day += 20) {
                advance(20);
                Tended tended = done(authority().tend());
                renewals += tended.renewed().size();
                tended.successor().ifPresent(successors::add);
                assertThat(tended.faults()).isEmpty();
                if (day % 180 == 0) {
                    trusted = done(authority().trusted());
                }
                assertThat(verdict(issued.file(), trusted))
                        .as("day " + day)
                        .isEqualTo(ServerAnswer.Verdict.TRUSTED);
            }

            assertThat(renewals).isBetween(days / 80, days / 60 + 1);
            assertThat(successors).hasSize(days / 2922);
        }

        @Test
        void theOldAuthorityIsTrustedUntilItsEndAndSignsWhatItOutlives() {
            Issued issued = issue(authority(), "app.lan");
            X509Certificate old = done(authority().trusted()).getFirst();
            advance(3652 - 729);
            done(authority().tend());

            assertThat(done(authority().trusted())).hasSize(2).startsWith(old);
            assertThat(served(issued.file()).chain().getLast()).isEqualTo(old);
            advance(700);
            done(authority().tend());
            assertThat(served(issued.file()).chain().getLast()).isNotEqualTo(old);
            advance(30);
            assertThat(done(authority().trusted())).hasSize(1).doesNotContain(old);
        }
    }

    @Nested
    class WhenSomethingIsWrong {
        @Test
        void aLostPassPhraseIsAFaultAndNothingIsMadeAnew() throws IOException {
            issue(authority(), "app.lan");
            Files.delete(folder().resolve("pass-phrase"));
            LeafTerms terms = new LeafTerms(List.of(APP), LeafTerms.USUAL);
            var outcome =
                    authority()
                            .issue(
                                    terms,
                                    KeyKind.EC_P256,
                                    Optional.empty(),
                                    FileWriting.Existing.KEEP);

            assertThat(outcome.told())
                    .extracting(Fault::kind)
                    .containsExactly(FaultKind.KEEPER_FAILED);
            assertThat(folder().resolve("pass-phrase")).doesNotExist();
        }

        @Test
        void aDamagedFileIsAFault() throws IOException {
            issue(authority(), "app.lan");
            Files.writeString(folder().resolve("authority-1.pem"), "oops");

            assertThat(authority().trusted().told())
                    .extracting(Fault::kind)
                    .containsExactly(FaultKind.AUTHORITY_DAMAGED);
        }

        @Test
        void aBundleThatIsGoneIsSaidAndTheOthersAreRenewed() throws IOException {
            Issued gone = issue(authority(), "gone.lan");
            issue(authority(), "app.lan");
            Files.delete(gone.file());
            advance(61);

            Tended tended = done(authority().tend());

            assertThat(tended.renewed()).extracting(Issued::id).containsExactly("app.lan");
            assertThat(tended.faults())
                    .extracting(Fault::kind)
                    .containsExactly(FaultKind.FILE_MISSING);
            assertThat(done(authority().renew("gone.lan")).file()).exists();
        }

        @Test
        void whatIsForgottenIsRenewedNoMore() {
            Issued issued = issue(authority(), "app.lan");
            done(authority().forget("app.lan"));
            advance(61);

            assertThat(done(authority().tend()).renewed()).isEmpty();
            assertThat(issued.file()).exists();
            assertThat(authority().forget("../x").told())
                    .extracting(Fault::kind)
                    .containsExactly(FaultKind.NOT_ISSUED);
        }

        @Test
        void twoAtOnceAreNotPossible() throws IOException {
            issue(authority(), "app.lan");
            try (FileChannel other =
                            FileChannel.open(folder().resolve("lock"), StandardOpenOption.WRITE);
                    var _ = other.lock()) {
                assertThat(authority().tend().told())
                        .extracting(Fault::kind)
                        .containsExactly(FaultKind.AUTHORITY_BUSY);
            }
        }
    }

    /// A keyring of a few lines of shell.
    @Nested
    @DisabledOnOs(value = WINDOWS, disabledReason = "Windows has no shell and no secret-tool")
    class WithAKeyring {
        private Path keyring(String store) throws IOException {
            Path program = home.resolve("secret-tool");
            Files.writeString(
                    program,
                    "#!/bin/sh\necho \"$@\" >> "
                            + home.resolve("said")
                            + "\ncase $1 in lookup) cat "
                            + home.resolve("ring")
                            + " 2>/dev/null;; store) "
                            + store
                            + ";; esac\n");
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
            return program;
        }

        @Test
        void thePassPhraseGoesThroughPipesOnly() throws IOException {
            Path program = keyring("cat > " + home.resolve("ring"));
            PhraseKeeper keeper = new SecretTool(SecretTool.find("/nowhere:" + home).get(), "test");
            issue(authority(keeper), "app.lan");
            issue(authority(keeper), "web.lan");
            String phrase = Files.readString(home.resolve("ring"));

            assertThat(program).isExecutable();
            assertThat(phrase).hasSize(32);
            assertThat(Files.readString(home.resolve("said")))
                    .contains("store --label=", "lookup application yaomote authority test")
                    .doesNotContain(phrase);
            assertThat(folder().resolve("pass-phrase")).doesNotExist();
        }

        @Test
        void aKeyringThatRefusesIsAFault() throws IOException {
            PhraseKeeper keeper = new SecretTool(keyring("exit 1"), "test");

            assertThat(authority(keeper).founded().told())
                    .extracting(Fault::kind)
                    .containsExactly(FaultKind.KEEPER_FAILED);
        }
    }
}
