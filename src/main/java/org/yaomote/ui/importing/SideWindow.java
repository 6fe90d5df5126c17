package org.yaomote.ui.importing;

import javafx.beans.value.ObservableValue;
import javafx.event.EventHandler;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

import org.yaomote.ui.editing.FocusInView;

import java.util.List;
import java.util.Objects;

/// A window beside the main one, which it goes with: it can be left open while the other is used.
///
/// Esc closes it, F6 goes from part to part, and the text size follows the same keys.
final class SideWindow {
    private static final double MIN_WIDTH = 860;
    private static final double MIN_HEIGHT = 520;
    private static final double INSET = 24;
    private static final double LEAST_SAID = 240;

    private final Desk desk;
    private final Stage stage = new Stage();
    private final Scene scene;

    SideWindow(Desk desk, String id, ObservableValue<String> title, Parent root) {
        this.desk = desk;
        scene = new Scene(root);
        root.setId(id);
        var sheet = Objects.requireNonNull(SideWindow.class.getResource("side-window.css"));
        root.getStylesheets().add(sheet.toExternalForm());
        stage.initOwner(desk.owner());
        stage.titleProperty().bind(title);
        stage.setScene(scene);
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        place();
        desk.appearance().dress(scene);
        onClosed(() -> desk.appearance().undress(scene));
        goWithOwner();
        keys();
    }

    /// Parts one below the other, the last as high as there is room for. Large text in a small
    /// window leaves room for less than all of them; then they scroll, and what is below them stays
    /// in sight.
    static ScrollPane scrolled(Node... parts) {
        VBox all = new VBox(parts);
        VBox.setVgrow(parts[parts.length - 1], Priority.ALWAYS);
        ScrollPane scroll = new ScrollPane(all);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("screen-scroll");
        FocusInView.of(scroll);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return scroll;
    }

    /// A part of such a window: what it shows, below its title.
    ///
    /// @param named what in it the title is the name of
    static VBox part(Label title, Region content, Node named) {
        title.getStyleClass().add("part-title");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        title.setLabelFor(named);
        named.accessibleTextProperty().bind(title.textProperty());
        VBox.setVgrow(content, Priority.ALWAYS);
        VBox part = new VBox(title, content);
        part.setMinWidth(0);
        return part;
    }

    /// Fills the foot of a window: what is said, and buttons beside it, in more lines than one
    /// where room is short.
    static void foot(HBox foot, Region said, Button... buttons) {
        ButtonRow row = new ButtonRow(buttons);
        said.setMinWidth(LEAST_SAID);
        said.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(said, Priority.ALWAYS);
        foot.setSpacing(16);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.setMinHeight(Region.USE_PREF_SIZE);
        foot.getStyleClass().add("side-foot");
        foot.getChildren().setAll(said, row);
    }

    Stage stage() {
        return stage;
    }

    /// Does something when it is closed, by whatever.
    void onClosed(Runnable action) {
        stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, _ -> action.run());
    }

    /// Does something when a key is pressed.
    void on(KeyCombination keys, Runnable action) {
        scene.getAccelerators().put(keys, action);
    }

    /// Has F6 go through these.
    void panes(List<Node> parts) {
        on(new KeyCodeCombination(KeyCode.F6), () -> next(parts, 1));
        on(new KeyCodeCombination(KeyCode.F6, KeyCombination.SHIFT_DOWN), () -> next(parts, -1));
    }

    /// Before the owner is closed: a window that outlives its owner's native window is in trouble
    /// on some systems.
    private void goWithOwner() {
        EventHandler<WindowEvent> hide = _ -> stage.hide();
        desk.owner().addEventHandler(WindowEvent.WINDOW_HIDING, hide);
        onClosed(() -> desk.owner().removeEventHandler(WindowEvent.WINDOW_HIDING, hide));
    }

    /// Over the main window, a little smaller, so that it is seen to be another.
    private void place() {
        Stage owner = desk.owner();
        stage.setX(owner.getX() + INSET);
        stage.setY(owner.getY() + INSET);
        stage.setWidth(Math.max(MIN_WIDTH, owner.getWidth() - 2 * INSET));
        stage.setHeight(Math.max(MIN_HEIGHT, owner.getHeight() - 2 * INSET));
    }

    private void keys() {
        var shortcut = KeyCombination.SHORTCUT_DOWN;
        var appearance = desk.appearance();
        on(new KeyCodeCombination(KeyCode.PLUS, shortcut), () -> appearance.stepTextSize(1));
        on(new KeyCodeCombination(KeyCode.EQUALS, shortcut), () -> appearance.stepTextSize(1));
        on(new KeyCodeCombination(KeyCode.MINUS, shortcut), () -> appearance.stepTextSize(-1));
        on(new KeyCodeCombination(KeyCode.DIGIT0, shortcut), () -> appearance.stepTextSize(0));
    }

    private void next(List<Node> parts, int direction) {
        int at = 0;
        for (int i = 0; i < parts.size(); i++) {
            at = isIn(parts.get(i), scene.getFocusOwner()) ? i : at;
        }
        for (int step = 1; step <= parts.size(); step++) {
            Node part = parts.get(Math.floorMod(at + direction * step, parts.size()));
            if (part.isVisible() && !part.isDisabled()) {
                part.requestFocus();
                return;
            }
        }
    }

    private static boolean isIn(Node outer, Node inner) {
        Node at = inner;
        while (at != null && !at.equals(outer)) {
            at = at.getParent();
        }
        return at != null;
    }
}
