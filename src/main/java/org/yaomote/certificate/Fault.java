package org.yaomote.certificate;

import java.util.List;
import java.util.stream.Stream;

/// Something wrong, in words that can be said in any language.
///
/// @param kind what is wrong
/// @param column where in the text that was given, in characters from 1; 0 if it has no place
/// @param arguments what the message names, in the order of its placeholders; never anything secret
public record Fault(FaultKind kind, int column, List<String> arguments) {
    public Fault {
        arguments = List.copyOf(arguments);
    }

    /// One without a place.
    static Fault of(FaultKind kind, Object... arguments) {
        return at(0, kind, arguments);
    }

    /// One at a column.
    static Fault at(int column, FaultKind kind, Object... arguments) {
        return new Fault(kind, column, Stream.of(arguments).map(String::valueOf).toList());
    }

    /// The same, where the text it is about begins further on.
    Fault moved(int columns) {
        return column == 0 ? this : new Fault(kind, column + columns, arguments);
    }
}
