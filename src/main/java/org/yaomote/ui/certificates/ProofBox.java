package org.yaomote.ui.certificates;

import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.yaomote.config.Listener;
import org.yaomote.config.ListenerId;
import org.yaomote.ui.certificates.ProofPlace.State;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.fx.StateBadge;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UndoOffer;
import org.yaomote.workspace.Edit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Says whether a listener serves the proofs, and has one do so. Follows the configuration and the
/// proxy while it is shown.
final class ProofBox extends VBox {
    private final CertificateDesk desk;
    private final Texts texts;
    private final ProofPlace place;
    private final StateBadge badge;
    private final Label more = new Label();
    private final ComboBox<Choice> listener = new ComboBox<>();
    private final FlowPane choice;

    /// Kept as long as this is: the window's properties hold it weakly.
    private final ChangeListener<Object> follower = (_, _, _) -> follow();

    /// A listener, or a new one.
    private record Choice(Optional<ListenerId> id, String name) {}

    ProofBox(CertificateDesk desk) {
        super(8);
        this.desk = desk;
        texts = desk.texts();
        place = new ProofPlace(desk.context().model(), desk.tools().base(), desk.tools().proofs());
        badge = new StateBadge(texts, StateMark.UNKNOWN);
        badge.setId("certificates-proof-state");
        badge.setWrapText(true);
        badge.setMinWidth(0);
        badge.setMinHeight(USE_PREF_SIZE);
        more.setWrapText(true);
        more.setMinHeight(USE_PREF_SIZE);
        Label title = new Label();
        title.textProperty().bind(texts.text("certificates.proof"));
        title.getStyleClass().add("form-label");
        title.setLabelFor(listener);
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        listener.setId("certificates-proof-listener");
        listener.accessibleTextProperty().bind(texts.text("certificates.proof.listener"));
        listener.setCellFactory(_ -> new ChoiceCell());
        listener.setButtonCell(new ChoiceCell());
        Button serve =
                new Actions(texts)
                        .button("certificates.proof.serve", Feather.FOLDER_PLUS, this::serve);
        choice = new FlowPane(8, 8, listener, serve);
        getStyleClass().add("trust-store");
        getChildren().addAll(title, badge, more, choice);
        var model = desk.context().model();
        var weak = new WeakChangeListener<>(follower);
        model.draftProperty().addListener(weak);
        model.appliedProperty().addListener(weak);
        model.runStateProperty().addListener(weak);
        follow();
    }

    /// The folder for proofs; empty while no running listener serves one.
    Optional<Path> folder() {
        return place.state() instanceof State.Serving(_, var folder)
                ? Optional.of(folder)
                : Optional.empty();
    }

    /// Focuses what chooses a listener, if one is to be chosen.
    void focus() {
        if (choice.isVisible()) {
            listener.requestFocus();
        }
    }

    private void follow() {
        State state = place.state();
        switch (state) {
            case State.Serving(var name, var folder) ->
                    say(StateMark.UP, "certificates.proof.serving", name, folder.toString());
            case State.Pending(var name) ->
                    say(StateMark.SHAKY, "certificates.proof.pending", name, "");
            case State.Idle(var name) -> say(StateMark.SHAKY, "certificates.proof.idle", name, "");
            case State.Missing _ -> say(StateMark.OFF, "certificates.proof.missing", "", "");
        }
        boolean isMissing = state instanceof State.Missing;
        choice.setVisible(isMissing);
        choice.setManaged(isMissing);
        if (isMissing) {
            offer();
        }
    }

    private void offer() {
        List<Choice> choices = new ArrayList<>();
        for (Listener each : place.candidates()) {
            choices.add(new Choice(Optional.of(each.id()), each.name()));
        }
        choices.add(new Choice(Optional.empty(), ""));
        if (!choices.equals(listener.getItems())) {
            listener.getItems().setAll(choices);
            listener.getSelectionModel().selectFirst();
        }
    }

    private void say(StateMark mark, String key, String name, String folder) {
        badge.show(mark, texts.text(key, name));
        more.textProperty().bind(texts.text(key + ".more", folder));
    }

    /// A listener does not start without the folder.
    private void serve() {
        Path folder = desk.tools().proofs();
        Optional<ListenerId> wanted = Optional.ofNullable(listener.getValue()).flatMap(Choice::id);
        desk.withShelf(_ -> made(folder), isMade -> serve(wanted, isMade));
    }

    private static boolean made(Path folder) {
        try {
            Files.createDirectories(folder);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private void serve(Optional<ListenerId> wanted, boolean isMade) {
        if (!isMade) {
            desk.context()
                    .toasts()
                    .warn(() -> texts.get("certificates.proof.noFolder", desk.tools().proofs()));
            return;
        }
        Edit edit = place.edit(wanted);
        desk.context().model().edit(edit);
        UndoOffer.in(desk.context()).of(edit, () -> texts.get("certificates.proof.edited"));
    }

    private final class ChoiceCell extends ListCell<Choice> {
        @Override
        protected void updateItem(@Nullable Choice item, boolean empty) {
            super.updateItem(item, empty);
            textProperty().unbind();
            if (empty || item == null) {
                setText(null);
            } else {
                textProperty()
                        .bind(
                                item.id().isPresent()
                                        ? texts.text("certificates.proof.one", item.name())
                                        : texts.text("certificates.proof.fresh"));
            }
        }
    }
}
