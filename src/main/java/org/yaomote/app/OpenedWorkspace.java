package org.yaomote.app;

import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.workspace.Keeper;

import java.util.List;

/// What the window begins with.
///
/// @param applied what ran or would have run last
/// @param draft what the user was at
/// @param keeper keeps both beyond the process
/// @param notes what the user must know about the file they came from
record OpenedWorkspace(ProxyConfig applied, ProxyConfig draft, Keeper keeper, List<Problem> notes) {
    OpenedWorkspace {
        notes = List.copyOf(notes);
    }

    /// Nothing set up and nothing kept.
    static OpenedWorkspace empty() {
        return new OpenedWorkspace(ProxyConfig.EMPTY, ProxyConfig.EMPTY, Keeper.none(), List.of());
    }
}
