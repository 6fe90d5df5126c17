package org.yaomote.ui.overview;

import atlantafx.base.theme.Styles;

import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.yaomote.ui.fx.Navigator;
import org.yaomote.ui.fx.Texts;

/// What is seen while nothing is set up: four ways to begin, and a fifth for who needs no help.
final class WelcomePanel extends VBox {
    private static final double TILE_WIDTH = 300;

    private final Texts texts;

    WelcomePanel(Texts texts, FirstSteps steps, Navigator navigator) {
        super(20);
        this.texts = texts;
        setId("welcome");
        getStyleClass().add("welcome");
        setAlignment(Pos.CENTER);
        Button first = tile("wizard", Feather.ZAP, () -> navigator.create("wizard"));
        first.getStyleClass().add("first");
        first.sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::showingProperty)
                .subscribe(
                        isShowing -> {
                            if (isShowing != null && isShowing && isVisible()) {
                                first.requestFocus();
                            }
                        });
        TilePane tiles =
                new TilePane(
                        16,
                        16,
                        first,
                        tile("open", Feather.FOLDER, steps::openFile),
                        tile("sweep", Feather.SEARCH, steps::sweepNetwork),
                        tile("demo", Feather.PLAY_CIRCLE, steps::tryDemo));
        tiles.setAlignment(Pos.CENTER);
        tiles.setPrefColumns(2);
        // Two by two, however wide the window is.
        tiles.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Hyperlink create = new Hyperlink();
        create.setId("welcome-create");
        create.textProperty().bind(texts.text("overview.welcome.create"));
        create.setWrapText(true);
        create.setOnAction(_ -> navigator.create("services"));
        getChildren()
                .addAll(
                        line("overview.welcome.title", Styles.TITLE_2),
                        line("overview.welcome.text", Styles.TEXT_MUTED),
                        tiles,
                        create,
                        line("overview.welcome.promise", Styles.TEXT_MUTED));
    }

    private Label line(String key, String style) {
        Label label = new Label();
        label.textProperty().bind(texts.text(key));
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setTextAlignment(javafx.scene.text.TextAlignment.CENTER);
        return label;
    }

    private Button tile(String name, Feather icon, Runnable action) {
        String key = "overview.welcome." + name;
        FontIcon picture = new FontIcon(icon);
        picture.getStyleClass().add("tile-icon");
        Label title = line(key, "tile-title");
        Label text = line(key + ".text", Styles.TEXT_MUTED);
        VBox content = new VBox(8, picture, title, text);
        content.setAlignment(Pos.TOP_CENTER);
        Button tile = new FilledButton(content);
        tile.setId("welcome-" + name);
        tile.getStyleClass().add("tile");
        tile.setPrefWidth(TILE_WIDTH);
        tile.setMinWidth(TILE_WIDTH);
        tile.setMaxHeight(Double.MAX_VALUE);
        tile.accessibleTextProperty()
                .bind(texts.follow(() -> texts.get(key) + ". " + texts.get(key + ".text")));
        tile.setOnAction(_ -> action.run());
        return tile;
    }
}
