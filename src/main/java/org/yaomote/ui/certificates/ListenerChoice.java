package org.yaomote.ui.certificates;

import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.yaomote.certificate.CertificateDetails;
import org.yaomote.certificate.Examination;
import org.yaomote.certificate.SubjectName;
import org.yaomote.config.ListenerId;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UndoOffer;
import org.yaomote.workspace.Edit;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Asks which listener shall show a certificate, and has it do so.
final class ListenerChoice extends VBox {
    private final CertificateDesk desk;
    private final CertificatesViewModel model;
    private final ComboBox<ListenerTarget> box = new ComboBox<>();

    ListenerChoice(CertificateDesk desk, CertificatesViewModel model) {
        super(4);
        this.desk = desk;
        this.model = model;
        Texts texts = desk.texts();
        Label label = new Label();
        label.textProperty().bind(texts.text("certificates.use"));
        label.getStyleClass().add("form-label");
        label.setLabelFor(box);
        box.setId("certificates-use");
        box.accessibleTextProperty().bind(texts.text("certificates.use"));
        box.setMaxWidth(Double.MAX_VALUE);
        box.setCellFactory(_ -> new TargetCell());
        box.setButtonCell(new TargetCell());
        box.getItems().setAll(ListenerTarget.choices(desk.context().model().draft()));
        box.getSelectionModel().selectFirst();
        getStyleClass().add("form-row");
        getChildren().addAll(label, box);
    }

    /// Chooses a listener; one that cannot show certificates leaves the choice as it is.
    void choose(ListenerId listener) {
        box.getItems().stream()
                .filter(
                        target ->
                                target instanceof ListenerTarget.Existing(var id, _, _)
                                        && id.equals(listener))
                .findFirst()
                .ifPresent(box::setValue);
    }

    /// Has the chosen listener show a bundle; can be undone as one step.
    ///
    /// @param details of the certificate, to tell whether it takes the place of another
    /// @return the name of the listener; empty if none was chosen
    Optional<String> use(Path bundle, CertificateDetails details) {
        return use(bundle, details.names());
    }

    /// Has the chosen listener show a bundle; can be undone as one step.
    ///
    /// @param names the certificate's
    Optional<String> use(Path bundle, List<SubjectName> names) {
        ListenerTarget target = box.getValue();
        Optional<Edit> edit = ListenerTarget.edit(target, bundle.toString(), place(target, names));
        edit.ifPresent(
                made -> {
                    desk.context().model().edit(made);
                    String name = name(target);
                    UndoOffer.in(desk.context())
                            .of(made, () -> desk.texts().get("certificates.use.done", name));
                });
        return edit.map(_ -> name(target));
    }

    private String name(ListenerTarget target) {
        return switch (target) {
            case ListenerTarget.Existing(_, var name, _) -> name;
            case ListenerTarget.Fresh _ ->
                    desk.context().model().draft().listeners().getLast().name();
            case ListenerTarget.None _ -> "";
        };
    }

    /// Before the first that has one of its names, for the first wins; else behind all.
    private int place(ListenerTarget target, List<SubjectName> names) {
        if (!(target instanceof ListenerTarget.Existing(var id, _, _))) {
            return 0;
        }
        List<String> files =
                model.uses().stream()
                        .filter(use -> use.listener().equals(id))
                        .map(TlsUse::files)
                        .findFirst()
                        .orElse(List.of());
        for (int i = 0; i < files.size(); i++) {
            if (shares(files.get(i), names)) {
                return i;
            }
        }
        return files.size();
    }

    private boolean shares(String written, List<SubjectName> names) {
        return model.entries().stream()
                .filter(entry -> entry.file().filter(f -> f.endsWith(written)).isPresent())
                .flatMap(entry -> entry.found().stream())
                .map(Examination::leaf)
                .anyMatch(leaf -> leaf.names().stream().anyMatch(names::contains));
    }

    private final class TargetCell extends ListCell<ListenerTarget> {
        @Override
        protected void updateItem(@Nullable ListenerTarget item, boolean empty) {
            super.updateItem(item, empty);
            textProperty().unbind();
            if (empty || item == null) {
                setText(null);
                return;
            }
            Texts texts = desk.texts();
            textProperty()
                    .bind(
                            switch (item) {
                                case ListenerTarget.None _ -> texts.text("certificates.use.none");
                                case ListenerTarget.Fresh _ -> texts.text("certificates.use.fresh");
                                case ListenerTarget.Existing(_, var name, var isSecure) ->
                                        texts.text(
                                                isSecure
                                                        ? "certificates.use.listener"
                                                        : "certificates.use.plain",
                                                name);
                            });
        }
    }
}
