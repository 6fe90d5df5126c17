package org.yaomote.pound;

/// A text in Pound's language.
///
/// @param file names it in problems and fates
/// @param text lines ended by LF, CRLF or CR, with or without a byte order mark
/// @param encoding the name of the one that was assumed; empty for UTF-8
public record PoundSource(String file, String text, String encoding) {
    /// A text that was in UTF-8.
    public PoundSource(String file, String text) {
        this(file, text, "");
    }
}
