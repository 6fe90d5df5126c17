package org.yaomote.authority;

import org.yaomote.certificate.AuthorityTerms;
import org.yaomote.certificate.CertificateIssuer;
import org.yaomote.certificate.EntryFiles;
import org.yaomote.certificate.Fault;
import org.yaomote.certificate.FaultKind;
import org.yaomote.certificate.FileWriting;
import org.yaomote.certificate.FolderLock;
import org.yaomote.certificate.Identity;
import org.yaomote.certificate.KeyKind;
import org.yaomote.certificate.LeafTerms;
import org.yaomote.certificate.NameScope;
import org.yaomote.certificate.Outcome;
import org.yaomote.certificate.PassPhrase;
import org.yaomote.certificate.SubjectName;

import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The certificate authority of this computer, in a folder.
///
/// It is a root, whose key is thrown away when it has signed, and an authority under it, whose key
/// is kept. Both are limited to private names, and clients that do not look at what a root says of
/// itself look at what the other says. A successor is made two years before the end, so that people
/// can trust it before anything depends on it; it signs only what would outlive the old one.
///
/// Thread: one at a time that may block; another process at work is a fault and not waited for.
public final class LocalAuthority {
    /// So long before the end of the last authority a new one is made: longer than the longest life
    /// of a certificate by almost a year.
    public static final Duration LEAD = Duration.ofDays(730);

    /// Where it is and what it is called.
    ///
    /// @param folder made when it is first needed
    /// @param owner a word for people by which they know it, such as the name of this computer
    /// @param more names it may sign for beside the private ones, such as that of this computer
    public record Place(Path folder, String owner, List<String> more) {
        public Place {
            more = List.copyOf(more);
        }
    }

    private final Place place;
    private final PhraseKeeper keeper;
    private final InstantSource clock;
    private final SecureRandom random;
    private final CertificateIssuer issuer;
    private final FolderLock lock;
    private final Shelf shelf;
    private final EntryFiles files;
    private final Inventory inventory;

    /// @param keeper of the pass phrase that protects its key
    /// @param clock says what is due
    public LocalAuthority(
            Place place, PhraseKeeper keeper, InstantSource clock, SecureRandom random) {
        this.place = place;
        this.keeper = keeper;
        this.clock = clock;
        this.random = random;
        issuer = new CertificateIssuer(clock, random);
        lock = new FolderLock(place.folder(), FaultKind.AUTHORITY_BUSY);
        shelf = new Shelf(place.folder());
        files = new EntryFiles(place.folder().resolve("issued"));
        inventory = new Inventory(files);
    }

    /// The roots that clients should trust, the oldest first; none if it was never needed. An old
    /// one is among them until it ends.
    public Outcome<List<X509Certificate>> trusted() {
        return current().map(all -> all.stream().map(Shelf.Kept::root).toList());
    }

    /// The same, but makes the authority if there is none yet.
    public Outcome<List<X509Certificate>> founded() {
        return lock.holding(() -> ready().then(_ -> trusted()));
    }

    /// What it has issued and renews, by id.
    public List<Issued> issued() {
        return inventory.all().issued();
    }

    /// Issues a certificate with a new key into a bundle of its own; makes the authority first if
    /// there is none.
    ///
    /// @param file for the bundle; empty for one in the authority's folder
    /// @param existing what to do with a file that is there
    public Outcome<Issued> issue(
            LeafTerms terms, KeyKind kind, Optional<Path> file, FileWriting.Existing existing) {
        if (terms.names().isEmpty()) {
            return Outcome.refused(FaultKind.NO_NAME);
        }
        return lock.holding(
                () -> {
                    Optional<Inventory.Entry> known = file.flatMap(this::entryWithFile);
                    String id =
                            known.map(Inventory.Entry::id)
                                    .orElseGet(() -> files.freeId(terms.names()));
                    Path bundle = file.map(Path::toAbsolutePath).orElse(files.bundle(id));
                    Inventory.Entry entry = new Inventory.Entry(id, terms, kind, bundle);
                    return ready().then(_ -> put(entry, existing));
                });
    }

    /// For which names it would issue a certificate, before one is asked for; makes nothing.
    ///
    /// @return the rule that [#issue] goes by; pure, on any thread
    public Outcome<Predicate<SubjectName>> scope() {
        return current().map(this::ruleOf);
    }

    private Predicate<SubjectName> ruleOf(List<Shelf.Kept> all) {
        if (all.isEmpty()) {
            return limits()::holds;
        }
        X509Certificate signing = chosen(all, LeafTerms.USUAL).chain().getFirst();
        return name -> CertificateIssuer.isInScope(signing, name);
    }

    private NameScope limits() {
        return NameScope.PRIVATE.with(place.more());
    }

    /// Signs a certificate for a new key and keeps neither: for a proof that lasts a moment.
    public Outcome<Identity> passing(LeafTerms terms) {
        return lock.holding(() -> ready().then(_ -> signed(terms, KeyKind.EC_P256)));
    }

    /// Renews one now, whether it is due or not.
    public Outcome<Issued> renew(String id) {
        return lock.holding(
                () -> inventory.entryOf(id).then(entry -> ready().then(_ -> renewed(entry))));
    }

    /// Renews one no more; its file stays.
    public Outcome<String> forget(String id) {
        return lock.holding(() -> files.forget(id));
    }

    /// Does what is due: makes a successor, and renews each certificate that has lived two thirds
    /// of its life. To be called at the start, before anything is served, and about once a day.
    public Outcome<Tended> tend() {
        return shelf.all()
                .then(
                        all ->
                                all.isEmpty()
                                        ? Outcome.done(nothing())
                                        : lock.holding(() -> ready().map(this::tended)));
    }

    private static Tended nothing() {
        return new Tended(List.of(), Optional.empty(), List.of(), Optional.empty());
    }

    private Tended tended(Optional<X509Certificate> successor) {
        List<Issued> renewed = new ArrayList<>();
        Inventory.Found found = inventory.all();
        List<Fault> faults = new ArrayList<>(found.faults());
        for (Issued issued : found.issued()) {
            if (!clock.instant().isBefore(issued.renewal())) {
                switch (inventory.entryOf(issued.id()).then(this::renewed)) {
                    case Outcome.Done<Issued>(var done, _) -> renewed.add(done);
                    case Outcome.Refused<Issued>(var why) -> faults.addAll(why);
                }
            }
        }
        Optional<Instant> next =
                Stream.concat(
                                inventory.all().issued().stream().map(Issued::renewal),
                                current().result().stream()
                                        .map(List::getLast)
                                        .map(last -> last.ends().minus(LEAD)))
                        .min(Comparator.naturalOrder());
        return new Tended(renewed, successor, faults, next);
    }

    private Outcome<Issued> renewed(Inventory.Entry entry) {
        return put(entry, FileWriting.Existing.REPLACE);
    }

    private Outcome<Issued> put(Inventory.Entry entry, FileWriting.Existing existing) {
        return signed(entry.terms(), entry.kind())
                .then(identity -> inventory.put(entry, identity, existing));
    }

    private Outcome<Identity> signed(LeafTerms terms, KeyKind kind) {
        KeyPair keys = kind.make(random);
        return signer(terms.life())
                .then(signer -> issuer.issued(signer, keys.getPublic(), terms))
                .map(chain -> new Identity(keys.getPrivate(), chain));
    }

    private Optional<Inventory.Entry> entryWithFile(Path file) {
        Path wanted = file.toAbsolutePath();
        return inventory.all().issued().stream()
                .filter(issued -> issued.file().toAbsolutePath().equals(wanted))
                .findFirst()
                .flatMap(issued -> inventory.entryOf(issued.id()).result());
    }

    /// The authorities that have not ended.
    private Outcome<List<Shelf.Kept>> current() {
        Instant now = clock.instant();
        return shelf.all()
                .map(all -> all.stream().filter(kept -> kept.ends().isAfter(now)).toList());
    }

    /// Makes an authority if there is none that lives long enough.
    ///
    /// @return the root of the one that was made
    private Outcome<Optional<X509Certificate>> ready() {
        Instant needed = clock.instant().plus(LEAD);
        return current()
                .then(
                        all ->
                                all.stream().anyMatch(kept -> kept.ends().isAfter(needed))
                                        ? Outcome.done(Optional.empty())
                                        : phrase().then(this::founded)
                                                .map(kept -> Optional.of(kept.root())));
    }

    private Outcome<Shelf.Kept> founded(PassPhrase phrase) {
        try (phrase) {
            int number = shelf.all().result().map(List::size).orElse(0) + 1;
            String name = "Yaomote CA " + place.owner() + " " + number;
            LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            NameScope scope = limits();
            Identity root =
                    issuer.authority(
                            KeyKind.EC_P256.make(random),
                            new AuthorityTerms(
                                    cut(name) + " (" + today + ")",
                                    AuthorityTerms.USUAL,
                                    scope,
                                    1));
            Identity authority =
                    issuer.authorityUnder(
                            root,
                            KeyKind.EC_P256.make(random),
                            new AuthorityTerms(
                                    cut(name) + " signing", AuthorityTerms.USUAL, scope, 0));
            return shelf.added(authority, phrase);
        }
    }

    /// Names of authorities have 64 characters at most.
    private static String cut(String name) {
        return name.substring(0, Math.min(name.length(), 50));
    }

    /// The pass phrase that is kept; a new one if none is and no key needs an old one.
    private Outcome<PassPhrase> phrase() {
        return keeper.kept()
                .then(
                        kept -> {
                            if (kept.isPresent()) {
                                return Outcome.done(kept.get());
                            }
                            boolean isNew = shelf.all().result().filter(List::isEmpty).isPresent();
                            return isNew
                                    ? keeper.keep(PassPhrase.random(random))
                                    : Outcome.refused(FaultKind.KEEPER_FAILED, place.folder());
                        });
    }

    /// The oldest that outlives a certificate: clients have trusted it longest.
    private Shelf.Kept chosen(List<Shelf.Kept> all, Duration life) {
        Instant end = clock.instant().plus(life);
        return all.stream()
                .filter(kept -> kept.ends().isAfter(end))
                .findFirst()
                .orElse(all.getLast());
    }

    private Outcome<Identity> signer(Duration life) {
        return current().then(all -> phrase().then(phrase -> opened(chosen(all, life), phrase)));
    }

    private Outcome<Identity> opened(Shelf.Kept chosen, PassPhrase phrase) {
        try (phrase) {
            return shelf.opened(chosen, phrase);
        }
    }
}
