package org.yaomote.pound;

/// The two families of Pound's configuration language.
public enum Dialect {
    /// Pound 2.4 to 2.8: one value pattern per line.
    POUND_2,
    /// Pound 4.0 and later: tokens, escapes, names, many more directives.
    POUND_4
}
