package org.yaomote.app;

import org.yaomote.startup.LoginOptions;
import org.yaomote.startup.ServiceKind;

import java.util.Optional;

/// What is asked about starting without a hand: at login, or as a service.
sealed interface StartupOrder {
    /// Says how both stand.
    record LoginStatus() implements StartupOrder {}

    /// Has the window start at login, or not.
    ///
    /// @param wanted nothing to have it not start
    record Login(Optional<LoginOptions> wanted) implements StartupOrder {}

    /// How it stands with services.
    record ServiceStatus() implements StartupOrder {}

    /// Makes a service or takes it away.
    ///
    /// @param isInstall whether it is made
    /// @param isPlan whether what would be done is only shown
    record Service(ServiceKind kind, boolean isInstall, boolean isPlan) implements StartupOrder {}
}
