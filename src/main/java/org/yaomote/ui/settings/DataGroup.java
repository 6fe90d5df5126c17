package org.yaomote.ui.settings;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.config.Where;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.ui.fx.Wishes;

import java.nio.file.Path;
import java.util.Map;

/// Where things are kept, and how they are kept once more.
record DataGroup(UiContext context, SettingsDesk desk, RowMaker rows, Actions actions) {
    /// Wide enough for the largest number.
    private static final int FIGURE = 8;

    SettingGroup group(Region owner) {
        return WishGroups.group(
                "data",
                Feather.HARD_DRIVE,
                folder("data.folder", desk.places().data()),
                folder("data.logs", desk.places().state()),
                rows.deeds(
                        "data.backup",
                        actions.button("settings.data.save", Feather.DOWNLOAD, () -> save(owner)),
                        actions.button(
                                "settings.data.restore", Feather.UPLOAD, () -> restore(owner))),
                rows.typed(Wishes.VERSIONS, FIGURE),
                rows.deeds(
                        "data.versions",
                        actions.button(
                                "settings.data.history",
                                Feather.CLOCK,
                                () -> context.navigator().show(new Where.Field("logs.history")))));
    }

    private SettingRow folder(String word, Path folder) {
        TextField path = new TextField(folder.toString());
        path.setEditable(false);
        Button open =
                actions.button(
                        "settings.folder.open",
                        Feather.FOLDER,
                        () -> desk.browser().accept(folder.toUri()));
        Button copy =
                actions.button("settings.folder.copy", Feather.COPY, () -> copy(folder.toString()));
        SettingRow row = rows.shown(word, path, open, copy);
        // There are two of each.
        open.setId("settings-" + word.replace('.', '-') + "-open");
        copy.setId("settings-" + word.replace('.', '-') + "-copy");
        open.accessibleTextProperty().bind(named("settings.folder.open", word));
        copy.accessibleTextProperty().bind(named("settings.folder.copy", word));
        return row;
    }

    private ObservableValue<String> named(String key, String word) {
        Texts texts = context.texts();
        return texts.follow(() -> texts.get(key) + ": " + texts.get("settings." + word));
    }

    private void copy(String text) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
        context.toasts().show(() -> context.texts().get("settings.copied"));
    }

    private void save(Region owner) {
        new BackupDeed(context, desk.targets(), desk.backup()).begin(owner.getScene().getWindow());
    }

    private void restore(Region owner) {
        desk.picker()
                .choose(owner.getScene().getWindow(), context.texts().get("settings.data.restore"))
                .ifPresent(desk.open());
    }
}
