package org.yaomote.config;

/// One condition on a request; a rule holds when all its conditions do.
public sealed interface RequestMatch {
    /// The host the client asked for, without port and whatever its case.
    ///
    /// @param host a host name or address, or `*.example.com` for any name below example.com
    record HostIs(String host) implements RequestMatch {}

    /// The path begins so: `/api` holds for `/api` and `/api/x`, not for `/apix`.
    ///
    /// @param prefix begins with a slash; compared byte by byte with the path as sent
    record PathPrefix(String prefix) implements RequestMatch {}
}
