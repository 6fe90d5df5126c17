package org.yaomote.balance;

/// How the backends that take part share the requests; one for each kind of
/// [org.yaomote.config.Balancing].
///
/// Thread: any. Immutable but for what it remembers of its own arithmetic; nothing is locked and
/// nothing allocated by a question.
sealed interface Spread permits WeightedRotation, Lottery, TwoChoices, Rendezvous {
    /// The backend of a request.
    ///
    /// @param turn number of the request, over all loops
    /// @param key scattered bits of what its client is told by; asked for by [Rendezvous] only
    int at(long turn, long key);
}
