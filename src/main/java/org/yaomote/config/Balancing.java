package org.yaomote.config;

/// How a service's requests are given to its backends; every way heeds the weights.
public enum Balancing {
    /// One after another, interleaved: of as many requests as the weights add up to, each backend
    /// gets exactly its weight.
    ROUND_ROBIN,
    /// By chance, in proportion to the weights.
    RANDOM,
    /// Of two picked at random the one with fewer requests in flight for its weight.
    LEAST_IN_FLIGHT,
    /// By a hash of the session's key, or of the client's address where there is no affinity: every
    /// machine with the same backends makes the same choice, and nothing is remembered.
    CONSISTENT_HASH
}
