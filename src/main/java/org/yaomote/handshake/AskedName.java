package org.yaomote.handshake;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;

/// The name of a host that a server is asked for: in a `Host` field, and in SNI.
///
/// @param text with at least one letter, so it is no IPv4 address (RFC 6066 §3 wants none)
public record AskedName(String text) {
    /// Letters, digits, hyphens and underscores in labels; at least one letter.
    private static final Pattern NAME =
            Pattern.compile(
                    "(?=[^A-Za-z]*[A-Za-z])[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,251}[A-Za-z0-9_])?");

    /// Empty if the text is no name of a host: an address, or nothing that may stand there.
    public static Optional<AskedName> of(String text) {
        boolean isName = NAME.matcher(text).matches() && !text.contains("..");
        return isName ? Optional.of(new AskedName(text)) : Optional.empty();
    }

    /// As SNI takes it; empty where its stricter rules have no way to say the name.
    List<SNIServerName> forSni() {
        try {
            return List.of(new SNIHostName(text.replace('_', '-')));
        } catch (IllegalArgumentException _) {
            return List.of();
        }
    }
}
