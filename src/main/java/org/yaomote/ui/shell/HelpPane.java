package org.yaomote.ui.shell;

import atlantafx.base.theme.Styles;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.yaomote.ui.fx.Screen;
import org.yaomote.ui.fx.Texts;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Explains the field that has the focus, the screen and its words, at the right of the window
/// while one works on.
///
/// Thread: the FX thread.
final class HelpPane {
    /// How much room it takes from the screen.
    static final double WIDTH = 300;

    /// The words of each screen that has help.
    private static final Map<String, List<String>> WORDS =
            Map.of(
                    "overview", List.of("listener", "service", "backend", "apply"),
                    "listeners", List.of("listener", "rule", "service", "apply"),
                    "services",
                            List.of("service", "backend", "weight", "affinity", "check", "drain"),
                    "traffic", List.of("listener", "rule", "service", "backend"),
                    "sweep", List.of("echo", "backend"),
                    "certificates", List.of("authority", "san"),
                    "logs", List.of("apply"),
                    "settings", List.of("apply", "check"));

    private final Texts texts;
    private final KeyBook keys;
    private final Scene scene;
    private final BorderPane frame;
    private final Navigation navigation;
    private final VBox body = new VBox(14);
    private final VBox pane;

    /// @param frame at whose right it opens
    HelpPane(Texts texts, KeyBook keys, Scene scene, BorderPane frame, Navigation navigation) {
        this.texts = texts;
        this.keys = keys;
        this.scene = scene;
        this.frame = frame;
        this.navigation = navigation;
        this.pane = pane();
        scene.focusOwnerProperty().addListener((_, _, _) -> tell());
        navigation.currentProperty().addListener((_, _, _) -> tell());
        texts.wordsProperty().addListener((_, _, _) -> tell());
        keys.keysProperty().addListener((_, _, _) -> tell());
    }

    /// Opens or closes it; the focus stays where it is.
    void toggle() {
        if (isOpen()) {
            frame.setRight(null);
        } else {
            frame.setRight(pane);
            tell();
        }
    }

    private boolean isOpen() {
        return pane.equals(frame.getRight());
    }

    private VBox pane() {
        Label title = new Label();
        title.textProperty().bind(texts.text("help.title"));
        title.getStyleClass().addAll("section-title", Styles.TEXT_BOLD);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        Button close = new Button();
        close.setId("help-close");
        close.setGraphic(new FontIcon(Feather.X));
        close.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON);
        close.accessibleTextProperty().bind(texts.text("help.close"));
        close.setOnAction(_ -> toggle());
        ScrollPane scroll = new ScrollPane(body);
        scroll.setId("help-text");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("screen-scroll");
        scroll.accessibleTextProperty().bind(texts.text("help.title"));
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox all = new VBox(10, new HBox(title, close), scroll);
        all.setId("help");
        all.getStyleClass().add("help-pane");
        all.setPrefWidth(WIDTH);
        all.setMinWidth(240);
        return all;
    }

    /// The pane's own controls are not what somebody asks about.
    private void tell() {
        if (!isOpen() || isInside(scene.getFocusOwner())) {
            return;
        }
        body.getChildren().clear();
        field(scene.getFocusOwner());
        navigation.currentProperty().get().ifPresent(this::screen);
        part("help.keys", List.of(texts.get("help.keys.all", keys.shown(Keys.SHORTCUTS))));
    }

    private boolean isInside(Node node) {
        Node up = node;
        while (up != null) {
            if (pane.equals(up)) {
                return true;
            }
            up = up.getParent();
        }
        return false;
    }

    private void field(Node focused) {
        String name = focused == null ? "" : said(focused.getAccessibleText());
        String help = focused == null ? "" : said(focused.getAccessibleHelp());
        if (!name.isEmpty() && !help.isEmpty()) {
            part("help.field", List.of(name, help));
        }
    }

    private static String said(String text) {
        return Optional.ofNullable(text).map(String::strip).orElse("");
    }

    private void screen(Screen screen) {
        List<String> words = WORDS.get(screen.id());
        if (words != null) {
            part("help.screen", List.of(texts.get("help.screen." + screen.id())));
            part("help.words", words.stream().map(w -> texts.get("help.word." + w)).toList());
        }
    }

    private void part(String titleKey, List<String> lines) {
        Label title = new Label(texts.get(titleKey));
        title.getStyleClass().addAll(Styles.TEXT_BOLD);
        VBox part = new VBox(6, title);
        for (String line : lines) {
            Label label = new Label(line);
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
            part.getChildren().add(label);
        }
        body.getChildren().add(part);
    }
}
