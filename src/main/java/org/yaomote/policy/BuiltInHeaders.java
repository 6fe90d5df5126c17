package org.yaomote.policy;

/// Which headers the proxy adds by itself (`HeaderOption`).
///
/// @param forwarded X-Forwarded-For, -Proto, -Port and -Host
/// @param tls X-SSL-cipher and those of the client's certificate
public record BuiltInHeaders(boolean forwarded, boolean tls) {
    /// Both: Pound's default.
    public static final BuiltInHeaders ALL = new BuiltInHeaders(true, true);
}
