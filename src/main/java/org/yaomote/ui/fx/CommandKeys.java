package org.yaomote.ui.fx;

import javafx.beans.value.ObservableValue;

/// The keys that the commands of the window have, for whatever else does the same as one of them.
///
/// Thread: the FX thread.
public interface CommandKeys {
    /// As this system writes them; empty for a command without keys. Follows what the user wants.
    ///
    /// @param command as settings name it, such as `drain`
    ObservableValue<String> pressed(String command);
}
