package org.yaomote.ui.sweep;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// One line of the table of watched hosts: the same object for as long as the host is watched.
final class WatchRow {
    private final ReadOnlyObjectWrapper<WatchedHost> host;

    WatchRow(WatchedHost host) {
        this.host = new ReadOnlyObjectWrapper<>(host);
    }

    /// How it is doing.
    ReadOnlyObjectProperty<WatchedHost> host() {
        return host.getReadOnlyProperty();
    }

    /// How it is doing now.
    WatchedHost now() {
        return host.get();
    }

    void show(WatchedHost changed) {
        host.set(changed);
    }
}
