package org.yaomote.ui.certificates;

import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.certificate.Fault;
import org.yaomote.certificate.KeyKind;
import org.yaomote.certificate.LeafTerms;
import org.yaomote.certificate.Outcome;
import org.yaomote.certificate.SubjectName;
import org.yaomote.config.ListenerId;
import org.yaomote.ui.certificates.CertificateMaker.Issuer;
import org.yaomote.ui.certificates.CertificateMaker.Made;
import org.yaomote.ui.certificates.CertificateMaker.Wish;
import org.yaomote.ui.editing.Choices;
import org.yaomote.ui.editing.Disclosure;
import org.yaomote.ui.fx.Form;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.WorkspaceModel;
import org.yaomote.workspace.RunState;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Asks for which names a certificate is and which listener shows it, makes it, and says what to do
/// next.
final class NewPage {
    private static final List<Integer> LIVES = List.of(7, 30, 90, 180, 398, 3650);

    private final CertificateDesk desk;
    private final Texts texts;
    private final Pages pages;
    private final Page page;
    private final NameChips names;
    private final ListenerChoice use;
    private final ComboBox<KeyKind> kind = KindChoice.box();
    private final ComboBox<Integer> life = new ComboBox<>();
    private final ComboBox<Issuer> issuer = new ComboBox<>();
    private final FaultLine remarks;
    private final FaultLine faults;
    private final Disclosure more;

    NewPage(CertificateDesk desk, CertificatesViewModel model, Pages pages) {
        this.desk = desk;
        this.pages = pages;
        texts = desk.texts();
        page = new Page(texts, "certificates-new-page", pages::close);
        names = new NameChips(desk.context());
        use = new ListenerChoice(desk, model);
        remarks = new FaultLine(texts);
        faults = new FaultLine(texts);
        more = new Disclosure(texts, "certificates.more", folded());
        Button make = page.main("certificates.make", Feather.CHECK, this::make);
        page.show(
                "certificates.new.title",
                List.of(names, use, more, faults),
                List.of(make, page.leaving("certificates.cancel")));
    }

    /// Shows it, ready to be typed into.
    void open(List<SubjectName> wanted) {
        names.begin(wanted);
        pages.open(page);
        names.focus();
    }

    /// Offers it to a listener first.
    void useFor(ListenerId listener) {
        use.choose(listener);
    }

    /// Shows it for a certificate that signs itself.
    void openSelfSigned() {
        issuer.setValue(Issuer.ITSELF);
        more.setExpanded(true);
        open(List.of());
    }

    private Node folded() {
        kind.valueProperty()
                .addListener((_, _, now) -> remarks.show(now.warning().stream().toList()));
        life.getItems().setAll(LIVES);
        life.setValue((int) LeafTerms.USUAL.toDays());
        Choices.name(life, texts, days -> "certificates.life." + days);
        issuer.getItems().setAll(Issuer.values());
        issuer.setValue(Issuer.LOCAL);
        Choices.name(issuer, texts, i -> "certificates.issuer." + i.name());
        Form form = new Form(texts);
        form.row("kind", "certificates.kind", kind).term("certificates.term.key");
        form.add(remarks);
        form.row("life", "certificates.life", life)
                .help("certificates.life.help")
                .term("certificates.term.life");
        form.row("issuer", "certificates.issuer", issuer)
                .help("certificates.issuer.help")
                .term("certificates.term.issuer");
        return form.node();
    }

    private void make() {
        faults.show(List.of());
        names.names()
                .result()
                .ifPresentOrElse(
                        wanted -> {
                            LeafTerms terms =
                                    new LeafTerms(wanted, Duration.ofDays(life.getValue()));
                            Wish wish = new Wish(terms, kind.getValue(), issuer.getValue());
                            page.setBusy(true);
                            desk.withShelf(shelf -> shelf.maker().make(wish), this::made);
                        },
                        names::focus);
    }

    private void made(Outcome<Made> outcome) {
        page.setBusy(false);
        switch (outcome) {
            case Outcome.Refused<Made>(var why) -> refuse(why);
            case Outcome.Done<Made>(var made, var notes) -> succeed(made, notes);
        }
    }

    private void refuse(List<Fault> why) {
        List<Fault> ofNames =
                why.stream()
                        .filter(f -> f.kind().textKey().startsWith("certificate.fault.name."))
                        .toList();
        List<Fault> others = why.stream().filter(f -> !ofNames.contains(f)).toList();
        names.show(ofNames);
        faults.show(others);
        if (!ofNames.isEmpty()) {
            names.focus();
        } else {
            more.setExpanded(true);
        }
    }

    private void succeed(Made made, List<Fault> notes) {
        Optional<String> listener = use.use(made.file(), made.details());
        pages.refreshAndSelect(made.file().toAbsolutePath().normalize().toString());
        List<Node> nodes = new ArrayList<>();
        nodes.add(
                page.paragraph(
                        "certificates.made", CertificateWords.names(made.details().names())));
        FaultLine told = new FaultLine(texts);
        told.show(notes);
        nodes.add(told);
        FactList files = new FactList(texts);
        files.show(
                List.of(
                        new CertificateWords.Fact(
                                "certificates.fact.bundle", made.file().toString(), true)));
        nodes.add(files);
        nodes.addAll(next(made, listener));
        List<Button> buttons = new ArrayList<>();
        Button done = page.main("certificates.done", Feather.CHECK, pages::close);
        buttons.add(done);
        if (made.renewal().isPresent()) {
            buttons.add(new SaveAuthority(desk).button("certificates.authority.save", faults));
            nodes.add(faults);
        }
        page.show("certificates.made.title", nodes, buttons);
        done.requestFocus();
    }

    private List<Label> next(Made made, Optional<String> listener) {
        List<Label> next = new ArrayList<>();
        next.add(
                made.renewal()
                        .map(
                                day ->
                                        page.paragraph(
                                                "certificates.next.renewal",
                                                new CertificateWords(texts).day(day)))
                        .orElseGet(() -> page.paragraph("certificates.next.noRenewal")));
        listener.ifPresentOrElse(
                name -> next.add(standing(made.file().toString(), name)),
                () -> next.add(page.paragraph("certificates.next.unused")));
        next.add(
                page.paragraph(
                        made.renewal().isPresent()
                                ? "certificates.next.trust"
                                : "certificates.next.trustItself"));
        return next;
    }

    /// What keeps the listener from showing it, for as long as that is so: the page stays open
    /// while the changes are applied.
    private Label standing(String file, String name) {
        WorkspaceModel model = desk.context().model();
        Label told = page.paragraph("certificates.next.apply", name);
        told.setId("certificates-next-use");
        told.textProperty()
                .bind(
                        Bindings.createObjectBinding(
                                        () -> step(model, file),
                                        model.runStateProperty(),
                                        model.appliedProperty())
                                .flatMap(key -> texts.text(key, name)));
        return told;
    }

    private static String step(WorkspaceModel model, String file) {
        if (!(model.runStateProperty().get() instanceof RunState.Running)) {
            return "certificates.next.start";
        }
        boolean isShown =
                TlsUse.of(model.appliedProperty().get()).stream()
                        .anyMatch(use -> use.files().contains(file));
        return isShown ? "certificates.next.shown" : "certificates.next.apply";
    }
}
