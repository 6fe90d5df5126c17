package org.yaomote.startup;

import java.nio.file.Path;

/// How it stands with a service.
public sealed interface ServiceState {
    /// There can be none here.
    record Impossible(Why why) implements ServiceState {}

    /// There is none.
    record Absent() implements ServiceState {}

    /// There is one.
    ///
    /// @param file that describes it
    /// @param atStart whether it starts by itself
    /// @param byPackage whether a package of the system brought it, which alone removes it
    record Present(Path file, boolean atStart, Activity activity, boolean byPackage)
            implements ServiceState {}

    /// What it does.
    enum Activity {
        RUNNING,
        /// On its way up or down.
        CHANGING,
        STOPPED,
        /// It ended, and not because someone asked for it.
        FAILED,
        /// The system does not say.
        UNKNOWN
    }

    /// Why there can be none.
    enum Why {
        /// Linux runs here with another program than systemd as its first.
        NO_SYSTEMD,
        /// systemd runs, but not for this user: nobody has logged in as this user.
        NO_USER_MANAGER,
        /// The program was not started by a launcher that could be named.
        NO_LAUNCHER,
        NOT_THIS_SYSTEM
    }
}
