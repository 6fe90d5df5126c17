package org.yaomote.ui.certificates;

import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextArea;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.yaomote.certificate.CertificateReader;
import org.yaomote.certificate.Contents;
import org.yaomote.certificate.Outcome;
import org.yaomote.ui.certificates.CertificateMaker.Made;
import org.yaomote.ui.certificates.KeyForms.Pending;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.editing.EmptyState;
import org.yaomote.ui.fx.Form;
import org.yaomote.ui.fx.Texts;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Takes what an authority answered to a request, checks that it fits the key, and keeps both in
/// the right order.
final class CompletePage {
    private final CertificateDesk desk;
    private final CertificatesViewModel model;
    private final Texts texts;
    private final Pages pages;
    private final Page page;
    private final ComboBox<Pending> pending = new ComboBox<>();
    private final TextArea text = new TextArea();
    private final ChosenFiles files;
    private final PhraseRow phrase;
    private final ListenerChoice use;
    private final FaultLine faults;

    CompletePage(CertificateDesk desk, CertificatesViewModel model, Pages pages) {
        this.desk = desk;
        this.model = model;
        this.pages = pages;
        texts = desk.texts();
        page = new Page(texts, "certificates-complete-page", pages::close);
        faults = new FaultLine(texts);
        phrase = new PhraseRow(texts);
        use = new ListenerChoice(desk, model);
        files =
                new ChosenFiles(
                        desk,
                        "certificates.complete.add",
                        "certificates.complete.title",
                        () -> faults.show(List.of()));
        pending.setId("certificates-complete-pending");
        pending.setMaxWidth(Double.MAX_VALUE);
        pending.setCellFactory(_ -> new PendingCell());
        pending.setButtonCell(new PendingCell());
        text.setId("certificates-complete-text");
        text.setPrefRowCount(4);
        text.setWrapText(true);
        text.getStyleClass().add("mono");
        text.accessibleTextProperty().bind(texts.text("certificates.complete.text"));
    }

    /// Shows it, with the requests that wait.
    void open() {
        pages.open(page);
        desk.withShelf(shelf -> shelf.forms().pending(), this::show);
    }

    private void show(List<Pending> waiting) {
        if (waiting.isEmpty()) {
            Button make =
                    new Actions(texts)
                            .button(
                                    "certificates.request",
                                    Feather.EDIT_3,
                                    () -> new RequestPage(desk, model, pages).open());
            page.show(
                    "certificates.complete.title",
                    List.of(new EmptyState(texts, "certificates.complete.none", make)),
                    List.of(page.leaving("certificates.cancel")));
            make.requestFocus();
            return;
        }
        pending.getItems().setAll(waiting);
        pending.getSelectionModel().selectLast();
        Form form = new Form(texts);
        form.row("pending", "certificates.complete.pending", pending)
                .term("certificates.term.request");
        Label label = page.paragraph("certificates.complete.text");
        label.setLabelFor(text);
        Button complete = page.main("certificates.complete.do", Feather.CHECK, this::complete);
        page.show(
                "certificates.complete.title",
                List.of(form.node(), label, text, files, phrase, use, faults),
                List.of(complete, page.leaving("certificates.cancel")));
        text.requestFocus();
    }

    private void complete() {
        Pending chosen = pending.getValue();
        byte[] pasted = text.getText().getBytes(StandardCharsets.UTF_8);
        String name = texts.get("certificates.examine.pasted");
        List<Path> all = files.files();
        TypedPhrase typed = phrase.typed();
        page.setBusy(true);
        desk.withShelf(
                shelf -> {
                    try (typed) {
                        CertificateReader reader = new CertificateReader(typed);
                        Outcome<Contents> answer =
                                all.isEmpty() ? reader.read(pasted, name) : reader.readAll(all);
                        Outcome<Made> made =
                                shelf.forms()
                                        .completed(chosen.key(), answer, typed)
                                        .then(shelf.maker()::keep);
                        made.result().ifPresent(_ -> shelf.forms().forget(chosen));
                        return made;
                    }
                },
                this::completed);
    }

    private void completed(Outcome<Made> outcome) {
        page.setBusy(false);
        switch (outcome) {
            case Outcome.Refused<Made>(var why) -> {
                faults.show(why, text);
                phrase.follow(why);
            }
            case Outcome.Done<Made>(var made, var notes) -> {
                phrase.clear();
                new ImportedNote(desk, pages, page, use)
                        .show("certificates.complete.done", made, notes);
            }
        }
    }

    private static final class PendingCell extends ListCell<Pending> {
        @Override
        protected void updateItem(@Nullable Pending item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? null : CertificateWords.names(item.names()));
        }
    }
}
