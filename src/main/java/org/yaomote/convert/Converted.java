package org.yaomote.convert;

import org.yaomote.config.Problem;

import java.util.List;

/// A configuration in another language, and what of it that text does not say.
///
/// @param text lines ended by LF
/// @param losses each at the field of the configuration that the other program has no words for, or
///   treats otherwise
public record Converted(String text, List<Problem> losses) {
    public Converted {
        losses = List.copyOf(losses);
    }
}
