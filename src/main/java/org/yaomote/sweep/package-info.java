/// Asks many addresses whether they answer, and says of each how we know.
///
/// Face: [Sweeper] runs a [SweepRequest]; a [SweepListener] hears of each [HostResult] in batches.
/// The echo requests go through the room `echo`; what is found behind an address comes from the
/// room `inspect`.
@NullMarked
package org.yaomote.sweep;

import org.jspecify.annotations.NullMarked;
