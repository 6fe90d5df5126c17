package org.yaomote.ui.shell;

import atlantafx.base.theme.Styles;

import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.yaomote.ui.fx.Appearance;
import org.yaomote.ui.fx.StateShape;
import org.yaomote.ui.fx.Texts;

/// A small window in a corner, in place of the large one where there is no tray: that the proxy
/// serves stays in sight, and the way back too. Closing it opens the large one.
///
/// Thread: the FX thread.
final class MiniWindow {
    private static final double WIDTH = 440;
    private static final double MARGIN = 24;

    private final Stage stage = new Stage();
    private final ShellState state;
    private final StateShape shape;
    private final Label says = new Label();
    private final Button startOrStop = new Button();

    /// What its buttons do.
    interface Deeds {
        /// Shows the large window.
        void open();

        /// Starts the proxy, or stops it.
        void startOrStop();

        /// Ends the program, after a question while the proxy serves.
        void quit();
    }

    MiniWindow(Texts texts, Appearance appearance, ShellState state, Deeds deeds) {
        this.state = state;
        shape = new StateShape(state.mark());
        says.setId("mini-state");
        says.setWrapText(true);
        says.setMinHeight(Label.USE_PREF_SIZE);
        says.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(says, Priority.ALWAYS);
        HBox line = new HBox(10, shape, says);
        line.setAlignment(Pos.CENTER_LEFT);
        Button open = button(new Button(), "mini-open", deeds::open);
        open.textProperty().bind(texts.text("shell.away.open"));
        open.setGraphic(new FontIcon(Feather.MAXIMIZE_2));
        open.getStyleClass().add(Styles.ACCENT);
        Button quit = button(new Button(), "mini-quit", deeds::quit);
        quit.textProperty().bind(texts.text("shell.away.quit"));
        button(startOrStop, "mini-switch", deeds::startOrStop);
        VBox root = new VBox(14, line, new FlowPane(8, 8, open, startOrStop, quit));
        root.setId("mini-window");
        root.getStyleClass().add("mini-window");
        // As high as its text needs at this width.
        root.setPrefWidth(WIDTH);
        Scene scene = new Scene(root);
        appearance.dress(scene);
        stage.setScene(scene);
        stage.setTitle("Yaomote");
        stage.setOnCloseRequest(
                request -> {
                    request.consume();
                    deeds.open();
                });
        state.subscribe(this::refresh);
        refresh();
    }

    private void refresh() {
        shape.show(state.mark());
        says.setText(state.line());
        startOrStop.setText(state.command());
    }

    /// Shows it at the lower right of the first screen, as large as its text needs.
    void show() {
        refresh();
        stage.sizeToScene();
        stage.show();
        stage.sizeToScene();
        Rectangle2D all = Screen.getPrimary().getVisualBounds();
        stage.setX(all.getMaxX() - stage.getWidth() - MARGIN);
        stage.setY(all.getMaxY() - stage.getHeight() - MARGIN);
    }

    void hide() {
        stage.hide();
    }

    /// For whoever only works while something is in sight.
    Stage stage() {
        return stage;
    }

    private static Button button(Button button, String id, Runnable action) {
        button.setId(id);
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
