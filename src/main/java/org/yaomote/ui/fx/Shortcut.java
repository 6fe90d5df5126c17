package org.yaomote.ui.fx;

/// A key of the window and what it does.
///
/// @param key of the text that says what it does
/// @param pressed as this system writes it
public record Shortcut(String key, String pressed) {}
