package org.yaomote.sweep;

/// Whether hosts on our own network have been found by their hardware address.
@FunctionalInterface
interface Neighbours {
    /// Nothing is known.
    Neighbours UNKNOWN = (high, low) -> false;

    /// Whether the system is still looking for a host, or has looked in vain: a request to it would
    /// wait for that, and take room in the send buffer. Called by the thread of the sweep; what it
    /// reads may be a moment old.
    boolean isSought(long high, long low);
}
