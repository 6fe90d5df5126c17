package org.yaomote.ui.certificates;

import atlantafx.base.theme.Styles;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.editing.FocusInView;
import org.yaomote.ui.fx.LiveViewport;
import org.yaomote.ui.fx.Texts;

import java.util.List;

/// A page that stands in the place of the list until it is closed: a title, what is asked or told,
/// and buttons. Escape closes it.
final class Page {
    private static final double WIDEST = 720;

    private final Texts texts;
    private final Runnable close;
    private final Label title = new Label();
    private final VBox content = new VBox(14);
    private final Label busy = new Label();
    private final FlowPane buttons = new FlowPane(8, 8);
    private final VBox below = new VBox(14);
    private final ScrollPane scroll;

    /// @param id of its node
    /// @param close leaves it
    Page(Texts texts, String id, Runnable close) {
        this.texts = texts;
        this.close = close;
        title.getStyleClass().add(Styles.TITLE_3);
        wrap(title);
        wrap(busy);
        busy.textProperty().bind(texts.text("certificates.busy"));
        busy.getStyleClass().add(Styles.TEXT_MUTED);
        setBusy(false);
        VBox box = new VBox(18, title, content, busy, buttons, below);
        box.getStyleClass().addAll("form-pane", "form");
        box.setMaxWidth(WIDEST);
        scroll = new ScrollPane(box);
        scroll.setId(id);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("form-scroll");
        scroll.accessibleTextProperty().bind(title.textProperty());
        scroll.setFocusTraversable(false);
        scroll.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        FocusInView.of(scroll);
        LiveViewport.of(scroll);
    }

    /// The page.
    ScrollPane node() {
        return scroll;
    }

    /// Shows something else on it.
    ///
    /// @param actions the usual one first
    void show(String titleKey, List<Node> nodes, List<Button> actions) {
        title.textProperty().bind(texts.text(titleKey));
        content.getChildren().setAll(nodes);
        buttons.getChildren().setAll(actions);
        scroll.setVvalue(0);
    }

    /// Shows what came of it below the buttons, instead of what was there.
    void showBelow(List<? extends Node> nodes) {
        below.getChildren().setAll(nodes);
    }

    /// Focuses its first button.
    void focusFirst() {
        buttons.getChildren().getFirst().requestFocus();
    }

    /// Says that work is under way, and keeps its buttons from being pressed but for the last,
    /// which leaves the page.
    void setBusy(boolean isBusy) {
        busy.setVisible(isBusy);
        busy.setManaged(isBusy);
        List<Node> all = buttons.getChildren();
        for (int i = 0; i < all.size() - 1; i++) {
            all.get(i).setDisable(isBusy);
        }
    }

    /// A button that leaves the page.
    Button leaving(String key) {
        return new Actions(texts).button(key, Feather.X, close);
    }

    /// A button that does what the page is for.
    Button main(String key, org.kordamp.ikonli.Ikon icon, Runnable action) {
        Button button = new Actions(texts).button(key, icon, action);
        button.getStyleClass().add(Styles.ACCENT);
        button.setDefaultButton(true);
        return button;
    }

    /// A paragraph.
    Label paragraph(String key, Object... arguments) {
        Label label = new Label();
        label.textProperty().bind(texts.text(key, arguments));
        wrap(label);
        return label;
    }

    private static void wrap(Label label) {
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close.run();
            event.consume();
        }
    }
}
