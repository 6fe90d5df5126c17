package org.yaomote.ui.wizard;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

import org.yaomote.ui.editing.OfferedHost;

import java.util.List;
import java.util.function.Supplier;

/// A server that could share the work.
///
/// Thread: the FX thread; needs no toolkit.
final class Candidate {
    /// How it came into the list.
    enum Source {
        /// It listens on this computer.
        LOCAL,
        /// It is inside this program.
        DEMO,
        /// It answered a sweep.
        NETWORK,
        /// The user typed it.
        TYPED
    }

    private final Source source;
    private final Supplier<String> name;
    private final String host;
    private final int port;
    private final BooleanProperty chosen = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Look> look = new ReadOnlyObjectWrapper<>(new Look.NotYet());

    /// @param name for people, in the language of the moment; may be empty
    /// @param host an IP address or host name
    /// @param port 1 to 65535
    Candidate(Source source, Supplier<String> name, String host, int port) {
        this.source = source;
        this.name = name;
        this.host = host;
        this.port = port;
    }

    Source source() {
        return source;
    }

    String name() {
        return name.get();
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    /// Host and port as one writes them.
    String address() {
        return host.indexOf(':') >= 0 ? "[" + host + "]:" + port : host + ":" + port;
    }

    /// Whether it shall share the work.
    BooleanProperty chosenProperty() {
        return chosen;
    }

    /// What it answered.
    ReadOnlyObjectProperty<Look> lookProperty() {
        return look.getReadOnlyProperty();
    }

    /// It answered, or did not.
    void saw(Look now) {
        look.set(now);
    }

    /// It as a host to make a backend of.
    OfferedHost offered() {
        OfferedHost.Door door =
                switch (look.get()) {
                    case Look.Answered(var status, _, var isSecure) ->
                            new OfferedHost.Door(
                                    port,
                                    isSecure ? OfferedHost.Speech.HTTPS : OfferedHost.Speech.HTTP,
                                    status);
                    case Look.NotYet _, Look.Asking _, Look.Silent _ ->
                            new OfferedHost.Door(port, OfferedHost.Speech.OTHER, 0);
                };
        return new OfferedHost(host, name(), List.of(door));
    }
}
