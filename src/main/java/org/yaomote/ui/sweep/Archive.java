package org.yaomote.ui.sweep;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.ObservableList;

import org.yaomote.sweep.HostResult;

import java.util.Optional;
import java.util.function.Consumer;

/// The sweeps of before, and what is different since one of them.
///
/// Thread: the FX thread.
interface Archive {
    /// The sweeps that can be compared with, the latest first.
    ObservableList<Earlier> earlier();

    /// Which of them is compared with.
    ReadOnlyObjectProperty<Optional<Earlier>> comparedProperty();

    /// Compares with another one, or with none.
    void compare(Optional<Earlier> with);

    /// What is different about a host since the sweep that is compared with.
    RowMark markOf(HostResult now);

    /// Fetches what is kept; the last sweep is handed over when it is there, if there is one.
    void load(Consumer<Earlier> last);

    /// A sweep begins: it is compared with the last one of before.
    void begin();

    /// Keeps a sweep that has ended.
    void keep(Earlier ended);
}
