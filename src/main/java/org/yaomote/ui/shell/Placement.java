package org.yaomote.ui.shell;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

import java.util.List;
import java.util.stream.Stream;

/// Puts a window where it was, unless that place is gone, and knows where it is while it is not
/// maximised.
///
/// Thread: the FX thread.
final class Placement {
    /// Size of a window that was never opened before.
    static final double WIDTH = 1240;

    static final double HEIGHT = 780;

    /// The smallest size everything is made for.
    static final double MIN_WIDTH = 960;

    static final double MIN_HEIGHT = 600;

    /// How much of a title bar must be in reach for a window to be dragged.
    private static final double HANDLE = 100;

    private final Stage stage;
    private final ReadOnlyObjectWrapper<Rectangle2D> normal =
            new ReadOnlyObjectWrapper<>(new Rectangle2D(0, 0, WIDTH, HEIGHT));
    private boolean isKnown;

    Placement(Stage stage) {
        this.stage = stage;
        Stream.of(
                        stage.xProperty(),
                        stage.yProperty(),
                        stage.widthProperty(),
                        stage.heightProperty(),
                        stage.showingProperty())
                .forEach(bound -> bound.subscribe(this::note));
        stage.addEventHandler(WindowEvent.WINDOW_SHOWING, _ -> putBack());
    }

    /// JavaFX centres a window that was never put anywhere each time that it is shown, and moves it
    /// by a part of its frame then.
    private void putBack() {
        if (isKnown) {
            stage.setX(normal.get().getMinX());
            stage.setY(normal.get().getMinY());
        }
    }

    /// Where the window is, or was before it was maximised.
    ReadOnlyObjectProperty<Rectangle2D> normalProperty() {
        return normal.getReadOnlyProperty();
    }

    /// Puts the window where it was.
    void place(WindowMemory.WindowLook look) {
        Rectangle2D wanted =
                new Rectangle2D(
                        look.x(),
                        look.y(),
                        Math.max(MIN_WIDTH, look.width()),
                        Math.max(MIN_HEIGHT, look.height()));
        List<Rectangle2D> rooms =
                Stream.concat(Stream.of(Screen.getPrimary()), Screen.getScreens().stream())
                        .map(Screen::getVisualBounds)
                        .toList();
        Rectangle2D bounds = within(rooms, wanted);
        know(bounds);
        stage.setWidth(bounds.getWidth());
        stage.setHeight(bounds.getHeight());
        stage.setX(bounds.getMinX());
        stage.setY(bounds.getMinY());
        stage.setMaximized(look.maximized());
    }

    /// Sizes a window that was never opened before; the system places it.
    void placeFirst() {
        Rectangle2D room = Screen.getPrimary().getVisualBounds();
        stage.setWidth(Math.min(WIDTH, room.getWidth()));
        stage.setHeight(Math.min(HEIGHT, room.getHeight()));
    }

    /// Where to put a window that wants to be here: a monitor may have been taken away or become
    /// smaller, and a title bar out of reach cannot be dragged back.
    ///
    /// @param rooms of the monitors without their task bars, the main one first
    static Rectangle2D within(List<Rectangle2D> rooms, Rectangle2D wanted) {
        return rooms.stream()
                .filter(room -> reaches(room, wanted))
                .findFirst()
                .map(room -> cut(room, wanted, wanted.getMinX(), wanted.getMinY()))
                .orElseGet(() -> centred(rooms.getFirst(), wanted));
    }

    private static boolean reaches(Rectangle2D room, Rectangle2D wanted) {
        double seen =
                Math.min(room.getMaxX(), wanted.getMaxX())
                        - Math.max(room.getMinX(), wanted.getMinX());
        return seen >= HANDLE
                && wanted.getMinY() >= room.getMinY()
                && wanted.getMinY() <= room.getMaxY() - HANDLE;
    }

    private static Rectangle2D centred(Rectangle2D room, Rectangle2D wanted) {
        double x = room.getMinX() + Math.max(0, room.getWidth() - wanted.getWidth()) / 2;
        double y = room.getMinY() + Math.max(0, room.getHeight() - wanted.getHeight()) / 2;
        return cut(room, wanted, x, y);
    }

    private static Rectangle2D cut(Rectangle2D room, Rectangle2D wanted, double x, double y) {
        double width = Math.min(wanted.getWidth(), room.getWidth());
        double height = Math.min(wanted.getHeight(), room.getHeight());
        return new Rectangle2D(x, y, width, height);
    }

    private void note() {
        if (stage.isShowing() && !stage.isMaximized() && !stage.isIconified() && !isFilling()) {
            know(new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()));
        }
    }

    private void know(Rectangle2D bounds) {
        isKnown = true;
        normal.set(bounds);
    }

    /// Some systems tell the size of a maximised window before they say that it is maximised.
    private boolean isFilling() {
        return Screen.getScreensForRectangle(stage.getX(), stage.getY(), 1, 1).stream()
                .map(Screen::getVisualBounds)
                .anyMatch(
                        room ->
                                stage.getWidth() >= room.getWidth()
                                        && stage.getHeight() >= room.getHeight());
    }
}
