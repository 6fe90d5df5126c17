package org.yaomote.ui.settings;

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

    void show(boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
