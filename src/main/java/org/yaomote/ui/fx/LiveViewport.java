package org.yaomote.ui.fx;

import javafx.scene.control.ScrollPane;

/// Has a scroll pane draw only what changes in it.
///
/// JavaFX keeps what a scroll pane shows as a picture, which helps while it is scrolled. But
/// whenever anything in it changes, the whole picture is drawn anew, in each of nested panes: where
/// figures change all the time, that is most of what the window costs.
public final class LiveViewport {
    private LiveViewport() {}

    /// Has no picture be kept of what this pane shows.
    public static void of(ScrollPane pane) {
        pane.skinProperty()
                .subscribe(
                        () ->
                                pane.getChildrenUnmodifiable().stream()
                                        .filter(part -> part.getStyleClass().contains("viewport"))
                                        .forEach(part -> part.setCache(false)));
    }
}
