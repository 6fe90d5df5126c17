package org.yaomote.acme;

import org.yaomote.certificate.EntryFiles;
import org.yaomote.certificate.Fault;
import org.yaomote.certificate.FaultKind;
import org.yaomote.certificate.FileWriting;
import org.yaomote.certificate.FolderLock;
import org.yaomote.certificate.Outcome;
import org.yaomote.certificate.SubjectName;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// The certificates that public authorities issue for this user, in a folder.
///
/// Every renewal makes a new key and replaces the bundle in one step, where the proxy notices it.
///
/// Thread: any; all that blocks is done by the executor of the means. One at a time, among all
/// processes of this computer: another one at work is a fault and not waited for.
public final class AcmeCertificates {
    private final AcmeMeans means;
    private final FolderLock lock;
    private final AccountKeys keys;
    private final EntryFiles files;
    private final Ledger ledger;
    private final Renewing renewing;

    /// Where a certificate goes.
    ///
    /// @param file for the bundle; empty for one in the folder of this
    /// @param existing what to do with a file that is there
    public record Target(Optional<Path> file, FileWriting.Existing existing) {}

    /// @param folder made when it is first needed
    public AcmeCertificates(Path folder, AcmeMeans means) {
        this.means = means;
        lock = new FolderLock(folder, FaultKind.ACME_BUSY);
        keys = new AccountKeys(folder.resolve("accounts"));
        files = new EntryFiles(folder.resolve("issued"));
        ledger = new Ledger(files);
        renewing = new Renewing(keys, ledger, means);
    }

    /// The account of an applicant, made if there is none; an account that is there gets the
    /// contact, if one is named.
    public CompletableFuture<Outcome<AcmeAccount>> account(Applicant applicant) {
        return alone(
                () ->
                        keys.of(applicant.directory(), means.random())
                                .then(key -> Conversation.of(applicant, key, means))
                                .then(
                                        talk -> {
                                            try (talk) {
                                                return talk.account().outcome();
                                            }
                                        }));
    }

    /// Gets a certificate with a new key, and renews it from now on. A certificate of the same
    /// names in the folder of this, or in the same file, is replaced.
    public CompletableFuture<Outcome<Acquired>> issue(
            Applicant applicant, AcmeWish wish, Target target) {
        Optional<SubjectName> wildcard = wish.names().stream().filter(n -> isWildcard(n)).findAny();
        if (wish.names().isEmpty()) {
            return CompletableFuture.completedFuture(Outcome.refused(FaultKind.NO_NAME));
        }
        return wildcard.isPresent()
                ? CompletableFuture.completedFuture(
                        Outcome.refused(FaultKind.ACME_WILDCARD, wildcard.get().shown()))
                : alone(() -> issued(applicant, wish, target));
    }

    private static boolean isWildcard(SubjectName name) {
        return name instanceof SubjectName.Dns dns && dns.isWildcard();
    }

    private Outcome<Acquired> issued(Applicant applicant, AcmeWish wish, Target target) {
        Optional<Entry> known = known(wish, target.file().map(Path::toAbsolutePath));
        String id = known.map(Entry::id).orElseGet(() -> files.freeId(wish.names()));
        Path file = target.file().map(Path::toAbsolutePath).orElseGet(() -> files.bundle(id));
        boolean isKept =
                target.file().isPresent() && target.existing() == FileWriting.Existing.KEEP;
        if (isKept && Files.exists(file)) {
            return Outcome.refused(FaultKind.FILE_EXISTS, file);
        }
        Instant now = means.clock().instant();
        Entry entry =
                new Entry(id, wish, applicant.directory(), applicant.roots(), file, now, now, 0);
        return renewing.renewed(entry, applicant, known).outcome().then(done -> remarked(done));
    }

    private static Outcome<Acquired> remarked(Entry entry) {
        List<Fault> remarks =
                entry.directory().isStaging()
                        ? List.of(Answer.fault(FaultKind.ACME_STAGING))
                        : List.of();
        return new Outcome.Done<>(entry.acquired(), remarks);
    }

    private Optional<Entry> known(AcmeWish wish, Optional<Path> file) {
        return ledger.all().entries().stream()
                .filter(
                        entry ->
                                file.map(entry.file()::equals)
                                        .orElseGet(
                                                () ->
                                                        entry.file()
                                                                        .equals(
                                                                                files.bundle(
                                                                                        entry.id()))
                                                                && entry.wish()
                                                                        .names()
                                                                        .equals(wish.names())))
                .findFirst();
    }

    /// What is renewed, by id. Reads a few small files in the thread of the caller.
    public List<Acquired> issued() {
        return ledger.all().entries().stream().map(Entry::acquired).toList();
    }

    /// Renews one no more; its file stays.
    public CompletableFuture<Outcome<String>> forget(String id) {
        return alone(() -> files.forget(id));
    }

    /// Has the authority declare one invalid, then renews it no more; its file stays.
    ///
    /// @param isKeyLost whether somebody else may have its key
    public CompletableFuture<Outcome<String>> revoke(String id, boolean isKeyLost) {
        return alone(
                () ->
                        ledger.read(id)
                                .then(entry -> renewing.revoked(entry, isKeyLost))
                                .then(files::forget));
    }

    /// Renews what is due. To be called about once an hour: what failed is only tried again when it
    /// is due again. Where nothing was ever issued, nothing is done.
    public CompletableFuture<Outcome<AcmeTended>> tend() {
        return ledger.all().equals(new Ledger.Found(List.of(), List.of()))
                ? CompletableFuture.completedFuture(
                        Outcome.done(new AcmeTended(List.of(), List.of())))
                : alone(() -> Outcome.done(tended()));
    }

    private AcmeTended tended() {
        Ledger.Found found = ledger.all();
        List<Acquired> renewed = new ArrayList<>();
        List<Fault> faults = new ArrayList<>(found.faults());
        for (Entry entry : found.entries()) {
            if (entry.renewal().isAfter(means.clock().instant())) {
                continue;
            }
            switch (renewing.due(entry)) {
                case Outcome.Done<Entry>(var done, _) -> renewed.add(done.acquired());
                case Outcome.Refused<Entry>(var why) -> faults.addAll(why);
            }
        }
        return new AcmeTended(renewed, faults);
    }

    private <T> CompletableFuture<Outcome<T>> alone(Supplier<Outcome<T>> work) {
        return CompletableFuture.supplyAsync(() -> lock.holding(work), means.executor());
    }
}
