package org.yaomote.ui.fx;

import java.time.Instant;
import java.util.List;

/// Something that happened on a screen and matters wherever the user is.
///
/// @param code key of its words, behind `event.`
/// @param arguments what the words mention
public record Happening(Instant at, String code, List<String> arguments) {
    public Happening {
        arguments = List.copyOf(arguments);
    }
}
