package org.yaomote.changes;

import java.util.function.Function;

/// What tells the elements of a list apart.
///
/// @param key of an element; what has the same key is the same thing
/// @param join which of those that went and came are one thing with another key
/// @param isNumbered whether an element is named by its number, so that the others must be known
record ListKind<E>(Function<E, Object> key, Join join, boolean isNumbered) {
    /// How something that went and something that came can be the same thing.
    enum Join {
        NEVER,
        /// The only one that went and the only one that came.
        IF_SINGLE,
        /// Those that stood and stand in the same place between the others.
        IN_PLACE
    }
}
