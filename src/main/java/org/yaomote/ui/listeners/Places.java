package org.yaomote.ui.listeners;

import org.yaomote.config.Listener;
import org.yaomote.config.ProxyConfig;
import org.yaomote.metrics.BoundListener;
import org.yaomote.ui.editing.RowStanding.Elsewhere;

import java.util.Optional;

/// Where listeners are, and where they will be.
final class Places {
    private Places() {}

    /// Where a listener is open, if that is not where its draft says.
    ///
    /// @param applied what runs: whoever left the port to the system has not moved
    static Optional<Elsewhere> elsewhere(Listener draft, ProxyConfig applied, BoundListener open) {
        Listener runs = applied.listener(draft.id()).orElse(draft);
        boolean isAddress = !draft.address().equals(runs.address());
        boolean isPort = draft.port() != runs.port();
        if (!isAddress && !isPort) {
            return Optional.empty();
        }
        String place = of(open.address(), open.port());
        if (isAddress) {
            return Optional.of(new Elsewhere(isPort ? place : open.address(), place));
        }
        return Optional.of(new Elsewhere(":" + open.port(), place));
    }

    /// An address with its port: `127.0.0.1:8080`, `[::1]:8080`.
    static String of(String address, int port) {
        return (address.indexOf(':') >= 0 ? "[" + address + "]" : address) + ":" + port;
    }
}
