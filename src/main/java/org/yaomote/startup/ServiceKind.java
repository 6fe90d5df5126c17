package org.yaomote.startup;

/// Whose service it is.
public enum ServiceKind {
    /// The user's own: no rights are needed; without lingering it ends when the user logs out.
    USER,
    /// The system's: starts with the computer, serves low ports, and acts for the user all the
    /// same.
    SYSTEM
}
