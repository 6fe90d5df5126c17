/// What happened, in one list that every part of the program reports to.
///
/// Face: [EventLog] keeps the last ones and writes them down; an [Event] is a value with the key of
/// its words, so that it reads well in either language later. Bounded in memory and on the disk;
/// what cannot be read back is passed over.
///
/// One walk: a backend stops answering; the window adds the event `backend.state-down` with its
/// label; the log hands it to its observers and appends a line of JSON to the file, on the thread
/// that may block.
@NullMarked
package org.yaomote.events;

import org.jspecify.annotations.NullMarked;
