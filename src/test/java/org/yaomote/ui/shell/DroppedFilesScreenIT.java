package org.yaomote.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.MouseButton;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.yaomote.fixtures.Configs;
import org.yaomote.fixtures.WindowFixture;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// What another program drags over the window, and drops on it.
///
/// A dragboard exists only while something is dragged. A pane of another window is really dragged
/// by the mouse, and the drop is told to the window from there: the headless platform carries
/// nothing from window to window.
class DroppedFilesScreenIT {
    private static final FxRobot ROBOT = new FxRobot();
    private static final Path FILE = Path.of("pound.cfg").toAbsolutePath();
    private static final Path OTHER = Path.of("other.cfg").toAbsolutePath();
    private static final StackPane DESKTOP = new StackPane();
    private static WindowFixture fixture;
    private static Stage desktop;

    private boolean isCompleted;

    @BeforeAll
    static void open() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupFixture(
                () -> {
                    fixture = new WindowFixture(Configs.shop());
                    fixture.show();
                    desktop = new Stage();
                    desktop.setScene(new Scene(DESKTOP, 200, 100));
                    desktop.show();
                    desktop.toFront();
                });
    }

    @AfterAll
    static void close() throws TimeoutException {
        fixture.close();
        FxToolkit.setupFixture(
                () -> {
                    desktop.hide();
                    forgetTheDrag();
                });
    }

    /// The headless platform ends no drag: its dragboard would stand for the clipboard for good.
    private static void forgetTheDrag() {
        try {
            Method release =
                    Class.forName("com.sun.javafx.tk.quantum.QuantumClipboard")
                            .getDeclaredMethod("releaseCurrentDragboard");
            release.setAccessible(true);
            release.invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void begin() {
        fixture.arrived.clear();
        isCompleted = false;
    }

    /// Drags this, and does that while it is held.
    private static void drag(ClipboardContent content, Consumer<Dragboard> meanwhile) {
        ROBOT.interact(
                () ->
                        DESKTOP.setOnDragDetected(
                                _ -> {
                                    Dragboard board = DESKTOP.startDragAndDrop(TransferMode.ANY);
                                    board.setContent(content);
                                    meanwhile.accept(board);
                                    // With nothing left, the platform is not asked to carry it.
                                    board.clear();
                                }));
        ROBOT.moveTo(DESKTOP);
        ROBOT.press(MouseButton.PRIMARY).moveBy(20, 10).moveBy(20, 10).release(MouseButton.PRIMARY);
    }

    private static ClipboardContent files() {
        ClipboardContent content = new ClipboardContent();
        content.putFiles(List.of(FILE.toFile(), OTHER.toFile()));
        return content;
    }

    private static ClipboardContent text(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        return content;
    }

    /// @param source what is dragged; null if it belongs to another program
    private void drop(Dragboard board, @Nullable Node source) {
        isCompleted = tell(DragEvent.DRAG_DROPPED, board, source).isDropCompleted();
    }

    private static DragEvent tell(
            EventType<DragEvent> what, Dragboard board, @Nullable Node source) {
        Scene scene = fixture.stage.getScene();
        DragEvent event =
                new DragEvent(
                        source,
                        scene,
                        what,
                        board,
                        9,
                        9,
                        9,
                        9,
                        TransferMode.COPY,
                        source,
                        null,
                        null);
        Event.fireEvent(scene, event);
        return event;
    }

    private static boolean isCoverShown() {
        return fixture.stage.getScene().lookup("#drop-cover").isVisible();
    }

    @Test
    void allDroppedFilesAreOpened() {
        drag(files(), board -> drop(board, null));

        assertThat(isCompleted).isTrue();
        assertThat(fixture.arrived).containsExactly(FILE.toString(), OTHER.toString());
        assertThat(isCoverShown()).isFalse();
    }

    @Test
    void aDroppedTextIsRead() {
        drag(text("ListenHTTP\nEnd\n"), board -> drop(board, null));

        assertThat(fixture.arrived).containsExactly("ListenHTTP\nEnd\n");
    }

    @Test
    void nothingComesOfBlanks() {
        drag(text(" \n"), board -> drop(board, null));

        assertThat(fixture.arrived).isEmpty();
    }

    /// Rows are dragged to put them in another order; that is no import.
    @Test
    void whatIsDraggedInsideTheWindowIsLeftAlone() {
        drag(
                text("listeners[0]"),
                board -> {
                    tell(DragEvent.DRAG_OVER, board, fixture.stage.getScene().getRoot());
                    assertThat(isCoverShown()).isFalse();
                    drop(board, fixture.stage.getScene().getRoot());
                });

        assertThat(isCompleted).isFalse();
        assertThat(fixture.arrived).isEmpty();
    }
}
