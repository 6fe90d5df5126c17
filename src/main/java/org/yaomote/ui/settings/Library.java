package org.yaomote.ui.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// A library that is part of the program.
///
/// @param name as its makers call it
/// @param licence under which it may be passed on
record Library(String name, String licence) {
    private static final String LIST = "libraries.txt";

    /// All of them, in the order of their names.
    static List<Library> all() {
        try (InputStream in =
                Objects.requireNonNull(Library.class.getResourceAsStream(LIST), LIST)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t", -1))
                    .map(parts -> new Library(parts[0], parts[1]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
