package org.yaomote.ui.sweep;

import org.yaomote.roster.Exports;
import org.yaomote.ui.editing.OfferedHost;

import java.util.List;

/// What can be done with the selected hosts of a sweep.
///
/// Thread: the FX thread.
interface HostActions {
    /// The selected ones, in the order they are shown.
    List<OfferedHost> hosts();

    /// Copies them.
    void copy(CopyForm form);

    /// Writes what is shown to a file.
    void export(Exports.Format form);

    /// Shows the ping options of the first of them.
    void ping();
}
