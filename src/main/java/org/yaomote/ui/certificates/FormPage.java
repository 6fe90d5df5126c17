package org.yaomote.ui.certificates;

import javafx.scene.Node;
import javafx.scene.control.Button;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.certificate.KeyKind;
import org.yaomote.certificate.Outcome;
import org.yaomote.certificate.PassPhrase;
import org.yaomote.ui.fx.Form;
import org.yaomote.ui.fx.Texts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// A small form for one step of the old way: what is needed, and where the result is written.
final class FormPage {
    private final CertificateDesk desk;
    private final Texts texts;
    private final Pages pages;
    private final Page page;
    private final String name;
    private final PhraseRow old;
    private final FaultLine faults;

    private FormPage(CertificateDesk desk, Pages pages, String name) {
        this.desk = desk;
        this.pages = pages;
        this.name = name;
        texts = desk.texts();
        page = new Page(texts, "certificates-" + name + "-page", pages::close);
        old = new PhraseRow(texts);
        faults = new FaultLine(texts);
    }

    /// Makes a key, with a pass phrase or without.
    static void key(CertificateDesk desk, Pages pages) {
        FormPage form = new FormPage(desk, pages, "key");
        var kind = KindChoice.box();
        NewPhrase phrase = new NewPhrase(desk.texts(), "certificates.key.phrase");
        Form row = new Form(desk.texts());
        row.row("kind", "certificates.kind", kind).term("certificates.term.key");
        form.show(
                List.of(row.node(), phrase),
                () -> {
                    KeyKind wish = kind.getValue();
                    phrase.typed()
                            .result()
                            .ifPresent(
                                    typed ->
                                            form.write(
                                                    "private-key.pem",
                                                    typed,
                                                    (forms, file) ->
                                                            forms.newKey(wish, typed, file)));
                });
        kind.requestFocus();
    }

    /// Sets, changes or removes the pass phrase of a key.
    static void phrase(CertificateDesk desk, Pages pages) {
        FormPage form = new FormPage(desk, pages, "rephrase");
        ChosenFiles files = form.files("certificates.rephrase.add");
        NewPhrase phrase = new NewPhrase(desk.texts(), "certificates.rephrase.phrase");
        form.show(
                List.of(files, form.old, phrase),
                () ->
                        first(files)
                                .ifPresent(
                                        file ->
                                                phrase.typed()
                                                        .result()
                                                        .ifPresent(
                                                                next ->
                                                                        form.rephrase(
                                                                                file, next))));
        files.focus();
    }

    /// Puts files together in the order in which servers send them.
    static void bundle(CertificateDesk desk, Pages pages) {
        FormPage form = new FormPage(desk, pages, "bundle");
        ChosenFiles files = form.files("certificates.bundle.add");
        form.show(
                List.of(files, form.old),
                () -> first(files).ifPresent(_ -> form.bundle(files.files())));
        files.focus();
    }

    private ChosenFiles files(String addKey) {
        return new ChosenFiles(
                desk, addKey, "certificates." + name + ".title", () -> faults.show(List.of()));
    }

    /// Asks for a file where none was chosen.
    private static Optional<Path> first(ChosenFiles files) {
        if (files.files().isEmpty()) {
            files.choose();
        }
        return files.files().stream().findFirst();
    }

    private void rephrase(Path file, PassPhrase next) {
        TypedPhrase typed = old.typed();
        write(
                CertificateMaker.withoutEnding(file) + "-new.pem",
                next,
                (forms, target) -> {
                    try (typed) {
                        return forms.rephrased(file, typed, next, target);
                    }
                });
    }

    private void bundle(List<Path> files) {
        TypedPhrase typed = old.typed();
        write(
                "bundle.pem",
                PassPhrase.taking(new char[0]),
                (forms, target) -> {
                    try (typed) {
                        return forms.bundled(files, typed, target);
                    }
                });
    }

    private void show(List<Node> fields, Runnable action) {
        List<Node> nodes = new ArrayList<>();
        nodes.add(page.paragraph("certificates." + name + ".help"));
        nodes.addAll(fields);
        nodes.add(faults);
        Button write = page.main("certificates." + name + ".do", Feather.DOWNLOAD, action);
        page.show(
                "certificates." + name + ".title",
                nodes,
                List.of(write, page.leaving("certificates.cancel")));
        pages.open(page);
    }

    /// Asks where to, and writes there.
    ///
    /// @param wiped closed where nobody says where to
    private void write(
            String suggested, PassPhrase wiped, BiFunction<KeyForms, Path, Outcome<Path>> work) {
        Optional<Path> target =
                desk.tools()
                        .targets()
                        .choose(
                                page.node().getScene().getWindow(),
                                texts.get("certificates." + name + ".title"),
                                Path.of(suggested));
        if (target.isEmpty()) {
            wiped.close();
            return;
        }
        page.setBusy(true);
        desk.withShelf(shelf -> work.apply(shelf.forms(), target.get()), this::written);
    }

    private void written(Outcome<Path> outcome) {
        page.setBusy(false);
        switch (outcome) {
            case Outcome.Refused<Path>(var why) -> {
                faults.show(why);
                old.follow(why);
            }
            case Outcome.Done<Path>(var file, var notes) -> {
                old.clear();
                faults.show(notes);
                FactList facts = new FactList(texts);
                facts.show(
                        List.of(
                                new CertificateWords.Fact(
                                        "certificates.fact.file", file.toString(), true)));
                Button done = page.main("certificates.done", Feather.CHECK, pages::close);
                page.show(
                        "certificates.exported.title",
                        List.of(facts, faults, page.paragraph("certificates.exported.care")),
                        List.of(done));
                done.requestFocus();
            }
        }
    }
}
