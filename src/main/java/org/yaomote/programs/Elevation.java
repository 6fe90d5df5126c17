package org.yaomote.programs;

/// How a command gets the rights of an administrator.
public enum Elevation {
    /// It has them.
    ALREADY,
    /// By `sudo`, which asks in the terminal.
    SUDO,
    /// By `pkexec` of polkit, which lets the desktop ask.
    PKEXEC,
    /// Nothing here can ask; a person runs the command elsewhere.
    NONE
}
