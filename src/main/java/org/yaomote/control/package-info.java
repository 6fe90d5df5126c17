/// The channel to a running proxy on this computer: questions and answers as lines of JSON over a
/// Unix domain socket that only its own user and root may open.
///
/// The room knows no proxy: what is asked is answered by a [org.yaomote.control.Controlled].
/// Threads of its own, so nothing here touches an event loop. Decision 0047.
@NullMarked
package org.yaomote.control;

import org.jspecify.annotations.NullMarked;
