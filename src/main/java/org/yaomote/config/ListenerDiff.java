package org.yaomote.config;

import java.util.List;
import java.util.function.UnaryOperator;

/// What differs between the listeners of two configurations.
final class ListenerDiff {
    private final Changes changes;

    private final UnaryOperator<String> services;

    /// @param services gives the name of a service for its id
    ListenerDiff(Changes changes, UnaryOperator<String> services) {
        this.changes = changes;
        this.services = services;
    }

    void all(List<Listener> before, List<Listener> after) {
        if (before.equals(after)) {
            return;
        }
        Pairs<Listener> pairs = new Pairs<>(before, after, Listener::id);
        pairs.forEach(this::one, l -> changes.add("listener.added", l.name(), place(l)));
        pairs.removed().forEach(l -> changes.add("listener.removed", l.name()));
        if (pairs.isReordered()) {
            changes.add("listener.order");
        }
    }

    private static String place(Listener listener) {
        String address = listener.address();
        boolean bracketed = address.indexOf(':') >= 0;
        return (bracketed ? "[" + address + "]" : address) + ":" + listener.port();
    }

    private void one(Listener old, Listener now) {
        String name = now.name();
        changes.value("listener.name", old.name(), old.name(), name);
        changes.value("listener.address", name, old.address(), now.address());
        changes.value("listener.port", name, old.port(), now.port());
        if (old.enabled() != now.enabled()) {
            changes.add(now.enabled() ? "listener.on" : "listener.off", name);
        }
        protocol(name, old.protocol(), now.protocol());
        if (old.methods() != now.methods()) {
            changes.add("listener.methods", name);
        }
        new RuleDiff(changes, services).all(name, old.rules(), now.rules());
        options(name, old.options(), now.options());
    }

    private void protocol(String name, Protocol old, Protocol now) {
        if (old instanceof Protocol.Https(var was) && now instanceof Protocol.Https(var is)) {
            if (!was.certificates().equals(is.certificates())) {
                changes.add("listener.certificates", name);
            }
            if (!was.clients().equals(is.clients())) {
                clients(name, is.clients());
            }
            changes.changed("listener.tls", name, was.policy(), is.policy());
        } else {
            changes.value("listener.protocol", name, word(old), word(now));
        }
    }

    private static String word(Protocol protocol) {
        return switch (protocol) {
            case Protocol.Http _ -> "HTTP";
            case Protocol.Https _ -> "HTTPS";
            case Protocol.Tcp _ -> "TCP";
        };
    }

    private void clients(String name, ClientCertificates clients) {
        switch (clients) {
            case ClientCertificates.NotAsked _ -> changes.add("listener.clients.none", name);
            case ClientCertificates.Asked(var file) ->
                    changes.add("listener.clients.asked", name, file);
            case ClientCertificates.Required(var file) ->
                    changes.add("listener.clients.required", name, file);
            case ClientCertificates.Unverified _ ->
                    changes.add("listener.clients.unverified", name);
        }
    }

    private void options(String name, ListenerOptions old, ListenerOptions now) {
        changes.flag("listener.http2", name, old.http2(), now.http2());
        changes.flag(
                "listener.http2Clear", name, old.http2PriorKnowledge(), now.http2PriorKnowledge());
        if (!old.redirect().equals(now.redirect())) {
            redirect(name, now.redirect());
        }
        if (!old.hsts().equals(now.hsts())) {
            hsts(name, now.hsts());
        }
        if (!old.trustedProxies().equals(now.trustedProxies())) {
            changes.add("listener.trusted", name);
        }
        changes.flag("listener.via", name, old.via(), now.via());
        if (old.maxBodyBytes() != now.maxBodyBytes()) {
            body(name, now.maxBodyBytes());
        }
        new PolicyDiff(changes).listener(name, old.policy(), now.policy());
    }

    private void redirect(String name, HttpsRedirect redirect) {
        switch (redirect) {
            case HttpsRedirect.Off _ -> changes.add("listener.redirect.off", name);
            case HttpsRedirect.To(var port) -> changes.add("listener.redirect.to", name, port);
        }
    }

    private void hsts(String name, Hsts hsts) {
        switch (hsts) {
            case Hsts.Off _ -> changes.add("listener.hsts.off", name);
            case Hsts.On(var maxAge, var subdomains) ->
                    changes.add(
                            subdomains ? "listener.hsts.subdomains" : "listener.hsts.on",
                            name,
                            DurationText.of(maxAge));
        }
    }

    private void body(String name, long bytes) {
        if (bytes == 0) {
            changes.add("listener.body.any", name);
        } else {
            changes.add("listener.body.limit", name, bytes);
        }
    }
}
