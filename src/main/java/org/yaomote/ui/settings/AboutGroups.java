package org.yaomote.ui.settings;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.fx.Shortcut;
import org.yaomote.ui.fx.Texts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Keys, and what this program is and is made of.
record AboutGroups(Texts texts, RowMaker rows, Actions actions, SettingsDesk desk) {
    SettingGroup shortcuts() {
        SettingRow[] lines =
                Stream.concat(Stream.of(howTo()), desk.shortcuts().stream().map(this::shortcut))
                        .toArray(SettingRow[]::new);
        SettingGroup group = WishGroups.group("shortcuts", Feather.COMMAND, lines);
        if (group.node() instanceof VBox box) {
            box.setSpacing(8);
        }
        return group;
    }

    private SettingRow howTo() {
        Label text = new Label();
        text.textProperty().bind(texts.text("settings.shortcuts.change"));
        text.getStyleClass().add("form-help");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        return new SettingRow(List.of("settings.shortcuts.change"), text);
    }

    private SettingRow shortcut(Shortcut shortcut) {
        Label what = new Label();
        what.textProperty().bind(texts.text(shortcut.key()));
        what.setWrapText(true);
        what.setMinHeight(Region.USE_PREF_SIZE);
        what.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(what, Priority.ALWAYS);
        Label pressed = new Label();
        pressed.textProperty().bind(shortcut.pressed());
        pressed.getStyleClass().add("key");
        pressed.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(12, what, pressed);
        line.setAlignment(Pos.CENTER_LEFT);
        return new SettingRow(List.of(shortcut.key()), line);
    }

    SettingGroup about() {
        String java = System.getProperty("java.vendor.version", "") + " " + Runtime.version();
        String system =
                String.join(
                        " ",
                        List.of(
                                System.getProperty("os.name", ""),
                                System.getProperty("os.version", ""),
                                System.getProperty("os.arch", "")));
        List<SettingRow> all = new ArrayList<>();
        all.add(rows.told("about.version", fixed("Yaomote " + desk.version())));
        all.add(rows.told("about.java", fixed(java.strip())));
        all.add(rows.told("about.window", fixed("JavaFX " + javaFx())));
        all.add(rows.told("about.system", fixed(system)));
        all.add(rows.told("about.data", fixed(desk.places().data().toString())));
        all.add(new SettingRow(List.of("settings.about.libraries"), libraries()));
        return WishGroups.group("about", Feather.INFO, all.toArray(SettingRow[]::new));
    }

    private static String javaFx() {
        return System.getProperty("javafx.runtime.version", "");
    }

    private static javafx.beans.value.ObservableValue<String> fixed(String text) {
        return Bindings.createStringBinding(() -> text);
    }

    private Region libraries() {
        Label title = new Label();
        title.textProperty().bind(texts.text("settings.about.libraries"));
        title.getStyleClass().add("form-label");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        VBox list = new VBox(6, title);
        list.setId("settings-libraries");
        Library.all().stream().map(this::library).forEach(list.getChildren()::add);
        return list;
    }

    private Node library(Library library) {
        Label name = new Label(library.name());
        name.setMinWidth(Region.USE_PREF_SIZE);
        Label licence = new Label(library.licence());
        licence.getStyleClass().add("form-help");
        licence.setWrapText(true);
        licence.setMinHeight(Region.USE_PREF_SIZE);
        return new VBox(name, licence);
    }
}
