package org.yaomote.sweep;

/// Whether the system still looks for the hardware addresses of hosts near us.
@FunctionalInterface
interface NeighbourHints {
    /// Nothing is known.
    NeighbourHints NONE = (high, low) -> false;

    /// Whether the system is still looking for a host, or has looked in vain: a request to it would
    /// wait for that, and take room in the send buffer. Called by the thread of the sweep for hosts
    /// without a router between; what it reads may be a moment old.
    boolean isSought(long high, long low);
}
