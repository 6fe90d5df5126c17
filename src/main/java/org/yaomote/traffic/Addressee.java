package org.yaomote.traffic;

import org.yaomote.config.Listener;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;

import java.util.Comparator;
import java.util.Optional;

/// Finds the listener that a typed request comes to.
public final class Addressee {
    private Addressee() {}

    /// The enabled listener of this name; without a name the one whose port and protocol fit best.
    /// Empty if there is none.
    public static Optional<Listener> of(ProxyConfig config, TypedRequest request, String name) {
        return config.listeners().stream()
                .filter(listener -> speaksHttp(listener) && listener.enabled())
                .filter(listener -> name.isEmpty() || listener.name().equals(name))
                .max(Comparator.comparingInt(listener -> fit(listener, request)));
    }

    private static int fit(Listener listener, TypedRequest request) {
        boolean port = request.port().filter(p -> p == listener.port()).isPresent();
        String scheme = listener.protocol() instanceof Protocol.Https ? "https" : "http";
        return (port ? 2 : 0) + (request.scheme().equals(scheme) ? 1 : 0);
    }

    private static boolean speaksHttp(Listener listener) {
        return switch (listener.protocol()) {
            case Protocol.Http _, Protocol.Https _ -> true;
            case Protocol.Tcp _ -> false;
        };
    }
}
