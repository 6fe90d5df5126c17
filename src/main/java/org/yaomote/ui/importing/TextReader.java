package org.yaomote.ui.importing;

/// Makes a configuration of a text, whatever is wrong with it.
///
/// Thread: any; may block for files that the text includes.
@FunctionalInterface
public interface TextReader {
    /// Reads all of it and never throws.
    ReadText read(String text);
}
