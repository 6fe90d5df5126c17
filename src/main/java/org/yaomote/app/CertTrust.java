package org.yaomote.app;

import org.yaomote.authority.LocalAuthority;
import org.yaomote.certificate.CertificateDetails;
import org.yaomote.certificate.CertificateReader;
import org.yaomote.certificate.Contents;
import org.yaomote.certificate.Outcome;
import org.yaomote.programs.Command;
import org.yaomote.programs.Surroundings;
import org.yaomote.programs.SystemPrograms;
import org.yaomote.trust.Anchor;
import org.yaomote.trust.Change;
import org.yaomote.trust.Finding;
import org.yaomote.trust.Note;
import org.yaomote.trust.NoteKind;
import org.yaomote.trust.Plan;
import org.yaomote.trust.Planned;
import org.yaomote.trust.TrustStore;
import org.yaomote.trust.TrustStores;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Does what `yaomote cert trust` asks for, one store after another: what fails in one is said, and
/// the next one has its turn.
final class CertTrust {
    private final Terminal terminal;
    private final PhraseSource phrases;
    private final AuthorityHome home;
    private final InstantSource clock;
    private final TrustStores stores;

    /// @param stores of this computer
    CertTrust(Terminal terminal, PhraseSource phrases, AuthorityHome home, TrustStores stores) {
        this.terminal = terminal;
        this.phrases = phrases;
        this.home = home;
        this.stores = stores;
        clock = InstantSource.system();
    }

    /// The stores of the computer that this process runs on.
    ///
    /// @param folder for files that programs read
    static TrustStores storesHere(Path folder, Map<String, String> environment) {
        Surroundings around = Surroundings.ofThisProcess(environment, Terminal.hasPerson());
        return new TrustStores(new SystemPrograms(), around, folder);
    }

    /// Does it.
    ExitCode perform(CertOrder.Trust order) {
        Outcome<List<X509Certificate>> roots = roots(order);
        if (new CertOutput(terminal).told(roots) != ExitCode.OK) {
            return ExitCode.PROBLEMS;
        }
        List<Anchor> anchors =
                roots.result().stream()
                        .flatMap(List::stream)
                        .filter(Anchor::canBe)
                        .map(Anchor::new)
                        .toList();
        if (anchors.isEmpty()) {
            return nothing(order);
        }
        List<TrustStore> all = stores.found();
        List<String> known = all.stream().map(store -> store.name().id()).toList();
        for (String id : order.stores()) {
            if (!known.contains(id)) {
                String ids = String.join(" ", known);
                error(terminal.words().text("cert.trust.noStore", id, ids));
                return ExitCode.PROBLEMS;
            }
        }
        return perform(order, anchors, all.stream().filter(order::isAbout).toList());
    }

    private ExitCode perform(CertOrder.Trust order, List<Anchor> anchors, List<TrustStore> chosen) {
        boolean isWell = true;
        for (Anchor anchor : anchors) {
            CertificateDetails details = CertificateDetails.of(anchor.certificate());
            say("cert.trust.of", details.subject(), details.sha256());
            for (TrustStore store : chosen) {
                isWell &= perform(order, store, anchor);
            }
        }
        return isWell ? ExitCode.OK : ExitCode.PROBLEMS;
    }

    /// The authority is made only to be trusted, not to be looked for.
    private Outcome<List<X509Certificate>> roots(CertOrder.Trust order) {
        if (order.certificate().isPresent()) {
            CertOrder.PhrasePlace asked =
                    new CertOrder.PhrasePlace(Optional.empty(), Optional.empty());
            return new CertificateReader(phrases.opening(asked))
                    .read(order.certificate().get())
                    .map(Contents::certificates);
        }
        LocalAuthority authority = home.open(false, clock);
        return order.action() == CertOrder.TrustAction.INSTALL && !order.isPlan()
                ? authority.founded()
                : authority.trusted();
    }

    private ExitCode nothing(CertOrder.Trust order) {
        if (order.certificate().isPresent()) {
            error(terminal.words().text(NoteKind.NOT_AN_AUTHORITY.textKey()));
            return ExitCode.PROBLEMS;
        }
        terminal.say("cert.trust.none");
        return ExitCode.OK;
    }

    /// @return whether it went as asked
    private boolean perform(CertOrder.Trust order, TrustStore store, Anchor anchor) {
        return switch (order.action()) {
            case LIST -> listed(store, store.look(anchor));
            case INSTALL -> planned(order, store, store.install(anchor));
            case REMOVE -> planned(order, store, store.remove(anchor));
        };
    }

    private boolean listed(TrustStore store, Finding finding) {
        say("cert.trust.row", store.name().id(), label(store), state(finding));
        indented(text(finding.proof()));
        return true;
    }

    private boolean planned(CertOrder.Trust order, TrustStore store, Planned planned) {
        return switch (planned) {
            case Planned.Settled(var finding) -> {
                say("cert.trust.settled", label(store), state(finding));
                yield true;
            }
            case Planned.Impossible(var why) -> {
                error(label(store) + ": " + text(why));
                yield false;
            }
            case Planned.Ready(var plan) -> {
                show(plan);
                yield order.isPlan() || carriedOut(plan);
            }
        };
    }

    private void show(Plan plan) {
        say("cert.trust.will", label(plan.store()));
        plan.notes().forEach(note -> indented(text(note)));
        for (Command command : plan.commands()) {
            String key =
                    command.asAdministrator() ? "cert.trust.commandAdmin" : "cert.trust.command";
            indented(terminal.words().text(key, command.typed()));
        }
        terminal.out().flush();
    }

    private boolean carriedOut(Plan plan) {
        return switch (stores.perform(plan)) {
            case Change.Done(var after) -> {
                say("cert.trust.done", label(plan.store()), state(after));
                indented(text(after.proof()));
                yield true;
            }
            case Change.Failed(var why, var after) -> {
                error(
                        terminal.words()
                                .text("cert.trust.failed", label(plan.store()), state(after)));
                error(text(why));
                yield false;
            }
        };
    }

    private String label(TrustStore store) {
        return terminal.words().text(store.name().kind().textKey(), store.name().label());
    }

    private String state(Finding finding) {
        return terminal.words().text(finding.state().textKey());
    }

    private String text(Note note) {
        return terminal.words().text(note.kind().textKey(), note.arguments().toArray());
    }

    private void say(String key, Object... arguments) {
        terminal.out().println(CertOutput.printable(terminal.words().text(key, arguments)));
    }

    private void indented(String line) {
        terminal.out().println("  " + CertOutput.printable(line));
    }

    private void error(String text) {
        terminal.err()
                .println(terminal.words().text("report.error") + ": " + CertOutput.printable(text));
    }
}
