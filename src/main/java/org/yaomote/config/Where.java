package org.yaomote.config;

/// The place of a [Problem].
public sealed interface Where {
    /// A field of a configuration.
    ///
    /// @param path such as `listeners[0].rules[2].service` or `services[1].backends[0].port`;
    ///   indexes count from 0 in the configuration that was checked
    record Field(String path) implements Where {}

    /// A stretch of a line of a text.
    ///
    /// @param file as the user named it
    /// @param line counted from 1
    /// @param from first column, counted from 1
    /// @param to last column, inclusive
    record Line(String file, int line, int from, int to) implements Where {}

    /// No single place.
    record Everywhere() implements Where {}
}
