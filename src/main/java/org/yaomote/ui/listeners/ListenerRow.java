package org.yaomote.ui.listeners;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.yaomote.config.Listener;
import org.yaomote.config.ListenerId;
import org.yaomote.metrics.BoundListener;
import org.yaomote.states.Configured;
import org.yaomote.ui.editing.Figures;
import org.yaomote.ui.editing.RowStanding;

import java.util.Optional;

/// One line of the table: the same object for as long as the listener exists, with changing parts.
final class ListenerRow {
    private final ListenerId id;
    private final ReadOnlyObjectWrapper<Listener> listener;
    private final ReadOnlyObjectWrapper<Figures> flow = new ReadOnlyObjectWrapper<>(Figures.NONE);
    private final ReadOnlyObjectWrapper<RowStanding> standing =
            new ReadOnlyObjectWrapper<>(RowStanding.UNKNOWN);

    private Configured configured = Configured.APPLIED;
    private Optional<BoundListener> bound = Optional.empty();
    private boolean proxyRunning;

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
    public ReadOnlyObjectProperty<Figures> flow() {
        return flow.getReadOnlyProperty();
    }

    /// How it is, and whether the draft of it is wrong.
    public ReadOnlyObjectProperty<RowStanding> standing() {
        return standing.getReadOnlyProperty();
    }

    /// What became of its settings, however it is doing.
    public Configured configured() {
        return configured;
    }

    /// What clients type to reach it, if it is open.
    public Optional<String> url() {
        return bound.map(BoundListener::url);
    }

    /// Whether what is open passes octets on unseen.
    public boolean isTunnel() {
        return bound.filter(BoundListener::tunnel).isPresent();
    }

    /// Whether the proxy runs, with this listener or without it.
    public boolean isProxyRunning() {
        return proxyRunning;
    }

    void show(Optional<BoundListener> open, boolean running) {
        bound = open;
        proxyRunning = running;
    }

    void show(Configured changed) {
        configured = changed;
    }

    void show(Listener changed) {
        listener.set(changed);
    }

    void show(Figures changed) {
        flow.set(changed);
    }

    /// The same once more is no change: nothing is drawn for it.
    void show(RowStanding now) {
        if (!now.equals(standing.get())) {
            standing.set(now);
        }
    }
}
