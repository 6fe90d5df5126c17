/// What became of requests, and why: recorded while somebody looks, kept within bounds, filtered,
/// and written for others. The engine fills a [org.yaomote.traffic.Recording] on its event loop;
/// whoever looks fetches them by [org.yaomote.traffic.TrafficTap#drain], and only from there on are
/// they texts, without secrets.
@NullMarked
package org.yaomote.traffic;

import org.jspecify.annotations.NullMarked;
