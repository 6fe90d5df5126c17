package org.yaomote.sweep;

/// What we say of a host.
public enum Verdict {
    /// Not tried to the end yet.
    PENDING,
    /// An answer of its own came: an echo reply, or a TCP port that opened or refused.
    ALIVE,
    /// Nothing came within the time.
    DEAD,
    /// Somebody on the way says that it cannot be reached; [HostResult#errorFrom] says who.
    UNREACHABLE,
    /// No echo reply, but the system's neighbour table has it with a hardware address.
    PRESENT_NO_ECHO,
    /// It could not be asked, or its name has no address.
    ERROR,
    /// The sweep was stopped before it was tried to the end.
    CANCELLED;

    /// Whether the blog's two-word form calls it alive; all others are "dead", as in ping's exit
    /// status.
    public boolean isAlive() {
        return this == ALIVE;
    }

    /// Whether nothing more is to be waited for, though a late reply may still overturn it.
    public boolean isSettled() {
        return this != PENDING;
    }
}
