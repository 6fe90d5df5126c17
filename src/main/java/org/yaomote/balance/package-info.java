/// Which backend gets this request.
///
/// Face: [BackendPool] (chooses, and lets wait), [BackendState] (what is known of a backend),
/// [SessionTable] and [InsertedCookie] (who is bound to which backend), [RetryPolicy] (whether to
/// try again), [LiveState] (what outlives a configuration). No sockets, no clock and no chance:
/// time and a seed are parameters. Thread: any; the event loops share the states, which are
/// atomics.
///
/// One walk: the exchange asks `pool.choose(session, origin, attempts, now)`, which counts the
/// request at the backend; it tells the state `succeeded` or `failed`, and in the end `ended`,
/// which serves whoever waits. A failure or a check that takes a backend out makes the next choice
/// work out a new [Roster] without it.
@NullMarked
package org.yaomote.balance;

import org.jspecify.annotations.NullMarked;
