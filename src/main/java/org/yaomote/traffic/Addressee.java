package org.yaomote.traffic;

import org.yaomote.config.Listener;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Where a typed request comes to.
public sealed interface Addressee {
    /// The listener that has its port.
    record There(Listener listener) implements Addressee {}

    /// The listener that was named, whatever the request says.
    ///
    /// @param unnamed where it would come to otherwise
    record Named(Listener listener, Addressee unnamed) implements Addressee {}

    /// Nothing says which of several it is meant for: this one would be the likeliest.
    record Likeliest(Listener listener) implements Addressee {}

    /// Nobody listens on its port.
    ///
    /// @param others listeners that could be asked instead
    record Closed(int port, List<Listener> others) implements Addressee {
        public Closed {
            others = List.copyOf(others);
        }
    }

    /// Who listens on its port speaks HTTPS where the request does not, or the other way round.
    record OtherScheme(Listener listener) implements Addressee {}

    /// Whoever is meant passes octets on unseen.
    record Tunnel(Listener listener) implements Addressee {}

    /// There is no listener that is switched on and speaks HTTP, or none of that name.
    record Nobody() implements Addressee {}

    /// The listener that has it and can tell requests apart, if it is known or likely.
    default Optional<Listener> taker() {
        return switch (this) {
            case There(var listener) -> Optional.of(listener);
            case Named(var listener, _) -> Optional.of(listener);
            case Likeliest(var listener) -> Optional.of(listener);
            case Closed _, OtherScheme _, Tunnel _, Nobody _ -> Optional.empty();
        };
    }

    /// Finds it: port and scheme decide, where the request says them.
    ///
    /// @param name of a listener, which then has it whatever the request says; empty for none
    static Addressee of(ProxyConfig config, TypedRequest request, String name) {
        List<Listener> open =
                config.listeners().stream()
                        .filter(listener -> speaksHttp(listener) && listener.enabled())
                        .toList();
        Optional<Listener> tunnel = tunnel(config, request, name);
        if (tunnel.isPresent()) {
            return new Tunnel(tunnel.get());
        }
        if (open.isEmpty()) {
            return new Nobody();
        }
        Addressee unnamed =
                request.port()
                        .map(port -> at(port, open, request))
                        .orElseGet(() -> likeliest(open));
        return name.isEmpty()
                ? unnamed
                : first(open, listener -> listener.name().equals(name))
                        .<Addressee>map(named -> new Named(named, unnamed))
                        .orElseGet(Nobody::new);
    }

    private static Optional<Listener> tunnel(
            ProxyConfig config, TypedRequest request, String name) {
        return config.listeners().stream()
                .filter(listener -> !speaksHttp(listener) && listener.enabled())
                .filter(
                        listener ->
                                name.isEmpty()
                                        ? request.port().equals(Optional.of(listener.port()))
                                        : listener.name().equals(name))
                .findFirst();
    }

    private static Addressee at(int port, List<Listener> open, TypedRequest request) {
        // The system chooses the port where it is 0: that may be any.
        List<Listener> there =
                open.stream().filter(l -> l.port() == port || l.port() == 0).toList();
        if (there.isEmpty()) {
            return new Closed(port, open);
        }
        return first(there, l -> request.scheme().isEmpty() || request.scheme().equals(scheme(l)))
                .<Addressee>map(There::new)
                .orElseGet(() -> new OtherScheme(there.getFirst()));
    }

    /// The one that a browser would ask first.
    private static Addressee likeliest(List<Listener> open) {
        if (open.size() == 1) {
            return new There(open.getFirst());
        }
        Listener first =
                first(open, l -> l.port() == 80 && scheme(l).equals("http"))
                        .or(() -> first(open, l -> l.port() == 443 && scheme(l).equals("https")))
                        .orElseGet(open::getFirst);
        return new Likeliest(first);
    }

    private static Optional<Listener> first(List<Listener> of, Predicate<Listener> wanted) {
        return of.stream().filter(wanted).findFirst();
    }

    private static String scheme(Listener listener) {
        return listener.protocol() instanceof Protocol.Https ? "https" : "http";
    }

    private static boolean speaksHttp(Listener listener) {
        return switch (listener.protocol()) {
            case Protocol.Http _, Protocol.Https _ -> true;
            case Protocol.Tcp _ -> false;
        };
    }
}
