package org.yaomote.ui.editing;

import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;

/// Tells that the user moves the divider of two parts. Its share alone does not tell: that changes
/// with the size of the window as well.
///
/// Thread: the FX thread.
public final class DividerDrag {
    private DividerDrag() {}

    /// Calls this while a divider is dragged.
    ///
    /// @param split whose own dividers are meant, not those inside its parts
    public static void on(SplitPane split, Runnable moved) {
        split.addEventFilter(
                MouseEvent.MOUSE_DRAGGED,
                event -> {
                    if (isOnDivider(split, event)) {
                        moved.run();
                    }
                });
    }

    private static boolean isOnDivider(SplitPane split, MouseEvent event) {
        return event.getTarget() instanceof Node node
                && split.equals(node.getParent())
                && node.getStyleClass().contains("split-pane-divider");
    }
}
