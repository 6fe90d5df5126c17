package org.yaomote.ui.shell;

import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

import org.yaomote.ui.editing.FocusInView;
import org.yaomote.ui.fx.LiveViewport;

/// The room that the bars leave to the screens, or to the side bar. What needs more than that, in a
/// small window with large text, is scrolled as a whole instead of running under the bars.
final class ContentRoom extends ScrollPane {
    /// @param content as large as the room, but never smaller than it can be
    ContentRoom(Region content) {
        super(content);
        setFitToWidth(true);
        setFitToHeight(true);
        setFocusTraversable(false);
        setMinSize(0, 0);
        getStyleClass().add("screen-scroll");
        FocusInView.of(this);
        LiveViewport.of(this);
    }
}
