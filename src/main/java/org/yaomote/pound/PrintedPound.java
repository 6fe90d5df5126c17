package org.yaomote.pound;

import org.yaomote.config.Problem;

import java.util.List;

/// A configuration as the text of a pound.cfg, and what of it that text does not say.
///
/// @param text lines ended by LF
/// @param losses each at the field of the configuration that Pound cannot say or says otherwise;
///   empty if reading the text gives the same configuration
public record PrintedPound(String text, List<Problem> losses) {
    public PrintedPound {
        losses = List.copyOf(losses);
    }
}
