package org.yaomote.ui.shell;

import javafx.scene.Scene;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCombination;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// What the commands do, under the keys that they have now.
///
/// A menu bar takes the keys of its items to the window only one by one, so that two items that
/// swap their keys would both do the same: here all are put anew at every change.
///
/// Thread: the FX thread.
final class KeyedDeeds {
    private final KeyBook book;
    private final Map<Keys, MenuItem> items = new EnumMap<>(Keys.class);
    private final Map<Keys, Runnable> deeds = new EnumMap<>(Keys.class);
    private Set<KeyCombination> placed = Set.of();

    KeyedDeeds(KeyBook book) {
        this.book = book;
    }

    /// Has an item show the keys of a command, and used by them.
    MenuItem add(Keys command, MenuItem item) {
        items.put(command, item);
        add(
                command,
                () -> {
                    if (!item.isDisable()) {
                        item.fire();
                    }
                });
        return item;
    }

    /// Has this done by the keys of a command that no item stands for.
    void add(Keys command, Runnable deed) {
        deeds.put(command, deed);
    }

    /// Which keys the commands have.
    KeyBook book() {
        return book;
    }

    /// Puts the keys into the window, now and whenever they change.
    void install(Scene scene) {
        book.keysProperty().subscribe(_ -> place(scene.getAccelerators()));
    }

    private void place(Map<KeyCombination, Runnable> accelerators) {
        items.forEach((command, item) -> item.setAccelerator(book.of(command).orElse(null)));
        Map<KeyCombination, Runnable> now = new HashMap<>();
        deeds.forEach((command, deed) -> book.of(command).ifPresent(keys -> now.put(keys, deed)));
        placed.forEach(accelerators::remove);
        accelerators.putAll(now);
        placed = now.keySet();
    }
}
