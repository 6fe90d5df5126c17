package org.yaomote.ui.history;

import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.ui.fx.TargetPicker;
import org.yaomote.workspace.ApplyKeeper;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What the screen of events, logs and history is given.
///
/// @param keeper of the applies
/// @param printer writes a configuration as a text that is compared line by line
/// @param tails reads the logs
/// @param exporter writes a configuration to a file of the user
/// @param targets asks where
public record HistoryDesk(
        ApplyKeeper keeper,
        ReviewDesk.Printer printer,
        Tails tails,
        Exporter exporter,
        TargetPicker targets) {
    /// The ends of the logs. Thread: any but the FX thread, since it blocks.
    public interface Tails {
        /// The last lines of the program's own log; empty if there is none.
        Optional<List<String>> program();

        /// The last lines of the access log of a configuration; empty if there is none.
        Optional<List<String>> access(ProxyConfig config);
    }

    /// Writes configurations. Thread: any but the FX thread, since it blocks.
    public interface Exporter {
        /// Writes one over a file.
        ///
        /// @return why that failed and the file is as it was; empty if it is done
        Optional<Problem> export(Path file, ProxyConfig config);
    }
}
