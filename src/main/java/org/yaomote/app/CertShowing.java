package org.yaomote.app;

import org.yaomote.authority.Issued;
import org.yaomote.authority.LocalAuthority;
import org.yaomote.certificate.CertificateDetails;
import org.yaomote.certificate.CertificateReader;
import org.yaomote.certificate.ChainJudge;
import org.yaomote.certificate.Contents;
import org.yaomote.certificate.Examination;
import org.yaomote.certificate.Examiner;
import org.yaomote.certificate.NameReader;
import org.yaomote.certificate.NameScope;
import org.yaomote.certificate.Outcome;
import org.yaomote.certificate.ServerAddress;
import org.yaomote.certificate.ServerAnswer;
import org.yaomote.certificate.ServerProbe;
import org.yaomote.certificate.SigningRequest;
import org.yaomote.certificate.SubjectName;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Does what `yaomote cert` asks for: all that only looks.
final class CertShowing {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_PASTED = 5 << 20;

    private final Terminal terminal;
    private final PhraseSource phrases;
    private final InstantSource clock;
    private final Examiner examiner;
    private final CertOutput output;

    CertShowing(Terminal terminal, PhraseSource phrases, InstantSource clock) {
        this.terminal = terminal;
        this.phrases = phrases;
        this.clock = clock;
        examiner = new Examiner(clock);
        output = new CertOutput(terminal);
    }

    /// A moment in this computer's time zone.
    static String date(Instant moment) {
        return DATE.format(moment.atZone(ZoneId.systemDefault()));
    }

    /// Says what is in a file.
    ExitCode show(CertOrder.Show order) {
        Outcome<Optional<SubjectName>> wanted =
                order.name()
                        .map(name -> NameReader.read(name).map(Optional::of))
                        .orElseGet(() -> Outcome.done(Optional.empty()));
        return output.told(
                wanted.then(
                        name ->
                                read(order)
                                        .then(
                                                contents -> {
                                                    show(contents, name);
                                                    return Outcome.done(contents);
                                                })));
    }

    private Outcome<Contents> read(CertOrder.Show order) {
        CertificateReader reader = new CertificateReader(phrases.opening(order.phrase()));
        if (!order.file().equals(CertOrder.TERMINAL)) {
            return reader.read(Path.of(order.file()));
        }
        try (FileInputStream in = new FileInputStream(FileDescriptor.in)) {
            return reader.read(in.readNBytes(MOST_PASTED), order.file());
        } catch (IOException _) {
            return reader.read(new byte[0], order.file());
        }
    }

    private void show(Contents contents, Optional<SubjectName> wanted) {
        for (SigningRequest request : contents.requests()) {
            say("cert.show.request", request.subject(), shown(request.names()));
            output.told(request.publicKey());
        }
        if (contents.certificates().isEmpty()) {
            if (!contents.keys().isEmpty()) {
                say("cert.show.keys", contents.keys().size());
            }
            return;
        }
        examiner.examine(contents, wanted).result().stream()
                .flatMap(List::stream)
                .forEach(this::show);
    }

    private void show(Examination found) {
        CertificateDetails leaf = found.leaf();
        say(
                "cert.show.state",
                leaf.subject(),
                terminal.words().text(found.state().textKey()),
                date(leaf.to()),
                found.left().toDays());
        List<String> lines = new ArrayList<>();
        if (!leaf.names().isEmpty()) {
            lines.add(text("cert.show.names", shown(leaf.names())));
        }
        lines.add(
                leaf.isSelfSigned()
                        ? text("cert.show.issuerItself")
                        : text("cert.show.issuer", leaf.issuer()));
        lines.add(text("cert.show.from", date(leaf.from())));
        lines.add(text("cert.show.key", leaf.key(), text(found.key().textKey())));
        lines.add(text("cert.show.signature", leaf.signature()));
        lines.add(text("cert.show.usages", String.join(", ", leaf.usages())));
        if (leaf.isLimited()) {
            lines.add(text("cert.show.limited"));
        }
        lines.add(text("cert.show.serial", leaf.serial()));
        lines.add("SHA-256: " + leaf.sha256());
        lines.add("SHA-1: " + leaf.sha1());
        lines.add(
                text(
                        "cert.show.chain",
                        found.chain().stream()
                                .map(CertificateDetails::subject)
                                .collect(Collectors.joining(" < "))));
        lines.forEach(line -> terminal.out().println("  " + CertOutput.printable(line)));
    }

    /// Says what a server sends.
    ExitCode examine(CertOrder.Examine order) {
        Outcome<ServerAnswer> answer =
                ServerAddress.read(order.server())
                        .then(
                                address ->
                                        new ServerProbe(
                                                        new ChainJudge(
                                                                clock, ChainJudge.javaRoots()),
                                                        PATIENCE)
                                                .ask(address));
        ExitCode code = output.told(answer);
        for (ServerAnswer found : answer.result().stream().toList()) {
            say("cert.examine.spoke", found.address().shown(), found.protocol(), found.suite());
            if (!found.chain().isEmpty()) {
                Optional<SubjectName> wanted = Optional.of(found.address().name());
                show(examiner.examine(found.chain(), List.of(), wanted));
            }
            say(found.verdict().textKey());
            if (found.verdict() != ServerAnswer.Verdict.TRUSTED) {
                return ExitCode.PROBLEMS;
            }
        }
        return code;
    }

    /// Says what an authority has issued.
    ExitCode inventory(LocalAuthority authority) {
        List<Issued> all = authority.issued();
        if (all.isEmpty()) {
            say("cert.list.none");
        }
        for (Issued issued : all) {
            Examination found =
                    examiner.examine(List.of(issued.certificate()), List.of(), Optional.empty());
            say(
                    "cert.show.state",
                    issued.id(),
                    terminal.words().text(found.state().textKey()),
                    date(issued.ends()),
                    found.left().toDays());
            terminal.out().println("  " + text("cert.show.names", shown(issued.names())));
            terminal.out().println("  " + text("cert.new.renewal", date(issued.renewal())));
            terminal.out().println("  " + issued.file());
        }
        return ExitCode.OK;
    }

    /// Says what an authority is.
    void authority(Path folder, List<X509Certificate> roots) {
        for (X509Certificate root : roots) {
            show(examiner.examine(List.of(root), List.of(), Optional.empty()));
        }
        List<String> scope = new ArrayList<>(NameScope.PRIVATE.domains());
        scope.addAll(NameScope.PRIVATE.networks());
        say("cert.ca.limited", String.join(", ", scope));
        say("cert.ca.folder", folder);
    }

    private static String shown(List<SubjectName> names) {
        return names.stream().map(SubjectName::shown).collect(Collectors.joining(", "));
    }

    private String text(String key, Object... arguments) {
        return terminal.words().text(key, arguments);
    }

    private void say(String key, Object... arguments) {
        terminal.out().println(CertOutput.printable(text(key, arguments)));
    }
}
