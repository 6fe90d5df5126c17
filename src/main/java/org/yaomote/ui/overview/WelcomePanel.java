package org.yaomote.ui.overview;

import atlantafx.base.theme.Styles;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
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
import org.yaomote.ui.fx.UiContext;

import java.util.Optional;

/// What is seen while nothing is set up: four ways to begin, and a fifth for who needs no help.
final class WelcomePanel extends VBox {
    private static final double TILE_WIDTH = 300;

    private final Texts texts;

    WelcomePanel(UiContext context, FirstSteps steps) {
        super(20);
        this.texts = context.texts();
        Navigator navigator = context.navigator();
        ObjectProperty<Optional<FirstSteps.Network>> own =
                new SimpleObjectProperty<>(Optional.empty());
        ObservableValue<String> says = texts.follow(() -> sweeps(own.get()), own);
        steps.tellNetwork(network -> own.set(Optional.of(network)));
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
                        tile("sweep", says, Feather.SEARCH, steps::sweepNetwork),
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

    /// Which network would be swept and how many addresses it has, as soon as that is known.
    private String sweeps(Optional<FirstSteps.Network> own) {
        return own.map(n -> texts.get("overview.welcome.sweep.network", n.text(), n.addresses()))
                .orElseGet(() -> texts.get("overview.welcome.sweep.text"));
    }

    private Label line(String key, String style) {
        return line(texts.text(key), style);
    }

    private static Label line(ObservableValue<String> says, String style) {
        Label label = new Label();
        label.textProperty().bind(says);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setTextAlignment(javafx.scene.text.TextAlignment.CENTER);
        return label;
    }

    private Button tile(String name, Feather icon, Runnable action) {
        return tile(name, texts.text("overview.welcome." + name + ".text"), icon, action);
    }

    private Button tile(String name, ObservableValue<String> says, Feather icon, Runnable action) {
        String key = "overview.welcome." + name;
        FontIcon picture = new FontIcon(icon);
        picture.getStyleClass().add("tile-icon");
        Label title = line(key, "tile-title");
        Label text = line(says, Styles.TEXT_MUTED);
        VBox content = new VBox(8, picture, title, text);
        content.setAlignment(Pos.TOP_CENTER);
        Button tile = new FilledButton(content);
        tile.setId("welcome-" + name);
        tile.getStyleClass().add("tile");
        tile.setPrefWidth(TILE_WIDTH);
        tile.setMinWidth(TILE_WIDTH);
        tile.setMaxHeight(Double.MAX_VALUE);
        tile.accessibleTextProperty()
                .bind(texts.follow(() -> texts.get(key) + ". " + says.getValue(), says));
        tile.setOnAction(_ -> action.run());
        return tile;
    }
}
