package org.yaomote.trust;

import java.util.List;
import java.util.stream.Stream;

/// Something to say, without its words.
///
/// @param arguments of its text
public record Note(NoteKind kind, List<String> arguments) {
    public Note {
        arguments = List.copyOf(arguments);
    }

    static Note of(NoteKind kind, Object... arguments) {
        return new Note(kind, Stream.of(arguments).map(String::valueOf).toList());
    }
}
