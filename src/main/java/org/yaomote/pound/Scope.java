package org.yaomote.pound;

import java.util.List;
import java.util.stream.Stream;

/// The kinds of section a line can stand in.
enum Scope {
    /// Outside of all sections.
    GLOBAL("", "global"),
    HTTP("ListenHTTP", "http", "listener"),
    HTTPS("ListenHTTPS", "https", "listener"),
    SERVICE("Service", "service", "conditions", "changes"),
    BACKEND("BackEnd", "backend", "server"),
    EMERGENCY("Emergency", "emergency", "server"),
    SESSION("Session", "session"),
    TUNNEL("Tunnel", "tunnel"),
    /// Conditions only; also what `Condition` opens.
    MATCH("Match", "conditions"),
    REWRITE("Rewrite", "rewrite", "conditions", "changes"),
    CONTROL("Control", "control"),
    RESOLVER("Resolver", "resolver"),
    LUA("Lua", "lua"),
    /// Lines that are not directives: address lists, header names.
    RAW(""),
    /// A section whose word nobody knows: its lines are passed over.
    UNKNOWN("");

    private final String title;
    private final List<String> groups;

    Scope(String title, String... groups) {
        this.title = title;
        this.groups =
                groups.length == 0
                        ? List.of()
                        : Stream.concat(Stream.of(groups), Stream.of("any")).toList();
    }

    /// The word that opens it; empty where there is no single one.
    String title() {
        return title;
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
