package org.yaomote.ui.sweep;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.yaomote.sweep.HostResult;

import java.util.Optional;

/// The sweeps of before, and what is different since one of them.
///
/// Thread: the FX thread; needs no toolkit.
final class KeptSweeps {
    /// Sweeps to choose from; of larger ones, memory would be short.
    private static final int MOST = 20;

    private final ObservableList<Earlier> earlier = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Earlier>> compared =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private Marks marks = Marks.NONE;

    /// The sweeps that can be compared with, the latest first.
    ObservableList<Earlier> earlier() {
        return earlier;
    }

    /// Which of them is compared with.
    ReadOnlyObjectProperty<Optional<Earlier>> comparedProperty() {
        return compared.getReadOnlyProperty();
    }

    /// Compares with another one, or with none.
    void compare(Optional<Earlier> with) {
        marks = new Marks(with);
        compared.set(with);
    }

    /// What is different about a host since the sweep that is compared with.
    RowMark markOf(HostResult now) {
        return marks.of(now);
    }

    /// A sweep begins: it is compared with the last one of the same targets, if there is one.
    void begin(String targets) {
        compare(earlier.stream().filter(e -> e.targets().equals(targets)).findFirst());
    }

    /// Keeps a sweep that has ended.
    void keep(Earlier ended) {
        earlier.addFirst(ended);
        if (earlier.size() > MOST) {
            earlier.removeLast();
        }
    }
}
