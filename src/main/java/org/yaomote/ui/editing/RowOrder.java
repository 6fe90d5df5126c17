package org.yaomote.ui.editing;

import javafx.collections.ObservableList;

import java.util.ArrayList;
import java.util.List;

/// Order in lists: moves items of a value, and brings the rows of a table in line with it.
public final class RowOrder {
    private RowOrder() {}

    /// The list with one item moved; unchanged if it would leave the list.
    ///
    /// @param by steps, negative is up
    public static <T> List<T> moved(List<T> list, int index, int by) {
        int to = index + by;
        if (index < 0 || index >= list.size() || to < 0 || to >= list.size()) {
            return list;
        }
        List<T> changed = new ArrayList<>(list);
        changed.add(to, changed.remove(index));
        return changed;
    }

    /// The list with one item replaced; unchanged if there is no such place.
    public static <T> List<T> with(List<T> list, int index, T item) {
        if (index < 0 || index >= list.size()) {
            return list;
        }
        List<T> changed = new ArrayList<>(list);
        changed.set(index, item);
        return changed;
    }

    /// The list with one item more.
    ///
    /// @param index where, 0 to the list's size
    public static <T> List<T> plus(List<T> list, int index, T item) {
        List<T> changed = new ArrayList<>(list);
        changed.add(index, item);
        return changed;
    }

    /// The list without one item; unchanged if there is no such place.
    public static <T> List<T> without(List<T> list, int index) {
        if (index < 0 || index >= list.size()) {
            return list;
        }
        List<T> changed = new ArrayList<>(list);
        changed.remove(index);
        return changed;
    }

    /// Makes the rows those wanted with as few changes as needed, so that a table keeps its scroll
    /// position and the selection of rows that stay.
    public static <T> void sync(ObservableList<T> rows, List<T> wanted) {
        rows.removeIf(row -> !wanted.contains(row));
        for (int i = 0; i < wanted.size(); i++) {
            T row = wanted.get(i);
            if (i < rows.size() && rows.get(i).equals(row)) {
                continue;
            }
            rows.remove(row);
            rows.add(i, row);
        }
    }
}
