package org.yaomote.ui.shell;

import javafx.beans.value.ObservableValue;

import org.yaomote.ui.fx.Texts;

import java.util.List;

/// The title of the window, which says in a task bar as well whether something is not applied.
///
/// @param pending changes that are not applied
record WindowTitle(Texts texts, ObservableValue<? extends List<?>> pending) {
    /// Its words, in the language in use.
    ObservableValue<String> words() {
        return texts.follow(() -> texts.get("shell.title", pending.getValue().size()), pending);
    }
}
