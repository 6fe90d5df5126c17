package org.yaomote.config;

import java.time.Duration;

/// Whether an HTTPS listener tells browsers to come by HTTPS only (RFC 6797).
public sealed interface Hsts {
    /// It says nothing.
    record Off() implements Hsts {}

    /// Every answer carries Strict-Transport-Security in place of the backend's.
    ///
    /// @param maxAge how long browsers remember; zero makes them forget
    /// @param includeSubdomains whether it holds for every name below, too
    record On(Duration maxAge, boolean includeSubdomains) implements Hsts {}
}
