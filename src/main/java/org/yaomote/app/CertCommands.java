package org.yaomote.app;

import org.yaomote.authority.Issued;
import org.yaomote.authority.LocalAuthority;
import org.yaomote.authority.Tended;
import org.yaomote.certificate.CertificateIssuer;
import org.yaomote.certificate.CertificateReader;
import org.yaomote.certificate.Chains;
import org.yaomote.certificate.Contents;
import org.yaomote.certificate.FaultKind;
import org.yaomote.certificate.FileContent;
import org.yaomote.certificate.Identity;
import org.yaomote.certificate.LeafTerms;
import org.yaomote.certificate.NameReader;
import org.yaomote.certificate.Outcome;
import org.yaomote.certificate.PassPhrase;
import org.yaomote.certificate.PemWriter;
import org.yaomote.certificate.SigningRequest;
import org.yaomote.certificate.SubjectName;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Does what `yaomote cert` asks for: all that makes or writes something.
final class CertCommands {
    private final Terminal terminal;
    private final PhraseSource phrases;
    private final CertificateEndings known;
    private final AuthorityHome home;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final CertificateIssuer issuer;
    private final CertOutput output;

    /// @param known where this user's certificates are
    CertCommands(Terminal terminal, PhraseSource phrases, CertificateEndings known) {
        this.terminal = terminal;
        this.phrases = phrases;
        this.known = known;
        home = known.authority();
        clock = known.clock();
        issuer = new CertificateIssuer(clock, random);
        output = new CertOutput(terminal);
    }

    /// Does it.
    ExitCode perform(CertOrder order) {
        for (CertOrder.PhrasePlace place : order.places()) {
            if (phrases.looked(place) instanceof Outcome.Refused<?> refused) {
                return output.told(refused);
            }
        }
        CertShowing showing = new CertShowing(terminal, phrases, clock);
        return switch (order) {
            case CertOrder.New made -> output.told(issued(made));
            case CertOrder.Authority ca -> output.told(authority(ca));
            case CertOrder.Inventory _ -> showing.inventory(home.open(false, clock));
            case CertOrder.Renew _ -> renewed();
            case CertOrder.Forget(var id) ->
                    output.told(home.open(false, clock).forget(id).map(output::forgotten));
            case CertOrder.Calendar calendar -> output.told(calendar(calendar));
            case CertOrder.NewKey made -> output.told(newKey(made));
            case CertOrder.Request made -> output.told(request(made));
            case CertOrder.Complete made -> output.told(completed(made));
            case CertOrder.SelfSign made -> output.told(selfSigned(made));
            case CertOrder.Bundle made -> output.told(bundled(made));
            case CertOrder.Phrase made -> output.told(rephrased(made));
            case CertOrder.Export made -> output.told(exported(made));
            case CertOrder.Show shown -> showing.show(shown);
            case CertOrder.Examine asked -> showing.examine(asked);
            case CertOrder.Trust asked -> trust().perform(asked);
        };
    }

    private CertTrust trust() {
        return new CertTrust(
                terminal,
                phrases,
                home,
                CertTrust.storesHere(home.folder().resolve("trust"), home.environment()));
    }

    /// To the terminal goes a copy of what the authority keeps.
    private Outcome<?> issued(CertOrder.New order) {
        LocalAuthority authority = home.open(false, clock);
        Optional<Path> file =
                order.target().file().filter(f -> !f.equals(CertOrder.TERMINAL)).map(Path::of);
        boolean isPrinted = order.target().file().isPresent() && file.isEmpty();
        return terms(order.wish())
                .then(
                        terms ->
                                authority.issue(
                                        terms,
                                        order.wish().kind(),
                                        file,
                                        CertOutput.existing(order.target().force())))
                .then(
                        issued -> {
                            order.wish().kind().warning().ifPresent(output::tell);
                            return isPrinted ? printed(issued, order) : said(issued);
                        });
    }

    private Outcome<Path> said(Issued issued) {
        output.said(issued.file());
        terminal.say("cert.new.renewal", shownDate(issued));
        return Outcome.done(issued.file());
    }

    private Outcome<Path> printed(Issued issued, CertOrder.New order) {
        return reader(new CertOrder.PhrasePlace(Optional.empty(), Optional.empty()))
                .read(issued.file())
                .then(Contents::identity)
                .then(identity -> output.deliver(bundle(identity), order.target()));
    }

    private String shownDate(Issued issued) {
        return CertShowing.date(issued.renewal());
    }

    private Outcome<?> authority(CertOrder.Authority order) {
        LocalAuthority authority = home.open(order.keyring(), clock);
        return authority
                .founded()
                .then(
                        roots -> {
                            if (order.target().file().isPresent()) {
                                return output.deliver(
                                        open("ca.pem", PemWriter.certificates(roots)),
                                        order.target());
                            }
                            new CertShowing(terminal, phrases, clock)
                                    .authority(home.folder(), roots);
                            return Outcome.done(home.folder());
                        });
    }

    private ExitCode renewed() {
        return output.tended(
                home.open(false, clock).tend(),
                done -> done.renewed().stream().map(Issued::file).toList(),
                Tended::faults);
    }

    private Outcome<Path> calendar(CertOrder.Calendar order) {
        return CertCalendar.gathered(known, order.files(), reader(order.phrase()))
                .then(new CertCalendar(terminal.words(), clock)::of)
                .then(content -> output.deliver(content, order.target()));
    }

    private Outcome<Path> newKey(CertOrder.NewKey order) {
        order.kind().warning().ifPresent(output::tell);
        if (order.phrase().isEmpty()) {
            PrivateKey key = order.kind().make(random).getPrivate();
            return output.deliver(secret("private-key.pem", PemWriter.key(key)), order.target());
        }
        return phrases.protecting(order.phrase().get())
                .then(
                        phrase ->
                                output.deliver(
                                        protectedKey(
                                                order.kind().make(random).getPrivate(), phrase),
                                        order.target()));
    }

    private Outcome<Path> request(CertOrder.Request order) {
        return NameReader.readAll(order.wish().names())
                .then(
                        names ->
                                keys(order)
                                        .then(keys -> issuer.request(keys, names))
                                        .then(
                                                made ->
                                                        output.deliver(
                                                                open(
                                                                        "csr.pem",
                                                                        PemWriter.request(made)),
                                                                order.target())));
    }

    private Outcome<KeyPair> keys(CertOrder.Request order) {
        if (Files.exists(order.key())) {
            return reader(order.phrase())
                    .read(order.key())
                    .then(Contents::key)
                    .then(CertificateIssuer::pair);
        }
        order.wish().kind().warning().ifPresent(output::tell);
        KeyPair made = order.wish().kind().make(random);
        CertOrder.Target target = new CertOrder.Target(Optional.of(order.key().toString()), false);
        return output.deliver(secret("private-key.pem", PemWriter.key(made.getPrivate())), target)
                .map(_ -> made);
    }

    private Outcome<Path> completed(CertOrder.Complete order) {
        CertificateReader reader = reader(order.phrase());
        return reader.read(order.key())
                .then(Contents::key)
                .then(
                        key ->
                                reader.readAll(order.answer())
                                        .then(c -> Chains.arranged(key, c.certificates())))
                .then(identity -> output.deliver(bundle(identity), order.target()));
    }

    private Outcome<Path> selfSigned(CertOrder.SelfSign order) {
        if (order.key().isEmpty()) {
            order.wish().kind().warning().ifPresent(output::tell);
        }
        CertificateReader reader = reader(order.phrase());
        Outcome<KeyPair> keys =
                order.key()
                        .map(file -> reader.read(file).then(Contents::key))
                        .map(key -> key.then(CertificateIssuer::pair))
                        .orElseGet(() -> Outcome.done(order.wish().kind().make(random)));
        Outcome<LeafTerms> terms =
                order.request()
                        .map(file -> reader.read(file).then(Contents::request))
                        .map(request -> request.then(r -> termsOf(r, order.wish())))
                        .orElseGet(() -> terms(order.wish()));
        return terms.then(t -> keys.then(k -> issuer.selfSigned(k, t)))
                .then(identity -> output.deliver(bundle(identity), order.target()));
    }

    /// The names of a request, and those that were typed beside.
    private Outcome<LeafTerms> termsOf(SigningRequest request, CertOrder.Wish wish) {
        List<SubjectName> asked = request.names();
        if (asked.isEmpty() && wish.names().isEmpty()) {
            return Outcome.refused(FaultKind.REQUEST_NAMELESS);
        }
        return request.publicKey()
                .then(
                        _ ->
                                wish.names().isEmpty()
                                        ? Outcome.done(asked)
                                        : NameReader.readAll(wish.names()))
                .map(names -> new LeafTerms(names, Duration.ofDays(wish.days())));
    }

    private Outcome<Path> bundled(CertOrder.Bundle order) {
        return reader(order.phrase())
                .readAll(order.files())
                .then(Contents::identity)
                .then(identity -> output.deliver(bundle(identity), order.target()));
    }

    private Outcome<Path> rephrased(CertOrder.Phrase order) {
        return reader(order.phrase())
                .read(order.file())
                .then(Contents::key)
                .then(
                        key ->
                                order.next()
                                        .map(
                                                place ->
                                                        phrases.protecting(place)
                                                                .map(p -> protectedKey(key, p)))
                                        .orElseGet(
                                                () ->
                                                        Outcome.done(
                                                                secret(
                                                                        "private-key.pem",
                                                                        PemWriter.key(key)))))
                .then(content -> output.deliver(content, order.target()));
    }

    private Outcome<List<Path>> exported(CertOrder.Export order) {
        return reader(order.phrase())
                .readAll(order.files())
                .then(Contents::identity)
                .then(
                        identity -> {
                            Outcome<PassPhrase> phrase =
                                    order.format().needsPhrase()
                                            ? phrases.protecting(order.next())
                                            : Outcome.done(PassPhrase.taking(new char[0]));
                            return phrase.then(p -> files(order, identity, p));
                        })
                .then(files -> output.deliver(order.folder(), files, order.force()));
    }

    private static Outcome<List<FileContent>> files(
            CertOrder.Export order, Identity identity, PassPhrase phrase) {
        try (phrase) {
            String stem =
                    order.stem()
                            .orElseGet(
                                    () ->
                                            order.files()
                                                    .getFirst()
                                                    .getFileName()
                                                    .toString()
                                                    .replaceFirst("\\.[^.]*$", ""));
            return order.format().files(identity, stem, phrase);
        }
    }

    private static Outcome<LeafTerms> terms(CertOrder.Wish wish) {
        return NameReader.readAll(wish.names())
                .map(names -> new LeafTerms(names, Duration.ofDays(wish.days())));
    }

    private CertificateReader reader(CertOrder.PhrasePlace place) {
        return new CertificateReader(phrases.opening(place));
    }

    private static FileContent protectedKey(PrivateKey key, PassPhrase phrase) {
        try (phrase) {
            return secret(
                    "private-key.pem", PemWriter.key(key, phrase, PemWriter.Stretching.TYPED));
        }
    }

    private static FileContent bundle(Identity identity) {
        return secret("bundle.pem", PemWriter.bundle(identity));
    }

    private static FileContent secret(String name, byte[] octets) {
        return new FileContent(name, octets, FileContent.Readers.OWNER);
    }

    private static FileContent open(String name, byte[] octets) {
        return new FileContent(name, octets, FileContent.Readers.ALL);
    }
}
