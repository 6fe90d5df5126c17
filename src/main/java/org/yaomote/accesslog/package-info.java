/// One line per request, written beside the traffic and never in its way.
///
/// The face is [RequestLog] with one [LogRing] for each event loop and [LogEntry], the facts of one
/// request. A loop copies octets into an entry and an entry into its ring; it formats nothing,
/// waits for nobody and allocates nothing. One thread of the log's own reads the rings, writes the
/// lines and turns the files over. When that thread or the disk is behind, lines are dropped and
/// counted.
///
/// One walk: a request's head is here, `entry.begin` and `entry.text` note what was asked; its
/// answer is complete, `entry.end` notes how it went and `ring.offer` hands it on; a moment later
/// [LineFormat] makes a line of it, every octet from outside escaped, and [LogFile] appends it.
@NullMarked
package org.yaomote.accesslog;

import org.jspecify.annotations.NullMarked;
