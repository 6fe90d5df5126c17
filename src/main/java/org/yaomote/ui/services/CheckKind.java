package org.yaomote.ui.services;

import org.yaomote.config.HealthCheck;

/// The kinds of [HealthCheck] as one choice.
enum CheckKind {
    /// By opening a connection.
    TCP,
    /// By a GET.
    HTTP,
    /// Not at all.
    NONE;

    /// The kind of a check.
    static CheckKind of(HealthCheck check) {
        return switch (check) {
            case HealthCheck.None _ -> NONE;
            case HealthCheck.Tcp _ -> TCP;
            case HealthCheck.Http _ -> HTTP;
        };
    }

    /// When a check asks; as usual for one that does not.
    static HealthCheck.Timing timing(HealthCheck check) {
        return switch (check) {
            case HealthCheck.None _ -> HealthCheck.Timing.DEFAULTS;
            case HealthCheck.Tcp(var timing) -> timing;
            case HealthCheck.Http http -> http.timing();
        };
    }

    /// A check with another timing.
    static HealthCheck with(HealthCheck check, HealthCheck.Timing timing) {
        return switch (check) {
            case HealthCheck.None none -> none;
            case HealthCheck.Tcp _ -> new HealthCheck.Tcp(timing);
            case HealthCheck.Http http -> http.withTiming(timing);
        };
    }
}
