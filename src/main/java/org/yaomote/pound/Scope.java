package org.yaomote.pound;

import java.util.List;

/// The kinds of section a line can stand in.
enum Scope {
    GLOBAL("global"),
    HTTP("http", "listener"),
    HTTPS("https", "listener"),
    SERVICE("service", "conditions", "changes"),
    BACKEND("backend", "server"),
    EMERGENCY("emergency", "server"),
    SESSION("session"),
    TUNNEL("tunnel"),
    /// Conditions only: `Match` and `Condition`.
    MATCH("conditions"),
    REWRITE("rewrite", "conditions", "changes"),
    CONTROL("control"),
    RESOLVER("resolver"),
    LUA("lua"),
    /// Lines that are not directives: address lists, header names.
    RAW("raw"),
    /// A section whose word nobody knows: its lines are passed over.
    UNKNOWN("unknown");

    private final List<String> groups;

    Scope(String... groups) {
        this.groups = List.of(groups);
    }

    /// The groups of rows in [DirectiveTable] that are valid here.
    List<String> groups() {
        return groups;
    }

    /// Whether the lines are not looked up at all.
    boolean isOpaque() {
        return this == RAW || this == UNKNOWN;
    }
}
