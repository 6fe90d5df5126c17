package org.yaomote.ui.editing;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// Keys that stand beside an item of the menu of a row, and are read out with it, but are not its
/// own: the menu bar has them, or the list. The window would else take them away from there, since
/// it knows one item for each key.
public final class ShownKeys extends KeyCombination {
    private final String text;

    private ShownKeys(String text) {
        this.text = text;
    }

    /// Shows keys beside an item from now on, and gives it back.
    ///
    /// @param keys as this system writes them; empty while there are none
    public static MenuItem beside(MenuItem item, ObservableValue<String> keys) {
        keys.subscribe(now -> item.setAccelerator(now.isEmpty() ? null : new ShownKeys(now)));
        return item;
    }

    /// Shows keys that never change.
    public static MenuItem beside(MenuItem item, KeyCodeCombination keys) {
        return beside(item, new ReadOnlyStringWrapper(keys.getDisplayText()));
    }

    @Override
    public boolean match(KeyEvent event) {
        return false;
    }

    @Override
    public String getName() {
        return text;
    }

    @Override
    public String getDisplayText() {
        return text;
    }

    /// Each is another: none takes the place of any.
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
