package org.yaomote.ui.certificates;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.acme.AcmeCertificates;
import org.yaomote.acme.AcmeDirectory;
import org.yaomote.acme.AcmeWish;
import org.yaomote.acme.Acquired;
import org.yaomote.acme.Applicant;
import org.yaomote.certificate.Fault;
import org.yaomote.certificate.FaultKind;
import org.yaomote.certificate.FileWriting;
import org.yaomote.certificate.KeyKind;
import org.yaomote.certificate.Outcome;
import org.yaomote.certificate.SubjectName;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.editing.Choices;
import org.yaomote.ui.fx.Form;
import org.yaomote.ui.fx.Texts;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Orders a certificate of a public authority. The authority for trying out is chosen until the
/// user chooses the real one.
final class AcmePage {
    private final CertificateDesk desk;
    private final CertificatesViewModel model;
    private final Texts texts;
    private final Pages pages;
    private final Page page;
    private final NameChips names;
    private final ComboBox<Authority> authority = new ComboBox<>();
    private final TextField url = new TextField();
    private final ChosenFiles roots;
    private final TextField contact = new TextField();
    private final CheckBox agree = new CheckBox();
    private final ProofBox proofs;
    private final FaultLine faults;
    private final VBox progress = new VBox(6);

    /// Who is asked.
    enum Authority {
        /// The test side of Let's Encrypt.
        STAGING,
        /// Let's Encrypt.
        PRODUCTION,
        /// Another one.
        OTHER
    }

    AcmePage(CertificateDesk desk, CertificatesViewModel model, Pages pages) {
        this.desk = desk;
        this.model = model;
        this.pages = pages;
        texts = desk.texts();
        page = new Page(texts, "certificates-acme-page", pages::close);
        names = NameChips.ofOthers(desk.context(), "certificates.acme.names.help");
        faults = new FaultLine(texts);
        proofs = new ProofBox(desk);
        roots =
                new ChosenFiles(
                        desk,
                        "certificates.acme.roots",
                        "certificates.acme.title",
                        () -> faults.show(List.of()));
        progress.setId("certificates-acme-progress");
        Button order = page.main("certificates.acme.do", Feather.SEND, this::order);
        page.show(
                "certificates.acme.title",
                List.of(
                        page.paragraph("certificates.acme.help"),
                        names,
                        form(),
                        proofs,
                        faults,
                        progress),
                List.of(order, page.leaving("certificates.cancel")));
    }

    /// Shows it.
    ///
    /// @param wanted names to begin with
    void open(List<SubjectName> wanted) {
        names.begin(wanted);
        pages.open(page);
        names.focus();
    }

    /// Shows it for the authority that browsers trust.
    private void openReal(List<SubjectName> wanted) {
        authority.setValue(Authority.PRODUCTION);
        open(wanted);
    }

    private Node form() {
        authority.setId("certificates-acme-authority");
        authority.setMaxWidth(Double.MAX_VALUE);
        authority.getItems().setAll(Authority.values());
        authority.setValue(Authority.STAGING);
        Choices.name(authority, texts, a -> "certificates.acme." + a.name());
        url.setId("certificates-acme-url");
        url.setPromptText("https://ca.example.org/directory");
        contact.setId("certificates-acme-contact");
        contact.setPromptText("name@example.org");
        agree.setId("certificates-acme-agree");
        agree.textProperty().bind(texts.text("certificates.acme.agree"));
        agree.setWrapText(true);
        Form form = new Form(texts);
        form.row("authority", "certificates.acme.authority", authority);
        Label what = page.paragraph("certificates.acme.STAGING.help");
        what.textProperty()
                .bind(
                        texts.follow(
                                () ->
                                        texts.get(
                                                "certificates.acme."
                                                        + authority.getValue()
                                                        + ".help"),
                                authority.valueProperty()));
        form.add(what);
        ObservableBooleanValue isOther = Bindings.equal(authority.valueProperty(), Authority.OTHER);
        form.row("url", "certificates.acme.url", url).visibleWhen(isOther);
        roots.visibleProperty().bind(isOther);
        roots.managedProperty().bind(isOther);
        form.add(roots);
        form.row("contact", "certificates.acme.contact", contact);
        form.add(agree);
        return form.node();
    }

    private void order() {
        faults.show(List.of(), url, agree);
        Optional<List<SubjectName>> wanted = names.names().result();
        if (wanted.isEmpty()) {
            names.focus();
            return;
        }
        Outcome<AcmeDirectory> directory = directory();
        if (directory.result().isEmpty()) {
            faults.show(directory.told(), url);
            url.requestFocus();
            return;
        }
        Optional<Path> folder = proofs.folder();
        if (folder.isEmpty()) {
            progress.getChildren().setAll(page.paragraph("certificates.proof.first"));
            proofs.focus();
            return;
        }
        String mail = contact.getText().strip();
        Applicant applicant =
                new Applicant(
                        directory.result().get(),
                        mail.isEmpty() ? Optional.empty() : Optional.of(mail),
                        agree.isSelected(),
                        roots.files().stream().findFirst());
        ask(applicant, new AcmeWish(wanted.get(), KeyKind.EC_P256, folder.get()));
    }

    private Outcome<AcmeDirectory> directory() {
        return switch (authority.getValue()) {
            case STAGING -> Outcome.done(AcmeDirectory.STAGING);
            case PRODUCTION -> Outcome.done(AcmeDirectory.PRODUCTION);
            case OTHER -> AcmeDirectory.read(url.getText());
        };
    }

    /// The order goes on when the page is left: what it led to is in the list.
    private void ask(Applicant applicant, AcmeWish wish) {
        page.setBusy(true);
        ProgressBar bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.accessibleTextProperty().bind(texts.text("certificates.busy"));
        progress.getChildren()
                .setAll(
                        page.paragraph("certificates.acme.asking", applicant.directory().host()),
                        bar);
        AcmeCertificates.Target target =
                new AcmeCertificates.Target(Optional.empty(), FileWriting.Existing.KEEP);
        desk.whenDone(
                desk.tools().orders().issue(applicant, wish, target),
                outcome -> answered(outcome, applicant.directory()));
    }

    private void answered(Outcome<Acquired> outcome, AcmeDirectory from) {
        page.setBusy(false);
        progress.getChildren().clear();
        switch (outcome) {
            case Outcome.Refused<Acquired>(var why) -> refuse(why);
            case Outcome.Done<Acquired>(var acquired, var notes) -> succeed(acquired, notes, from);
        }
    }

    private void refuse(List<Fault> why) {
        boolean isConsent = why.stream().anyMatch(f -> f.kind() == FaultKind.ACME_TERMS);
        if (isConsent) {
            faults.show(why, agree);
            agree.requestFocus();
        } else {
            faults.show(why);
        }
        if (page.node().getScene() == null) {
            desk.context().toasts().warn(FaultLine.ids(why), () -> FaultLine.said(texts, why));
        }
    }

    private void succeed(Acquired acquired, List<Fault> notes, AcmeDirectory from) {
        pages.refreshAndSelect(acquired.file().toAbsolutePath().normalize().toString());
        String day = new CertificateWords(texts).day(acquired.renewal());
        if (page.node().getScene() == null) {
            desk.context()
                    .toasts()
                    .show(
                            () ->
                                    texts.get(
                                            "certificates.acme.arrived",
                                            CertificateWords.names(acquired.names())));
            return;
        }
        FaultLine told = new FaultLine(texts);
        told.show(notes);
        FactList facts = new FactList(texts);
        facts.show(
                List.of(
                        new CertificateWords.Fact(
                                "certificates.fact.bundle", acquired.file().toString(), true)));
        ListenerChoice use = new ListenerChoice(desk, model);
        Button apply = page.main("certificates.acme.use", Feather.CHECK, () -> use(use, acquired));
        Button real =
                new Actions(texts)
                        .button(
                                "certificates.acme.real",
                                Feather.SEND,
                                () -> new AcmePage(desk, model, pages).openReal(acquired.names()));
        page.show(
                "certificates.acme.done",
                List.of(
                        page.paragraph(
                                "certificates.made", CertificateWords.names(acquired.names())),
                        told,
                        facts,
                        page.paragraph("certificates.next.renewal", day),
                        from.isStaging() ? page.paragraph("certificates.acme.tried") : use),
                from.isStaging()
                        ? List.of(real, page.leaving("certificates.done"))
                        : List.of(apply, page.leaving("certificates.done")));
        page.focusFirst();
    }

    private void use(ListenerChoice choice, Acquired acquired) {
        choice.use(acquired.file(), acquired.names());
        pages.close();
    }
}
