package org.yaomote.ui.sweep;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.yaomote.sweep.HostResult;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The sweeps of before.
final class KeptSweeps implements Archive {
    private final ObservableList<Earlier> earlier = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Earlier>> compared =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Map<String, HostResult> before = new HashMap<>();

    @Override
    public ObservableList<Earlier> earlier() {
        return earlier;
    }

    @Override
    public ReadOnlyObjectProperty<Optional<Earlier>> comparedProperty() {
        return compared.getReadOnlyProperty();
    }

    @Override
    public void compare(Optional<Earlier> with) {
        before.clear();
        with.ifPresent(e -> e.hosts().forEach(h -> before.put(h.label(), h)));
        compared.set(with);
    }

    @Override
    public RowMark markOf(HostResult now) {
        return RowMark.NONE;
    }

    @Override
    public void load(Consumer<Earlier> last) {
        // Nothing is kept yet.
    }

    @Override
    public void begin() {
        compare(earlier.stream().findFirst());
    }

    @Override
    public void keep(Earlier ended) {
        earlier.addFirst(ended);
    }
}
