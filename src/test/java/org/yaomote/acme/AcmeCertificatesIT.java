package org.yaomote.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.certificate.CertificateReader;
import org.yaomote.certificate.Contents;
import org.yaomote.certificate.Fault;
import org.yaomote.certificate.FaultKind;
import org.yaomote.certificate.FileWriting;
import org.yaomote.certificate.Identity;
import org.yaomote.certificate.KeyKind;
import org.yaomote.certificate.NameReader;
import org.yaomote.certificate.Outcome;
import org.yaomote.certificate.PassPhrases;
import org.yaomote.config.ProxyConfig;
import org.yaomote.fixtures.Pebble;
import org.yaomote.fixtures.Policies;
import org.yaomote.fixtures.Setup;
import org.yaomote.policy.Reply;
import org.yaomote.proxy.Places;
import org.yaomote.proxy.ProxyEngine;
import org.yaomote.proxy.StartResult;
import org.yaomote.words.Words;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Orders from a real authority, Pebble, with proofs that our own proxy serves.
class AcmeCertificatesIT {
    private static @Nullable Pebble pebble;
    private static @Nullable ProxyEngine engine;

    @TempDir static Path shared;
    @TempDir Path folder;

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private Instant now = Instant.now();

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Pebble.isThere(), "no pebble here");
        Files.createDirectory(shared.resolve("proofs"));
        engine =
                new ProxyEngine(
                        new Places(shared, shared.resolve("access.log")), 1, () -> new byte[32]);
        ProxyConfig config =
                ProxyConfig.EMPTY
                        .withService(Policies.replying("app", new Reply.Empty()))
                        .withListener(
                                Policies.with(
                                        Setup.http("web", "app"),
                                        policy -> policy.acmeDirectory = "proofs"));
        StartResult result = engine.start(config).get(20, TimeUnit.SECONDS);
        int port =
                result instanceof StartResult.Started(var listeners, _)
                        ? listeners.getFirst().port()
                        : 0;
        pebble = Pebble.start(shared, port);
    }

    @AfterAll
    static void stop() {
        if (pebble != null) {
            pebble.close();
        }
        if (engine != null) {
            engine.close();
        }
    }

    @AfterEach
    void end() {
        executor.shutdownNow();
    }

    private static Pebble authority() {
        return Objects.requireNonNull(pebble);
    }

    private AcmeCertificates certificates() {
        return new AcmeCertificates(
                folder.resolve("acme"),
                new AcmeMeans(() -> now, new SecureRandom(), AcmeMeans.Pause.REAL, executor));
    }

    private static Applicant applicant() {
        return new Applicant(
                AcmeDirectory.read(authority().directory()).result().get(),
                Optional.of("admin@example.org"),
                true,
                Optional.of(authority().roots()));
    }

    private static AcmeWish wish(Path proofs, String... names) {
        return new AcmeWish(
                NameReader.readAll(Arrays.asList(names)).result().get(), KeyKind.EC_P256, proofs);
    }

    private static AcmeWish wish(String... names) {
        return wish(shared.resolve("proofs"), names);
    }

    private AcmeCertificates.Target into(String name) {
        return new AcmeCertificates.Target(
                Optional.of(folder.resolve(name)), FileWriting.Existing.KEEP);
    }

    private static <T> Outcome<T> outcome(CompletableFuture<Outcome<T>> future) {
        return future.orTimeout(60, TimeUnit.SECONDS).join();
    }

    private static <T> T done(CompletableFuture<Outcome<T>> future) {
        return switch (outcome(future)) {
            case Outcome.Done<T>(var value, var remarks) -> {
                assertThat(remarks).isEmpty();
                yield value;
            }
            case Outcome.Refused<T>(var faults) -> throw new AssertionError(faults);
        };
    }

    private static List<Fault> refused(CompletableFuture<? extends Outcome<?>> future) {
        Outcome<?> outcome = future.orTimeout(60, TimeUnit.SECONDS).join();
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return outcome.told();
    }

    private static String said(Fault fault) {
        return Words.of(Locale.ENGLISH).text(fault.kind().textKey(), fault.arguments().toArray());
    }

    private static Identity read(Path bundle) {
        return new CertificateReader(PassPhrases.NONE)
                .read(bundle)
                .then(Contents::identity)
                .result()
                .get();
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private List<Path> below() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void aCertificateIsIssuedForNamesThatOurListenerProves() throws IOException {
        Acquired acquired =
                done(
                        certificates()
                                .issue(
                                        applicant(),
                                        wish("www.example.org", "example.org"),
                                        into("www.pem")));

        Identity identity = read(folder.resolve("www.pem"));
        assertThat(identity.chain()).hasSize(2);
        assertThat(identity.leaf().getPublicKey().getAlgorithm()).isEqualTo("EC");
        assertThat(identity.leaf().getNotAfter().toInstant()).isEqualTo(acquired.ends());
        assertThat(acquired.renewal()).isBetween(now, acquired.ends());
        assertThat(shared.resolve("proofs")).isEmptyDirectory();
        assertThat(below()).hasSize(4).allSatisfy(f -> assertThat(mode(f)).matches("rw-.*"));
        assertThat(mode(folder.resolve("www.pem"))).isEqualTo("rw-------");
        try (Stream<Path> keys = Files.list(folder.resolve("acme/accounts"))) {
            assertThat(keys).hasSize(1).allSatisfy(k -> assertThat(mode(k)).isEqualTo("rw-------"));
        }
    }

    @Test
    void whatIsDueIsRenewedOnceInItsFile() throws IOException {
        Acquired first =
                done(certificates().issue(applicant(), wish("due.example.org"), into("due.pem")));
        Path bundle = folder.resolve("due.pem");
        Identity before = read(bundle);
        now = first.renewal().minusSeconds(1);
        assertThat(done(certificates().tend()).renewed()).isEmpty();
        assertThat(read(bundle).key()).isEqualTo(before.key());

        now = first.renewal();
        AcmeTended tended = done(certificates().tend());

        assertThat(tended.faults()).isEmpty();
        assertThat(tended.renewed()).extracting(Acquired::id).containsExactly("due.example.org");
        assertThat(read(bundle).key()).isNotEqualTo(before.key());
        assertThat(mode(bundle)).isEqualTo("rw-------");
        now = tended.renewed().getFirst().renewal().minusSeconds(1);
        assertThat(done(certificates().tend()).renewed()).isEmpty();
    }

    @Test
    void aProofThatIsNotServedIsRefusedWithTheRightText() throws IOException {
        Path elsewhere = folder.resolve("elsewhere");

        List<Fault> faults =
                refused(
                        certificates()
                                .issue(
                                        applicant(),
                                        wish(elsewhere, "lost.example.org"),
                                        into("lost.pem")));

        assertThat(faults).extracting(Fault::kind).containsExactly(FaultKind.ACME_WRONG_ANSWER);
        assertThat(said(faults.getFirst()))
                .contains("lost.example.org", "404", "folder of proofs", "Check its address");
        assertThat(folder.resolve("lost.pem")).doesNotExist();
        assertThat(certificates().issued()).isEmpty();
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void aRenewalThatFailsLeavesTheFileAndIsTriedAgainLater() throws IOException {
        Path proofs = Files.createSymbolicLink(folder.resolve("link"), shared.resolve("proofs"));
        Acquired first =
                done(
                        certificates()
                                .issue(
                                        applicant(),
                                        wish(proofs, "later.example.org"),
                                        into("later.pem")));
        Path bundle = folder.resolve("later.pem");
        String before = Files.readString(bundle);
        Files.delete(proofs);
        now = first.renewal();

        AcmeTended failed = done(certificates().tend());
        // One order in a hundred Pebble takes the proof of the last one, whatever it is told.
        while (!failed.renewed().isEmpty()) {
            before = Files.readString(bundle);
            now = certificates().issued().getFirst().renewal();
            failed = done(certificates().tend());
        }

        assertThat(failed.faults())
                .extracting(Fault::kind)
                .containsExactly(FaultKind.ACME_WRONG_ANSWER);
        assertThat(bundle).hasContent(before);
        Instant next = certificates().issued().getFirst().renewal();
        assertThat(next).isBetween(now.plusSeconds(1), now.plus(Duration.ofHours(1)));
        assertThat(done(certificates().tend()).faults()).isEmpty();
    }

    @Test
    void anAddressIsProvenAsWell() {
        done(certificates().issue(applicant(), wish("127.0.0.1"), into("address.pem")));

        assertThat(read(folder.resolve("address.pem")).chain()).isNotEmpty();
    }

    @Test
    void anAccountIsFoundAgainByItsKey() {
        AcmeAccount made = done(certificates().account(applicant()));
        Applicant later =
                new Applicant(
                        applicant().directory(),
                        Optional.of("other@example.org"),
                        false,
                        applicant().roots());

        AcmeAccount found = done(certificates().account(later));

        assertThat(made.contacts()).containsExactly("mailto:admin@example.org");
        assertThat(made.terms()).isPresent();
        assertThat(found.address()).isEqualTo(made.address());
        assertThat(found.contacts()).containsExactly("mailto:other@example.org");
    }

    @Test
    void whoHasNotAgreedToTheTermsGetsNoAccount() {
        Applicant silent =
                new Applicant(
                        applicant().directory(), Optional.empty(), false, applicant().roots());

        List<Fault> faults = refused(certificates().account(silent));

        assertThat(faults).extracting(Fault::kind).containsExactly(FaultKind.ACME_TERMS);
        assertThat(said(faults.getFirst())).contains("data:text/plain,Do%20what%20thou%20wilt");
    }

    @Test
    void anAuthorityThatNothingVouchesForIsNotTrusted() {
        Applicant trusting =
                new Applicant(applicant().directory(), Optional.empty(), true, Optional.empty());

        assertThat(refused(certificates().account(trusting)))
                .extracting(Fault::kind)
                .containsExactly(FaultKind.ACME_UNTRUSTED);
    }

    /// An order would count, and its certificate would be lost.
    @Test
    void whatCannotBeWrittenIsNotOrdered() {
        assertThat(
                        refused(
                                certificates()
                                        .issue(
                                                applicant(),
                                                wish("www.example.org"),
                                                into("missing/www.pem"))))
                .extracting(Fault::kind)
                .containsExactly(FaultKind.FILE_NOT_WRITTEN);
        assertThat(folder.resolve("acme/accounts")).doesNotExist();
    }
}
