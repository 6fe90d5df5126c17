package org.yaomote.pound;

import java.util.List;

/// The sections of a text.
///
/// @param lost lines that have no place in them
record Tree(Section whole, List<Lost> lost) {
    /// A line without a place.
    ///
    /// @param because the word that is the reason: the line's own, or that of a section nobody
    ///   knows
    record Lost(Directive line, Token because) {}

    Tree {
        lost = List.copyOf(lost);
    }
}
