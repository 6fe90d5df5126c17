package org.yaomote.policy;

/// A text that `%[const NAME]` stands for (`Constant`).
///
/// @param name unique in its scope; a service's hides a listener's, a listener's a global one
/// @param text its value; of a file all lines, joined by line feeds
/// @param trim whether blanks and line ends around the value are left out (`-trim`)
public record Constant(String name, TextSource text, boolean trim) {}
