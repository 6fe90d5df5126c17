package org.yaomote.ui.listeners;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.editing.ListenerNote;
import org.yaomote.ui.editing.ProblemLine;
import org.yaomote.ui.editing.RowOrder;
import org.yaomote.ui.editing.TypedBinding;
import org.yaomote.ui.fx.FilePicker;
import org.yaomote.ui.fx.Texts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The certificate files of a listener: one field each, and a button that opens a file dialog.
final class CertificatesBox extends VBox {
    private final Texts texts;
    private final Actions actions;
    private final FilePicker picker;
    private final VBox list = new VBox(6);
    private final List<Line> lines = new ArrayList<>();
    private final ProblemLine problems;
    private final ListenerNote note;
    private final Button make;
    private @Nullable ListenerForm form;

    CertificatesBox(Texts texts, FilePicker picker, ListenerNote note) {
        super(6);
        this.note = note;
        this.texts = texts;
        this.actions = new Actions(texts);
        this.picker = picker;
        this.problems = new ProblemLine(texts);
        Label title = new Label();
        title.textProperty().bind(texts.text("listeners.certificates"));
        title.getStyleClass().add("form-label");
        Label help = new Label();
        help.textProperty().bind(texts.text("listeners.certificates.help"));
        help.getStyleClass().add("form-help");
        help.setWrapText(true);
        help.setMinHeight(USE_PREF_SIZE);
        Button choose =
                actions.button(
                        "listeners.certificate.choose",
                        Feather.FILE_PLUS,
                        () -> chosen().ifPresent(path -> add(path.toString())));
        Button type = actions.button("listeners.certificate.type", Feather.EDIT_2, () -> add(""));
        make = actions.button("listeners.certificate.make", Feather.AWARD, () -> {});
        FlowPane buttons = new FlowPane(8, 8, make, choose, type);
        getChildren().addAll(title, list, problems, buttons, help, note.node());
    }

    /// Shows the files of this listener.
    void show(ListenerForm shown) {
        form = shown;
        int count = shown.certificates().size();
        while (lines.size() < count) {
            lines.add(new Line(lines.size()));
        }
        RowOrder.sync(list.getChildren(), List.copyOf(lines.subList(0, count)));
        for (int i = 0; i < count; i++) {
            lines.get(i).show(shown);
        }
        problems.show(shown.certificateProblems());
        shown.listener().ifPresent(note::show);
    }

    /// Has a button lead to where a certificate is made.
    void onMake(Runnable lead) {
        make.setOnAction(_ -> lead.run());
    }

    /// Focuses the first file, or the button that adds one.
    void focus() {
        if (list.getChildren().isEmpty()) {
            make.requestFocus();
        } else {
            lines.getFirst().path.requestFocus();
        }
    }

    private void add(String path) {
        if (form != null) {
            form.addCertificate(path);
            lines.get(form.certificates().size() - 1).path.requestFocus();
        }
    }

    private Optional<Path> chosen() {
        return picker.choose(getScene().getWindow(), texts.get("listeners.certificate.title"));
    }

    private final class Line extends VBox {
        private final int index;
        private final TextField path = new TextField();
        private final TypedBinding binding = TypedBinding.of(path);
        private final ProblemLine wrong = new ProblemLine(texts);

        Line(int index) {
            super(4);
            this.index = index;
            int number = index + 1;
            path.setId("listeners-certificate-" + index);
            path.promptTextProperty().bind(texts.text("listeners.certificate.prompt"));
            path.accessibleTextProperty()
                    .bind(
                            texts.text(
                                    index == 0
                                            ? "listeners.certificate.default"
                                            : "listeners.certificate",
                                    number));
            path.accessibleHelpProperty().bind(wrong.textProperty());
            HBox.setHgrow(path, Priority.ALWAYS);
            Button browse =
                    actions.icon(
                            texts.text("listeners.certificate.browse", number),
                            Feather.FOLDER,
                            () -> chosen().ifPresent(file -> replace(file.toString())));
            Button remove =
                    actions.icon(
                            texts.text("listeners.certificate.remove", number),
                            Feather.TRASH_2,
                            this::remove);
            Button up =
                    actions.icon(
                            texts.text("listeners.certificate.up", number),
                            Feather.ARROW_UP,
                            this::raise);
            up.setId("listeners-certificate-up-" + index);
            // The first is the default already, and has nowhere to go.
            HBox line =
                    index == 0
                            ? new HBox(4, path, browse, remove)
                            : new HBox(4, path, browse, up, remove);
            getChildren().addAll(line, wrong);
            binding.problemProperty()
                    .addListener((_, _, found) -> wrong.show(found.stream().toList(), path));
        }

        void show(ListenerForm shown) {
            binding.show(shown.certificate(index));
        }

        private void replace(String file) {
            if (form != null) {
                form.certificate(index).set(file);
                show(form);
            }
        }

        private void raise() {
            if (form != null) {
                form.raiseCertificate(index);
                lines.get(index - 1).path.requestFocus();
            }
        }

        private void remove() {
            if (form != null) {
                form.removeCertificate(index);
                focus();
            }
        }

        private void focus() {
            CertificatesBox.this.focus();
        }
    }
}
