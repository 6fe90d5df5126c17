/// Watches hosts: asks each at an interval, and says when one goes down or comes back.
///
/// Face: a [MonitorSession] is told which hosts; the screen pulls a [WatchSnapshot] as often as it
/// likes, a host's [History], and the [WatchEvent]s since it last looked. One thread sends and
/// receives; a lost packet is no outage, and a computer that slept or lost its network is one event
/// rather than one for each host.
@NullMarked
package org.yaomote.watch;

import org.jspecify.annotations.NullMarked;
