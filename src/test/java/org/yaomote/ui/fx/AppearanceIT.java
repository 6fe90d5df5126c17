package org.yaomote.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

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
