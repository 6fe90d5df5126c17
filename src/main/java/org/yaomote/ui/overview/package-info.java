/// The first screen: does it run, is anything wrong, how much traffic is there.
///
/// Face: [OverviewScreen]; [Flow] is also read by the window's frame, so that the state on top can
/// never be greener than what the picture shows. Numbers come from snapshots only.
@NullMarked
package org.yaomote.ui.overview;

import org.jspecify.annotations.NullMarked;
