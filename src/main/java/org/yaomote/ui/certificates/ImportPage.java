package org.yaomote.ui.certificates;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.certificate.CertificateReader;
import org.yaomote.certificate.Contents;
import org.yaomote.certificate.Fault;
import org.yaomote.certificate.Outcome;
import org.yaomote.ui.certificates.CertificateMaker.Made;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.fx.Texts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Takes a key and its certificates from files in any form, and keeps them as one bundle.
final class ImportPage {
    private final CertificateDesk desk;
    private final Texts texts;
    private final Pages pages;
    private final Page page;
    private final Actions actions;
    private final Set<Path> files = new LinkedHashSet<>();
    private final VBox list = new VBox(4);
    private final PhraseRow phrase;
    private final ListenerChoice use;
    private final FaultLine faults;
    private final Button add;

    ImportPage(CertificateDesk desk, CertificatesViewModel model, Pages pages) {
        this.desk = desk;
        this.pages = pages;
        texts = desk.texts();
        actions = new Actions(texts);
        page = new Page(texts, "certificates-import-page", pages::close);
        phrase = new PhraseRow(texts);
        use = new ListenerChoice(desk, model);
        faults = new FaultLine(texts);
        add = actions.button("certificates.import.add", Feather.FILE_PLUS, this::choose);
        Button take = page.main("certificates.import.do", Feather.CHECK, this::take);
        page.show(
                "certificates.import.title",
                List.of(page.paragraph("certificates.import.help"), list, add, phrase, use, faults),
                List.of(take, page.leaving("certificates.cancel")));
    }

    /// Shows it.
    ///
    /// @param given files to begin with
    void open(List<Path> given) {
        files.addAll(given);
        showFiles();
        pages.open(page);
        add.requestFocus();
    }

    private void choose() {
        desk.tools()
                .files()
                .choose(add.getScene().getWindow(), texts.get("certificates.import.title"))
                .ifPresent(
                        file -> {
                            files.add(file);
                            showFiles();
                        });
    }

    private void showFiles() {
        faults.show(List.of());
        list.getChildren().setAll(files.stream().map(this::line).toList());
        list.setVisible(!files.isEmpty());
        list.setManaged(!files.isEmpty());
    }

    private Node line(Path file) {
        Label name = new Label(String.valueOf(file.getFileName()));
        name.setWrapText(true);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        Button remove =
                actions.icon(
                        texts.text("certificates.import.remove", file.getFileName()),
                        Feather.X,
                        () -> {
                            files.remove(file);
                            showFiles();
                            add.requestFocus();
                        });
        return new HBox(4, name, remove);
    }

    private void take() {
        if (files.isEmpty()) {
            choose();
            if (files.isEmpty()) {
                return;
            }
        }
        List<Path> all = List.copyOf(files);
        TypedPhrase typed = phrase.typed();
        page.setBusy(true);
        desk.withShelf(shelf -> taken(shelf, all, typed), this::taken);
    }

    private static Outcome<Made> taken(
            CertificateShelf shelf, List<Path> files, TypedPhrase typed) {
        try (typed) {
            return new CertificateReader(typed)
                    .readAll(files)
                    .then(Contents::identity)
                    .then(shelf.maker()::keep);
        }
    }

    private void taken(Outcome<Made> outcome) {
        page.setBusy(false);
        switch (outcome) {
            case Outcome.Refused<Made>(var why) -> {
                faults.show(why);
                phrase.follow(why);
            }
            case Outcome.Done<Made>(var made, var notes) -> {
                phrase.clear();
                succeed(made, notes);
            }
        }
    }

    private void succeed(Made made, List<Fault> notes) {
        Optional<String> listener = use.use(made.file(), made.details());
        pages.refreshAndSelect(made.file().toString());
        FaultLine told = new FaultLine(texts);
        told.show(notes);
        FactList facts = new FactList(texts);
        facts.show(
                List.of(
                        new CertificateWords.Fact(
                                "certificates.fact.bundle", made.file().toString(), true)));
        List<Node> nodes = new ArrayList<>();
        nodes.add(
                page.paragraph(
                        "certificates.made", CertificateWords.names(made.details().names())));
        nodes.add(told);
        nodes.add(facts);
        nodes.add(page.paragraph("certificates.next.imported"));
        if (listener.isEmpty()) {
            nodes.add(page.paragraph("certificates.next.unused"));
        }
        Button done = page.main("certificates.done", Feather.CHECK, pages::close);
        page.show("certificates.imported.title", nodes, List.of(done));
        done.requestFocus();
    }
}
