package org.yaomote.ui.fx;

import javafx.beans.value.ObservableValue;

/// A key of the window and what it does.
///
/// @param key of the text that says what it does
/// @param pressed as this system writes it; follows what the user wants
public record Shortcut(String key, ObservableValue<String> pressed) {}
