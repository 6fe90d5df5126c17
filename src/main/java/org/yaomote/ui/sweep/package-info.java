/// The Host sweep screen: asks many addresses, shows who is there and how we know, keeps an eye on
/// some, and makes backends of them.
///
/// Face: `SweepScreen`, over [SweepViewModel], [PingViewModel] and [WatchViewModel], which have no
/// nodes. What a running sweep finds comes from the engine's thread through [SweepFeed] in batches;
/// [SweepRows] keeps 65,536 of them sorted and filtered without work for each row. Thread: the FX
/// thread.
///
/// One walk: addresses are typed, [TypedTargets] counts them; Sweep is pressed, the engine reports
/// to [SweepFeed], [SweepRows] takes the hosts in and tells the table where new rows are; some are
/// selected and added to a service as one edit of the workspace.
@NullMarked
package org.yaomote.ui.sweep;

import org.jspecify.annotations.NullMarked;
