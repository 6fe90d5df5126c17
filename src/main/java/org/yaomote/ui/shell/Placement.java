package org.yaomote.ui.shell;

import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// Puts a window where it was, unless that place is gone.
record Placement(Stage stage) {
    /// Size of a window that was never opened before.
    static final double WIDTH = 1200;

    static final double HEIGHT = 780;

    /// The smallest size everything is made for.
    static final double MIN_WIDTH = 960;

    static final double MIN_HEIGHT = 600;

    private static final double VISIBLE_PART = 100;

    void place(WindowMemory.WindowLook look) {
        stage.setWidth(Math.max(MIN_WIDTH, look.width()));
        stage.setHeight(Math.max(MIN_HEIGHT, look.height()));
        // A monitor may have been taken away; a title bar out of reach cannot be dragged back.
        boolean reachable =
                Screen.getScreensForRectangle(
                                look.x() + VISIBLE_PART, look.y(), VISIBLE_PART, VISIBLE_PART)
                        .stream()
                        .map(Screen::getVisualBounds)
                        .anyMatch(bounds -> look.y() >= bounds.getMinY());
        if (reachable) {
            stage.setX(look.x());
            stage.setY(look.y());
        }
        stage.setMaximized(look.maximized());
    }

    void placeFirst() {
        Rectangle2D room = Screen.getPrimary().getVisualBounds();
        stage.setWidth(Math.min(WIDTH, room.getWidth()));
        stage.setHeight(Math.min(HEIGHT, room.getHeight()));
    }
}
