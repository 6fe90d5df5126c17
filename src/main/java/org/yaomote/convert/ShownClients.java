package org.yaomote.convert;

import org.yaomote.config.ClientCertificates;
import org.yaomote.config.Listener;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;

import java.util.List;

/// The fields in which backends are told of a client's certificate. The other programs have other
/// spellings of names and numbers, so what is told is left out; what a client claims there must not
/// take its place, because backends believe it.
final class ShownClients {
    private static final List<String> ENDINGS =
            List.of(
                    "Subject",
                    "Issuer",
                    "notBefore",
                    "notAfter",
                    "serial",
                    "cipher",
                    "certificate");

    private ShownClients() {}

    /// Their names.
    static List<String> fields() {
        return ENDINGS.stream().map(ending -> "X-SSL-" + ending).toList();
    }

    /// Whether any listener lets backends know; then none may let a client's claims through.
    static boolean areTold(ProxyConfig config) {
        return config.listeners().stream().anyMatch(ShownClients::areTold);
    }

    /// Whether backends of this listener are told.
    static boolean areTold(Listener listener) {
        return listener.options().policy().headers().tls()
                && listener.protocol() instanceof Protocol.Https(var tls)
                && !(tls.clients() instanceof ClientCertificates.NotAsked);
    }
}
