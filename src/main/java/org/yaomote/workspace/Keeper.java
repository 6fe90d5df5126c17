package org.yaomote.workspace;

import org.yaomote.config.ProxyConfig;

import java.util.Optional;

/// Keeps a workspace beyond the process; is told of every change and may be lazy about it.
///
/// Thread: called by the workspace's thread; must not block it.
public interface Keeper {
    /// The workspace changed.
    ///
    /// @param applied the configuration that runs, or would run
    /// @param draft what the user is at, if it differs from `applied`
    void changed(ProxyConfig applied, Optional<ProxyConfig> draft);

    /// Keeps nothing: for tests and for a configuration that was only looked at.
    static Keeper none() {
        return (_, _) -> {};
    }
}
