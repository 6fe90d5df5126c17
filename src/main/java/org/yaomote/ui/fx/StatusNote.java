package org.yaomote.ui.fx;

import java.util.List;

/// A few words that a screen has in the status bar as long as they hold.
///
/// @param mark how grave it is
/// @param key of the words
/// @param arguments what the words mention
public record StatusNote(StateMark mark, String key, List<Object> arguments) {
    public StatusNote {
        arguments = List.copyOf(arguments);
    }
}
