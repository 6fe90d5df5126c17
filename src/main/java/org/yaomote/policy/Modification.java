package org.yaomote.policy;

import java.util.List;
import java.util.Optional;

/// A change of a message's head. Texts may have references (`$1`, `%[path]`), expanded for each
/// message; one that cannot be expanded ends the request with 500.
public sealed interface Modification {
    /// Replaces the field of this name, or adds it (`SetHeader`).
    ///
    /// @param line `Name: value`
    record SetHeader(String line) implements Modification {}

    /// Adds a field whether or not there is one of its name (2.x `AddHeader`).
    ///
    /// @param line `Name: value`
    record AddHeader(String line) implements Modification {}

    /// Removes every field whose whole line `Name: value` is like the pattern (`DeleteHeader`).
    record RemoveHeaders(TextPattern lines) implements Modification {}

    /// Replaces path and query (`SetURL`). Requests only, like all that follow but [FirstOf].
    record SetUrl(String text) implements Modification {}

    /// Replaces the path (`SetPath`).
    ///
    /// @param encode whether octets that a path cannot have are percent-encoded (`-encode`)
    record SetPath(String text, boolean encode) implements Modification {}

    /// Replaces the query (`SetQuery`).
    record SetQuery(String text) implements Modification {}

    /// Replaces a parameter of the query, adds it, or without a value removes it (`SetQueryParam`).
    ///
    /// @param encode whether the value is percent-encoded (`-encode`)
    record SetParameter(String name, Optional<String> value, boolean encode)
            implements Modification {}

    /// Removes the query (`DeleteQuery`).
    record RemoveQuery() implements Modification {}

    /// The first branch whose conditions hold is done, the others are not (`Rewrite`, `Else`).
    record FirstOf(List<Branch> branches) implements Modification {
        public FirstOf {
            branches = List.copyOf(branches);
        }
    }

    /// Modifications that are done if all conditions hold.
    record Branch(List<Condition> conditions, List<Modification> modifications) {
        public Branch {
            conditions = List.copyOf(conditions);
            modifications = List.copyOf(modifications);
        }
    }
}
