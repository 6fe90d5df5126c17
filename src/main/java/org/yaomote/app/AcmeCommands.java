package org.yaomote.app;

import org.yaomote.acme.AcmeAccount;
import org.yaomote.acme.AcmeCertificates;
import org.yaomote.acme.AcmeDirectory;
import org.yaomote.acme.AcmeTended;
import org.yaomote.acme.AcmeWish;
import org.yaomote.acme.Acquired;
import org.yaomote.acme.Applicant;
import org.yaomote.acme.ExternalAccount;
import org.yaomote.certificate.FaultKind;
import org.yaomote.certificate.NameReader;
import org.yaomote.certificate.Outcome;
import org.yaomote.certificate.SubjectName;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Does what `yaomote cert acme` asks for, and waits until it is done.
final class AcmeCommands {
    private final Terminal terminal;
    private final PhraseSource phrases;
    private final AcmeHome home;
    private final AcmeCertificates certificates;
    private final CertOutput output;

    AcmeCommands(Terminal terminal, PhraseSource phrases, AcmeHome home, InstantSource clock) {
        this.terminal = terminal;
        this.phrases = phrases;
        this.home = home;
        certificates = home.open(clock);
        output = new CertOutput(terminal);
    }

    /// Does it.
    ExitCode perform(AcmeOrder order) {
        return switch (order) {
            case AcmeOrder.Issue issue -> output.told(issued(issue));
            case AcmeOrder.Renew _ -> renewed();
            case AcmeOrder.Inventory _ -> listed();
            case AcmeOrder.Forget(var id) ->
                    output.told(certificates.forget(id).join().map(output::forgotten));
            case AcmeOrder.Revoke(var id, var isKeyLost) ->
                    output.told(certificates.revoke(id, isKeyLost).join().map(this::revoked));
            case AcmeOrder.Account(var who) -> output.told(account(who));
        };
    }

    private Outcome<Acquired> issued(AcmeOrder.Issue order) {
        Path proofs = order.proofs().map(Path::toAbsolutePath).orElseGet(home::proofs);
        return NameReader.readAll(order.names())
                .then(
                        names ->
                                applicant(order.who())
                                        .then(
                                                applicant ->
                                                        asked(
                                                                applicant,
                                                                new AcmeWish(
                                                                        names,
                                                                        order.kind(),
                                                                        proofs),
                                                                order)))
                .map(
                        acquired -> {
                            output.said(acquired.file());
                            terminal.say("cert.new.renewal", CertShowing.date(acquired.renewal()));
                            return acquired;
                        });
    }

    private Outcome<Acquired> asked(Applicant applicant, AcmeWish wish, AcmeOrder.Issue order) {
        say("cert.acme.asking", applicant.directory().host(), wish.proofs());
        AcmeCertificates.Target target =
                new AcmeCertificates.Target(order.file(), CertOutput.existing(order.force()));
        return certificates.issue(applicant, wish, target).join();
    }

    private Outcome<Applicant> applicant(AcmeOrder.Who who) {
        Optional<Path> roots = who.roots().map(Path::toAbsolutePath);
        return AcmeDirectory.read(who.directory())
                .then(
                        directory ->
                                external(who)
                                        .map(
                                                external ->
                                                        new Applicant(
                                                                directory,
                                                                who.contact(),
                                                                who.agrees(),
                                                                roots,
                                                                external)));
    }

    private Outcome<Optional<ExternalAccount>> external(AcmeOrder.Who who) {
        if (who.external().isEmpty()) {
            return Outcome.done(Optional.empty());
        }
        AcmeOrder.External asked = who.external().get();
        return phrases.opening(asked.key())
                .ask(asked.id(), 1)
                .map(key -> ExternalAccount.read(asked.id(), key))
                .orElseGet(() -> Outcome.refused(FaultKind.ACME_EXTERNAL_KEY))
                .map(Optional::of);
    }

    private ExitCode renewed() {
        return output.tended(
                certificates.tend().join(),
                done -> done.renewed().stream().map(Acquired::file).toList(),
                AcmeTended::faults);
    }

    private ExitCode listed() {
        List<Acquired> all = certificates.issued();
        if (all.isEmpty()) {
            terminal.say("cert.acme.list.none");
        }
        for (Acquired one : all) {
            String names =
                    one.names().stream().map(SubjectName::shown).collect(Collectors.joining(", "));
            String ends = CertShowing.date(one.ends());
            say("cert.acme.list.one", one.id(), names, one.directory().host(), ends);
            say("cert.acme.list.more", CertShowing.date(one.renewal()), one.file());
        }
        return ExitCode.OK;
    }

    private Outcome<AcmeAccount> account(AcmeOrder.Who who) {
        return applicant(who)
                .then(applicant -> certificates.account(applicant).join())
                .map(
                        account -> {
                            say("cert.acme.account.address", account.address());
                            say(
                                    "cert.acme.account.contacts",
                                    account.contacts().isEmpty()
                                            ? "-"
                                            : String.join(", ", account.contacts()));
                            account.terms().ifPresent(t -> say("cert.acme.account.terms", t));
                            return account;
                        });
    }

    private String revoked(String id) {
        terminal.say("cert.acme.revoked", id);
        return output.forgotten(id);
    }

    /// What an authority says must not command the terminal.
    private void say(String key, Object... arguments) {
        terminal.out().println(CertOutput.printable(terminal.words().text(key, arguments)));
    }
}
