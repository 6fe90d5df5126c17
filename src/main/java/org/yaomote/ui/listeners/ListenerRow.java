package org.yaomote.ui.listeners;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.yaomote.config.Listener;
import org.yaomote.config.ListenerId;
import org.yaomote.ui.editing.Flow;
import org.yaomote.ui.fx.StateMark;

/// One line of the table: the same object for as long as the listener exists, with changing parts.
public final class ListenerRow {
    private final ListenerId id;
    private final ReadOnlyObjectWrapper<Listener> listener;
    private final ReadOnlyObjectWrapper<Flow> flow = new ReadOnlyObjectWrapper<>(Flow.NONE);
    private final ReadOnlyObjectWrapper<StateMark> standing =
            new ReadOnlyObjectWrapper<>(StateMark.UNKNOWN);

    ListenerRow(Listener listener) {
        this.id = listener.id();
        this.listener = new ReadOnlyObjectWrapper<>(listener);
    }

    /// Which listener this is.
    public ListenerId id() {
        return id;
    }

    /// Its settings in the draft.
    public ReadOnlyObjectProperty<Listener> listener() {
        return listener.getReadOnlyProperty();
    }

    /// Its live figures.
    public ReadOnlyObjectProperty<Flow> flow() {
        return flow.getReadOnlyProperty();
    }

    /// How it is.
    public ReadOnlyObjectProperty<StateMark> standing() {
        return standing.getReadOnlyProperty();
    }

    void show(Listener changed) {
        listener.set(changed);
    }

    void show(Flow changed) {
        flow.set(changed);
    }

    void show(StateMark changed) {
        standing.set(changed);
    }
}
