package org.yaomote.ui.settings;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Region;

import java.util.List;

/// One setting on the screen.
///
/// @param keys of its texts, by whose words it is found
/// @param node what is shown
record SettingRow(List<String> keys, Region node) {
    SettingRow {
        keys = List.copyOf(keys);
    }

    /// Puts the focus on the first control of the row, if it has one.
    void focus() {
        focusIn(node);
    }

    private static boolean focusIn(Node node) {
        if (node.isFocusTraversable() && node.isVisible()) {
            node.requestFocus();
            return true;
        }
        return node instanceof Parent parent
                && parent.getChildrenUnmodifiable().stream().anyMatch(SettingRow::focusIn);
    }

    void show(boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
