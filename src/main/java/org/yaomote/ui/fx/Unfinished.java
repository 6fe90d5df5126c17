package org.yaomote.ui.fx;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.yaomote.config.Problem;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// What was typed into the fields of all screens and cannot be in the draft, such as a port `80a`.
///
/// It is seen in its field only, so starting or applying must not pass it over in silence. Thread:
/// the FX thread; needs no toolkit.
public final class Unfinished {
    private final List<Supplier<List<Problem>>> sources = new ArrayList<>();
    private final ReadOnlyObjectWrapper<List<Problem>> problems =
            new ReadOnlyObjectWrapper<>(List.of());

    /// Asks one more source from now on.
    ///
    /// @param source says which texts are not finished, at the fields they have in the draft now
    public void add(Supplier<List<Problem>> source) {
        sources.add(source);
        refresh();
    }

    /// Asks every source anew.
    public void refresh() {
        List<Problem> now = sources.stream().flatMap(s -> s.get().stream()).toList();
        if (!now.equals(problems.get())) {
            problems.set(now);
        }
    }

    /// Why each of the texts cannot be in the draft, at its field.
    public ReadOnlyObjectProperty<List<Problem>> problemsProperty() {
        return problems.getReadOnlyProperty();
    }
}
