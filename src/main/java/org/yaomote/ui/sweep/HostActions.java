package org.yaomote.ui.sweep;

import org.yaomote.config.ServiceId;
import org.yaomote.roster.Exports;

import java.util.Optional;

/// What can be done with the selected hosts.
///
/// Thread: the FX thread.
interface HostActions {
    /// Makes them backends, as one edit.
    ///
    /// @param service nothing for a new one
    void addTo(Optional<ServiceId> service);

    /// Watches them from now on.
    void watch();

    /// Opens what answers on the first of them.
    void browse();

    /// Copies them.
    void copy(CopyForm form);

    /// Writes what is shown to a file.
    void export(Exports.Format form);

    /// Shows the ping options of the first of them.
    void ping();
}
