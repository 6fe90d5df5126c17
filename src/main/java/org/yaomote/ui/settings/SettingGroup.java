package org.yaomote.ui.settings;

import javafx.scene.layout.Region;

import org.kordamp.ikonli.Ikon;

import java.util.List;

/// Settings that belong together, and one button at the left.
///
/// @param id names it in paths (`settings.ID`) and keys (`settings.group.ID`)
/// @param rows in the order shown; to add a setting, add its row
/// @param node holds the rows
record SettingGroup(String id, Ikon icon, List<SettingRow> rows, Region node) {
    SettingGroup {
        rows = List.copyOf(rows);
    }

    String titleKey() {
        return "settings.group." + id;
    }
}
