package org.yaomote.ui.certificates;

import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.certificate.Fault;
import org.yaomote.certificate.FileContent;
import org.yaomote.certificate.FileWriting;
import org.yaomote.certificate.KeyKind;
import org.yaomote.certificate.Outcome;
import org.yaomote.ui.certificates.KeyForms.Pending;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.fx.Form;
import org.yaomote.ui.fx.Texts;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Makes a key and a request for a certificate, to be sent to an authority; the key waits here.
final class RequestPage {
    private final CertificateDesk desk;
    private final CertificatesViewModel model;
    private final Texts texts;
    private final Pages pages;
    private final Page page;
    private final NameChips names;
    private final ComboBox<KeyKind> kind;
    private final FaultLine faults;

    RequestPage(CertificateDesk desk, CertificatesViewModel model, Pages pages) {
        this.desk = desk;
        this.model = model;
        this.pages = pages;
        texts = desk.texts();
        page = new Page(texts, "certificates-request-page", pages::close);
        names = new NameChips(desk.context());
        faults = new FaultLine(texts);
        kind = KindChoice.box();
        Form form = new Form(texts);
        form.row("kind", "certificates.kind", kind).term("certificates.term.key");
        Button make = page.main("certificates.request.do", Feather.CHECK, this::make);
        page.show(
                "certificates.request.title",
                List.of(page.paragraph("certificates.request.help"), names, form.node(), faults),
                List.of(make, page.leaving("certificates.cancel")));
    }

    /// Shows it.
    void open() {
        pages.open(page);
        names.focus();
    }

    private void make() {
        names.names()
                .result()
                .ifPresentOrElse(
                        wanted -> {
                            KeyKind wish = kind.getValue();
                            page.setBusy(true);
                            desk.withShelf(
                                    shelf -> shelf.forms().request(wanted, wish), this::made);
                        },
                        names::focus);
    }

    private void made(Outcome<Pending> outcome) {
        page.setBusy(false);
        switch (outcome) {
            case Outcome.Refused<Pending>(var why) -> faults.show(why);
            case Outcome.Done<Pending>(var pending, var notes) -> show(pending, notes);
        }
    }

    private void show(Pending pending, List<Fault> notes) {
        TextArea text = new TextArea(pending.text());
        text.setId("certificates-request-text");
        text.setEditable(false);
        text.setPrefRowCount(8);
        text.getStyleClass().add("mono");
        Label label = page.paragraph("certificates.request.text");
        label.setLabelFor(text);
        label.setTooltip(Actions.tooltip(texts.text("certificates.term.request")));
        text.accessibleTextProperty().bind(label.textProperty());
        faults.show(notes);
        FactList key = new FactList(texts);
        key.show(
                List.of(
                        new CertificateWords.Fact(
                                "certificates.request.key", pending.key().toString(), true)));
        Actions actions = new Actions(texts);
        Button copy =
                page.main("certificates.request.copy", Feather.COPY, () -> copy(pending.text()));
        Button save =
                actions.button(
                        "certificates.request.save", Feather.DOWNLOAD, () -> save(pending, text));
        Button next =
                actions.button(
                        "certificates.complete",
                        Feather.CORNER_DOWN_RIGHT,
                        () -> new CompletePage(desk, model, pages).open());
        page.show(
                "certificates.request.made",
                List.of(
                        page.paragraph(
                                "certificates.request.next",
                                CertificateWords.names(pending.names())),
                        label,
                        text,
                        key,
                        faults),
                List.of(copy, save, next, page.leaving("certificates.done")));
        copy.requestFocus();
    }

    private void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
        desk.context().toasts().show(() -> texts.get("certificates.request.copied"));
    }

    private void save(Pending pending, TextArea near) {
        desk.tools()
                .targets()
                .choose(
                        near.getScene().getWindow(),
                        texts.get("certificates.request.title"),
                        Path.of(String.valueOf(pending.file().getFileName())))
                .ifPresent(file -> desk.withShelf(_ -> written(pending.text(), file), this::saved));
    }

    private static Outcome<Path> written(String text, Path file) {
        return FileWriting.write(
                file,
                new FileContent(
                        String.valueOf(file.getFileName()),
                        text.getBytes(StandardCharsets.US_ASCII),
                        FileContent.Readers.ALL),
                FileWriting.Existing.REPLACE);
    }

    private void saved(Outcome<Path> outcome) {
        faults.show(outcome.told());
        outcome.result()
                .ifPresent(
                        file ->
                                desk.context()
                                        .toasts()
                                        .show(() -> texts.get("certificates.saved", file)));
    }
}
