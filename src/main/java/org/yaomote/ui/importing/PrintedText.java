package org.yaomote.ui.importing;

import org.yaomote.config.Problem;

import java.util.List;

/// A configuration as a text for another program.
///
/// @param text lines ended by LF
/// @param losses what the text does not say, each at its field
public record PrintedText(String text, List<Problem> losses) {
    public PrintedText {
        losses = List.copyOf(losses);
    }
}
