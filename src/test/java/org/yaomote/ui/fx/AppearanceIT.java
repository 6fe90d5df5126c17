package org.yaomote.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.util.List;
import java.util.Locale;

/// What windows wear.
@ExtendWith(ApplicationExtension.class)
class AppearanceIT {
    private final StackPane root = new StackPane();
    private Stage stage;

    @Start
    void start(Stage given) {
        stage = given;
    }

    /// Where they stand makes no difference.
    @Test
    void picturesGrowWithTheTextAndShrinkAgain(FxRobot robot) {
        Button button = new Button("Copy", new FontIcon(Feather.COPY));
        Texts texts = new Texts(Locale.ENGLISH);
        StateBadge badge = new StateBadge(texts, StateMark.UP);
        ComboBox<String> choice = new ComboBox<>();
        FontIcon tile = new FontIcon(Feather.COPY);
        tile.getStyleClass().add("tile-icon");
        FontIcon inMenu = new FontIcon(Feather.COPY);
        ContextMenu menu = new ContextMenu(new MenuItem("Copy", inMenu));
        Appearance appearance =
                new Appearance(
                        new SystemLook(
                                new SimpleObjectProperty<>(ColorScheme.DARK),
                                new SimpleObjectProperty<>(false),
                                true),
                        texts);
        robot.interact(
                () -> {
                    VBox box = new VBox(button, badge, tile, choice);
                    Scene scene = new Scene(box, 600, 400);
                    appearance.dress(scene);
                    stage.setScene(scene);
                    stage.show();
                });
        for (int size : List.of(100, 150, 200, 100)) {
            robot.interact(
                    () -> {
                        appearance.textSizeProperty().set(size);
                        button.getParent().applyCss();
                        button.getParent().layout();
                        menu.show(button, stage.getX() + 20, stage.getY() + 20);
                        menu.getSkin().getNode().applyCss();
                        menu.hide();
                        FontIcon inButton = (FontIcon) button.getGraphic();
                        Region state = (Region) badge.getGraphic();
                        assertThat(
                                        List.of(
                                                inButton.getIconSize(),
                                                inMenu.getIconSize(),
                                                tile.getIconSize(),
                                                (int) state.getWidth()))
                                .containsExactly(
                                        18 * size / 100,
                                        18 * size / 100,
                                        30 * size / 100,
                                        16 * size / 100);
                        assertThat(choice.lookup(".arrow").getScaleX()).isEqualTo(size / 100.0);
                        assertThat(inButton.getFont().getSize()).isEqualTo(18 * size / 100.0);
                        assertThat(state.getChildrenUnmodifiable().getFirst().getLayoutBounds())
                                .satisfies(
                                        drawn ->
                                                assertThat(drawn.getWidth())
                                                        .isBetween(
                                                                10 * size / 100.0,
                                                                16 * size / 100.0));
                    });
        }
    }

    /// A shadow would lie on a white frame where nothing shines through.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void menusCastShadowsWhereWindowsCanBeSeenThrough(boolean seeThrough, FxRobot robot) {
        SystemLook look =
                new SystemLook(
                        new SimpleObjectProperty<>(ColorScheme.DARK),
                        new SimpleObjectProperty<>(false),
                        seeThrough);
        ContextMenu menu = new ContextMenu(new MenuItem("Copy"));
        robot.interact(
                () -> {
                    Label below = new Label("below");
                    root.getChildren().setAll(below);
                    Scene scene = new Scene(root, 300, 200);
                    new Appearance(look, new Texts(Locale.ENGLISH)).dress(scene);
                    stage.setScene(scene);
                    stage.show();
                    menu.show(below, stage.getX() + 20, stage.getY() + 20);
                    boolean casts = menu.getSkin().getNode().getEffect() != null;
                    menu.hide();
                    assertThat(casts).isEqualTo(seeThrough);
                });
    }
}
