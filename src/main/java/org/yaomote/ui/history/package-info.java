/// What is about to be applied, and what was: the review before an apply, and the screen of events,
/// logs and history.
///
/// Face: [ReviewPane], laid over the screens by the window's frame, and [LogsScreen]. Neither opens
/// a file or a socket: what they need from the disk and the network comes in by [ReviewDesk] and
/// [HistoryDesk], and is asked for off the FX thread, which owns everything here.
///
/// One walk: the user presses *Review*; [ReviewViewModel] tells the draft from what runs, part by
/// part, has the checks made and the texts printed, and each answer appears when it comes. *Undo
/// this one* is an edit like any other.
@NullMarked
package org.yaomote.ui.history;

import org.jspecify.annotations.NullMarked;
