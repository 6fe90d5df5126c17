package org.yaomote.ui.importing;

import atlantafx.base.theme.Styles;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.StateShape;
import org.yaomote.ui.fx.Texts;

import java.util.Optional;

/// The foot of the import: how many lines are in each bucket, what keeps the text from being used,
/// and the buttons.
final class ImportFoot extends HBox {
    /// What the buttons do.
    record Deeds(Runnable save, Runnable cancel, Runnable use) {}

    private final Texts texts;
    private final ImportViewModel viewModel;
    private final FlowPane counts = new FlowPane(16, 4);
    private final Label obstacle = new Label();
    private final Button cancel;
    private final Button use;

    ImportFoot(Texts texts, ImportViewModel viewModel, Deeds deeds) {
        this.texts = texts;
        this.viewModel = viewModel;
        Actions actions = new Actions(texts);
        Button save = actions.button("importing.save", Feather.SAVE, deeds.save());
        cancel = actions.button("importing.cancel", Feather.X, deeds.cancel());
        use = actions.button("importing.use", Feather.CHECK, deeds.use());
        use.getStyleClass().add(Styles.ACCENT);
        counts.setId("importing-counts");
        counts.setAlignment(Pos.CENTER_LEFT);
        counts.setPrefWrapLength(0);
        obstacle.setId("importing-obstacle");
        obstacle.setWrapText(true);
        obstacle.setMinHeight(USE_PREF_SIZE);
        obstacle.setGraphicTextGap(8);
        VBox said = new VBox(4, counts, obstacle);
        said.setAlignment(Pos.CENTER_LEFT);
        SideWindow.foot(this, said, save, cancel, use);
    }

    Button use() {
        return use;
    }

    Button cancel() {
        return cancel;
    }

    /// Counts the lines.
    void count(ReadText read) {
        counts.getChildren().clear();
        for (Bucket bucket : Bucket.values()) {
            long count = read.count(bucket);
            if (count > 0) {
                BucketTag tag = new BucketTag();
                tag.show(bucket, texts.get(bucket.key() + ".count", count));
                counts.getChildren().add(tag);
            }
        }
    }

    /// Says whether the text can be used, and if not, why.
    void judge() {
        Optional<String> why = viewModel.obstacle();
        long errors = viewModel.latestProperty().get().errors();
        use.setDisable(why.isPresent());
        boolean isBad = why.isPresent() && errors > 0;
        obstacle.setGraphic(isBad ? new StateShape(StateMark.PROBLEM) : null);
        obstacle.setText(
                why.map(key -> texts.get(key, errors)).orElse(texts.get("importing.ready")));
    }

    /// Says something else until the text is judged again.
    void say(String sentence) {
        obstacle.setGraphic(null);
        obstacle.setText(sentence);
    }
}
