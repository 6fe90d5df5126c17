package org.yaomote.ui.importing;

import atlantafx.base.theme.Styles;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.changes.LineDiff;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.fx.Texts;

import java.nio.file.Path;
import java.util.Optional;

/// Asks before a file is written over, below the lines that would change.
final class ReplaceQuestion extends HBox {
    private final Texts texts;
    private final Label sentence = new Label();
    private final Button replace = new Button();
    private final Button keep;

    ReplaceQuestion(Texts texts, Runnable onReplace, Runnable onKeep) {
        super(8);
        this.texts = texts;
        getStyleClass().add("side-question");
        setId("exporting-question");
        setAlignment(Pos.CENTER_LEFT);
        keep = new Actions(texts).button("exporting.keep", Feather.X, onKeep);
        replace.setId("exporting-replace");
        replace.getStyleClass().add(Styles.DANGER);
        replace.setMinWidth(USE_PREF_SIZE);
        replace.setOnAction(_ -> onReplace.run());
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        sentence.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        getChildren().addAll(sentence, keep, replace);
        setVisible(false);
        setManaged(false);
    }

    /// Asks about a file once it is compared; asks nothing if there is none.
    void ask(Optional<Path> file, Optional<ExportViewModel.Shown> shown) {
        boolean isNew = !isVisible();
        Optional<ExportViewModel.Shown> about =
                shown.filter(s -> file.isPresent() && s.compared().equals(file));
        setVisible(about.isPresent());
        setManaged(about.isPresent());
        about.ifPresent(s -> say(String.valueOf(file.orElseThrow().getFileName()), s));
        if (isNew && about.isPresent()) {
            keep.requestFocus();
        }
    }

    private void say(String name, ExportViewModel.Shown shown) {
        long added = shown.count(LineDiff.Kind.ADDED);
        long removed = shown.count(LineDiff.Kind.REMOVED);
        boolean isSame = added + removed == 0;
        sentence.setText(
                isSame
                        ? texts.get("exporting.exists.same", name)
                        : texts.get("exporting.exists", name, added, removed));
        replace.setText(texts.get("exporting.replace", name));
    }
}
