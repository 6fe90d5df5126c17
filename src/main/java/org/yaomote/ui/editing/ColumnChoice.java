package org.yaomote.ui.editing;

import javafx.beans.InvalidationListener;
import javafx.scene.control.TableColumnBase;

import org.yaomote.ui.fx.Notebook;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Which columns of a table are shown: the user's choice, remembered under a name.
///
/// Thread: the FX thread.
public final class ColumnChoice {
    private final String name;
    private final List<? extends TableColumnBase<?, ?>> columns;
    private final Notebook notebook;

    /// Shows them as they were, and remembers what becomes of them.
    ///
    /// @param columns each with an id
    public ColumnChoice(
            String name, List<? extends TableColumnBase<?, ?>> columns, Notebook notebook) {
        this(name, columns, Set.of(), notebook);
    }

    /// The same, with columns that are hidden as long as nothing is remembered.
    ///
    /// @param rare ids of those
    public ColumnChoice(
            String name,
            List<? extends TableColumnBase<?, ?>> columns,
            Set<String> rare,
            Notebook notebook) {
        this.name = name;
        this.columns = List.copyOf(columns);
        this.notebook = notebook;
        Set<String> hidden =
                notebook.read(name)
                        .map(text -> Set.copyOf(List.of(text.split(" ", -1))))
                        .orElse(rare);
        this.columns.forEach(column -> column.setVisible(!hidden.contains(column.getId())));
        InvalidationListener changed = _ -> note();
        this.columns.forEach(column -> column.visibleProperty().addListener(changed));
    }

    private void note() {
        notebook.write(
                name,
                columns.stream()
                        .filter(column -> !column.isVisible())
                        .map(TableColumnBase::getId)
                        .collect(Collectors.joining(" ")));
    }
}
