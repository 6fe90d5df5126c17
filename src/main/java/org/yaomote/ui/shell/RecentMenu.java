package org.yaomote.ui.shell;

import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

import org.yaomote.ui.fx.BackgroundWork;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.Toasts;
import org.yaomote.ui.fx.UiContext;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// The menu of the files that were opened last. One that is gone is grey; whether it is, is looked
/// at in the background when the menu opens, for a file may be on a computer that does not answer.
///
/// Thread: the FX thread.
final class RecentMenu extends Menu {
    private final Texts texts;
    private final Toasts toasts;
    private final RecentFiles files;
    private final BackgroundWork work;
    private final Consumer<Path> open;
    private final Set<Path> missing = new HashSet<>();

    /// @param open opens a file, as the file dialog does
    RecentMenu(UiContext context, RecentFiles files, Consumer<Path> open) {
        this.texts = context.texts();
        this.toasts = context.toasts();
        this.files = files;
        this.work = context.work();
        this.open = open;
        setId("menu-recent");
        textProperty().bind(texts.text("menu.recent"));
        disableProperty().bind(files.allProperty().map(List::isEmpty));
        files.allProperty().subscribe(_ -> build());
        texts.wordsProperty().addListener((_, _, _) -> build());
        setOnShowing(_ -> look());
    }

    private void build() {
        List<MenuItem> items = new ArrayList<>();
        Menu pins = new Menu();
        pins.setId("menu-recent-pins");
        pins.textProperty().bind(texts.text("menu.recent.pin"));
        for (RecentFiles.Recent recent : files.allProperty().get()) {
            items.add(item(recent));
            pins.getItems().add(pin(recent));
        }
        MenuItem clear = new MenuItem();
        clear.setId("menu-recent-clear");
        clear.textProperty().bind(texts.text("menu.recent.clear"));
        clear.setOnAction(
                _ -> toasts.showUndoable(() -> texts.get("menu.recent.cleared"), files.clear()));
        items.add(new SeparatorMenuItem());
        items.add(pins);
        items.add(clear);
        getItems().setAll(items);
    }

    private MenuItem item(RecentFiles.Recent recent) {
        Path path = recent.path();
        MenuItem item = new MenuItem();
        // An underline in a name is no access key.
        item.setMnemonicParsing(false);
        String key = recent.pinned() ? "menu.recent.pinned" : "menu.recent.file";
        boolean isMissing = missing.contains(path);
        item.setText(
                texts.get(
                        isMissing ? "menu.recent.missing" : key,
                        path.getFileName(),
                        path.resolveSibling("")));
        item.setDisable(isMissing);
        item.setOnAction(_ -> open.accept(path));
        return item;
    }

    private CheckMenuItem pin(RecentFiles.Recent recent) {
        CheckMenuItem pin = new CheckMenuItem(String.valueOf(recent.path().getFileName()));
        pin.setMnemonicParsing(false);
        pin.setSelected(recent.pinned());
        pin.setOnAction(_ -> files.pin(recent.path(), pin.isSelected()));
        return pin;
    }

    private void look() {
        List<Path> all = files.allProperty().get().stream().map(RecentFiles.Recent::path).toList();
        work.run(
                () -> all.stream().filter(path -> !Files.exists(path)).toList(),
                gone -> {
                    if (!missing.equals(Set.copyOf(gone))) {
                        missing.clear();
                        missing.addAll(gone);
                        build();
                    }
                },
                failure ->
                        System.getLogger(RecentMenu.class.getName())
                                .log(System.Logger.Level.WARNING, "recent files", failure));
    }
}
