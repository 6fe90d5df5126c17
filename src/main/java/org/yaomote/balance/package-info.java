/// Which backend gets this request.
///
/// Face: [BackendPool] (chooses), [BackendState] (what is known of a backend), [SessionTable] (who
/// is bound to which backend), [RetryPolicy] (whether to try again), [LiveState] (what outlives a
/// configuration). No sockets and no clock: time is a parameter. Thread: any; the event loops share
/// the states, which are atomics.
///
/// One walk: the exchange asks `pool.choose(session, attempts, now)`, tells the state `began`, and
/// after the answer `succeeded` or `failed`; a failure that ejects a backend makes the next choice
/// build a new rotation without it.
@NullMarked
package org.yaomote.balance;

import org.jspecify.annotations.NullMarked;
