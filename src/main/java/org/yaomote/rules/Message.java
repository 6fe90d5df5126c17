package org.yaomote.rules;

import org.jspecify.annotations.Nullable;

/// A message as conditions and texts see it: octets, one character each. In answers the fields are
/// the answer's, all else the request's.
///
/// Thread: its event loop.
interface Message {
    String method();

    /// Path and query as sent.
    default String url() {
        String query = query();
        return query == null ? path() : path() + "?" + query;
    }

    String path();

    /// What follows the question mark; null without one.
    @Nullable String query();

    /// The host asked for, without port; empty if the request names none.
    String host();

    /// The port asked for, with a colon before it; empty if the request names none.
    String port();

    /// Number of fields.
    int fields();

    String name(int field);

    String value(int field);

    /// The value of the first field of a name, whatever its case; null if there is none.
    default @Nullable String header(String name) {
        for (int i = 0; i < fields(); i++) {
            if (name(i).equalsIgnoreCase(name)) {
                return value(i);
            }
        }
        return null;
    }
}
