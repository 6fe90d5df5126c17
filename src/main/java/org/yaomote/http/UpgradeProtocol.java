package org.yaomote.http;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Set;

/// The protocol that a message asks for, or agrees to, instead of HTTP (RFC 9110 §7.8).
final class UpgradeProtocol {
    static final String WEBSOCKET = "websocket";

    /// Never by Upgrade: another HTTP or TLS inside would pass requests that nobody looked at.
    private static final Set<String> REFUSED = Set.of("h2c", "h2", "http", "tls");

    private UpgradeProtocol() {}

    /// The one protocol named, `websocket` in lower case; null if none is, several are, or it is
    /// one that is not passed on.
    static @Nullable String of(Fields fields) {
        int found = -1;
        for (int i = 0; i < fields.count(); i++) {
            if (fields.known(i) == KnownField.UPGRADE) {
                if (found >= 0) {
                    return null;
                }
                found = i;
            }
        }
        if (found < 0 || !isProtocol(fields, found)) {
            return null;
        }
        String text = fields.text(found);
        String lower = text.toLowerCase(Locale.ROOT);
        int slash = lower.indexOf('/');
        if (REFUSED.contains(slash < 0 ? lower : lower.substring(0, slash))) {
            return null;
        }
        return lower.equals(WEBSOCKET) ? WEBSOCKET : text;
    }

    /// A token, and perhaps a slash and another one.
    private static boolean isProtocol(Fields fields, int field) {
        int from = fields.valueStart(field);
        int to = fields.valueEnd(field);
        int slashes = 0;
        for (int i = from; i < to; i++) {
            byte octet = fields.bytes()[i];
            boolean inside = i > from && i < to - 1;
            if (octet == '/' && inside) {
                slashes++;
            } else if (!Octets.isToken(octet)) {
                return false;
            }
        }
        return to > from && slashes <= 1;
    }
}
