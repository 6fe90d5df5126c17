package org.yaomote.pound;

/// A text in Pound's language.
///
/// @param file names it in problems and fates
/// @param text lines ended by LF, CRLF or CR, with or without a byte order mark
public record PoundSource(String file, String text) {}
