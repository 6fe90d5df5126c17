package org.yaomote.ui.certificates;

import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.certificate.ExportFormat;
import org.yaomote.certificate.FaultKind;
import org.yaomote.certificate.FileWriting;
import org.yaomote.certificate.Outcome;
import org.yaomote.certificate.PassPhrase;
import org.yaomote.ui.editing.Choices;
import org.yaomote.ui.fx.Form;
import org.yaomote.ui.fx.FormRow;
import org.yaomote.ui.fx.Texts;

import java.nio.file.Path;
import java.util.List;

/// Asks for which program a certificate is to be written, and writes it.
final class ExportPage {
    private final CertificateDesk desk;
    private final Texts texts;
    private final Pages pages;
    private final Page page;
    private final Path source;
    private final String stem;
    private final ComboBox<ExportFormat> format = new ComboBox<>();
    private final PasswordField phrase = new PasswordField();
    private final PasswordField again = new PasswordField();
    private final CheckBox replace = new CheckBox();
    private final FaultLine faults;
    private final Button export;

    /// @param source the bundle
    /// @param stem what the names of the files begin with unless the user says otherwise
    ExportPage(CertificateDesk desk, Pages pages, Path source, String stem) {
        this.desk = desk;
        this.pages = pages;
        this.source = source;
        this.stem = stem;
        texts = desk.texts();
        page = new Page(texts, "certificates-export-page", pages::close);
        faults = new FaultLine(texts);
        export = page.main("certificates.export.do", Feather.DOWNLOAD, this::choose);
        page.show(
                "certificates.export.title",
                List.<Node>of(form(), faults),
                List.of(export, page.leaving("certificates.cancel")));
    }

    /// Shows it.
    void open() {
        pages.open(page);
        format.requestFocus();
    }

    private Node form() {
        format.setId("certificates-export-format");
        format.getItems().setAll(ExportFormat.values());
        format.setValue(ExportFormat.BUNDLE);
        Choices.name(format, texts, f -> "certificates.export." + f.name());
        phrase.setId("certificates-export-phrase");
        again.setId("certificates-export-again");
        replace.setId("certificates-export-replace");
        replace.textProperty().bind(texts.text("certificates.export.replace"));
        replace.setWrapText(true);
        Form form = new Form(texts);
        form.row("format", "certificates.export.format", format);
        Label what = new Label();
        what.textProperty()
                .bind(
                        texts.follow(
                                () ->
                                        texts.get(
                                                "certificates.export."
                                                        + format.getValue().name()
                                                        + ".help"),
                                format.valueProperty()));
        what.getStyleClass().add("form-help");
        what.setWrapText(true);
        what.setMinHeight(Label.USE_PREF_SIZE);
        form.add(what);
        var isAsked =
                Bindings.createBooleanBinding(
                        () -> format.getValue().needsPhrase(), format.valueProperty());
        FormRow first = form.row("phrase", "certificates.export.phrase", phrase);
        first.visibleWhen(isAsked);
        form.row("again", "certificates.export.again", again).visibleWhen(isAsked);
        form.add(replace);
        return form.node();
    }

    private void choose() {
        boolean needsPhrase = format.getValue().needsPhrase();
        if (needsPhrase && isUnclear()) {
            faults.show(Outcome.<Path>refused(FaultKind.PHRASE_NOT_GIVEN).told(), phrase, again);
            phrase.requestFocus();
            return;
        }
        faults.show(List.of(), phrase, again);
        desk.tools()
                .targets()
                .choose(
                        export.getScene().getWindow(),
                        texts.get("certificates.export.title"),
                        Path.of(stem + ending(format.getValue())))
                .ifPresent(this::write);
    }

    private boolean isUnclear() {
        return phrase.getText().isEmpty() || !phrase.getText().equals(again.getText());
    }

    private static String ending(ExportFormat format) {
        return switch (format) {
            case BUNDLE, FILES -> ".pem";
            case NGINX -> ".crt";
            case PKCS12, JAVA -> ".p12";
            case WINDOWS -> ".pfx";
        };
    }

    private void write(Path target) {
        FileWriting.Existing existing =
                replace.isSelected() ? FileWriting.Existing.REPLACE : FileWriting.Existing.KEEP;
        Export wanted = new Export(source, format.getValue(), target, existing);
        String typed = format.getValue().needsPhrase() ? phrase.getText() : "";
        PassPhrase protecting = PassPhrase.taking(typed.toCharArray());
        page.setBusy(true);
        desk.withShelf(_ -> wanted.write(protecting), this::written);
    }

    private void written(Outcome<List<Path>> outcome) {
        page.setBusy(false);
        switch (outcome) {
            case Outcome.Refused<List<Path>>(var why) -> faults.show(why);
            case Outcome.Done<List<Path>>(var files, _) -> {
                phrase.clear();
                again.clear();
                FactList list = new FactList(texts);
                list.show(
                        files.stream()
                                .map(
                                        file ->
                                                new CertificateWords.Fact(
                                                        "certificates.fact.file",
                                                        file.toString(),
                                                        true))
                                .toList());
                Button done = page.main("certificates.done", Feather.CHECK, pages::close);
                page.show(
                        "certificates.exported.title",
                        List.of(list, page.paragraph("certificates.exported.care")),
                        List.of(done));
                done.requestFocus();
            }
        }
    }
}
