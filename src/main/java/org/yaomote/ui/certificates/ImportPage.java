package org.yaomote.ui.certificates;

import javafx.scene.control.Button;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.certificate.CertificateReader;
import org.yaomote.certificate.Contents;
import org.yaomote.certificate.Outcome;
import org.yaomote.ui.certificates.CertificateMaker.Made;
import org.yaomote.ui.fx.Texts;

import java.nio.file.Path;
import java.util.List;

/// Takes a key and its certificates from files in any form, and keeps them as one bundle.
final class ImportPage {
    private final CertificateDesk desk;
    private final Texts texts;
    private final Pages pages;
    private final Page page;
    private final ChosenFiles files;
    private final PhraseRow phrase;
    private final ListenerChoice use;
    private final FaultLine faults;

    ImportPage(CertificateDesk desk, CertificatesViewModel model, Pages pages) {
        this.desk = desk;
        this.pages = pages;
        texts = desk.texts();
        page = new Page(texts, "certificates-import-page", pages::close);
        phrase = new PhraseRow(texts);
        use = new ListenerChoice(desk, model);
        faults = new FaultLine(texts);
        files =
                new ChosenFiles(
                        desk,
                        "certificates.import.add",
                        "certificates.import.title",
                        () -> faults.show(List.of()));
        Button take = page.main("certificates.import.do", Feather.CHECK, this::take);
        page.show(
                "certificates.import.title",
                List.of(page.paragraph("certificates.import.help"), files, phrase, use, faults),
                List.of(take, page.leaving("certificates.cancel")));
    }

    /// Shows it.
    ///
    /// @param given files to begin with
    void open(List<Path> given) {
        files.add(given);
        pages.open(page);
        files.focus();
    }

    private void take() {
        if (files.files().isEmpty()) {
            files.choose();
            if (files.files().isEmpty()) {
                return;
            }
        }
        List<Path> all = files.files();
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
                new ImportedNote(desk, pages, page, use)
                        .show("certificates.imported.title", made, notes);
            }
        }
    }
}
