package org.yaomote.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeoutException;

/// The window for outgrowing one machine.
class OutgrowScreenIT {
    /// Between a row and the next, and some for rounding.
    private static final double GAP = 12;

    @TempDir static Path folder;
    private static WalkedWindow walked;

    @BeforeAll
    static void open() throws TimeoutException {
        walked = new WalkedWindow(folder);
    }

    @AfterAll
    static void close() throws TimeoutException {
        walked.close();
    }

    /// A row of tiles is as high as its tiles, also where a name would need two lines in a narrower
    /// tile.
    @ParameterizedTest
    @ValueSource(strings = {"en", "ja"})
    void whatATileMeansStandsRightBelowTheTiles(String language) {
        walked.on(
                () -> {
                    walked.look().speak(language);
                    walked.go("window.outgrow-pair");
                    return language;
                });
        Bounds tile = walked.on(() -> bounds("#outgrow-pair"));
        Bounds meaning = walked.on(() -> bounds("#outgrow-meaning"));
        assertThat(meaning.getMinY() - tile.getMaxY()).isBetween(0.0, GAP);
        walked.on(
                () -> {
                    scene().getWindow().hide();
                    return language;
                });
    }

    private static Bounds bounds(String query) {
        scene().getRoot().applyCss();
        scene().getRoot().layout();
        Node node = Objects.requireNonNull(scene().lookup(query), query);
        return node.localToScene(node.getLayoutBounds());
    }

    private static Scene scene() {
        return Window.getWindows().stream()
                .map(Window::getScene)
                .filter(one -> one.lookup("#outgrow-pair") != null)
                .findFirst()
                .orElseThrow();
    }
}
