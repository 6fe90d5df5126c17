package org.yaomote.ui.editing;

import javafx.scene.Node;
import javafx.scene.layout.BorderPane;

import org.jspecify.annotations.Nullable;

/// What comes and goes on a page: its middle, and what stands above.
///
/// Thread: the FX thread.
public final class PageParts {
    private PageParts() {}

    /// Fills a page with this alone.
    public static void show(BorderPane page, Node middle) {
        change(page, null, middle);
    }

    /// Fills a page with this below that.
    public static void show(BorderPane page, Node above, Node middle) {
        change(page, above, middle);
    }

    private static void change(BorderPane page, @Nullable Node above, Node middle) {
        if (!middle.equals(page.getCenter())) {
            page.setTop(above);
            page.setCenter(middle);
            // A split pane takes its parts in when it is styled; before, no field can be focused.
            page.applyCss();
        }
    }
}
