package org.yaomote.ui.sweep;

import java.time.Duration;
import java.util.List;

/// Keeps an eye on hosts.
///
/// Thread: the FX thread; nothing here waits.
interface Watching {
    /// Watches these, too.
    ///
    /// @param name for people; may be empty
    void add(String host, String name);

    /// Watches it no longer, and forgets what was found out about it.
    void remove(String host);

    /// Asks it no more and does not list it, but forgets nothing: [#putBack] or [#remove] follows.
    void setAside(String host);

    /// Asks a host again that was set aside, or begins anew with it if it was forgotten since.
    ///
    /// @param at how many stand before it in the list
    void putBack(WatchedHost host, int at);

    /// Asks each host this often from now on.
    void every(Duration interval);

    /// Asks nobody until [#resume].
    void pause();

    /// Asks again.
    void resume();

    /// How all of them are doing, in the order in which they were added.
    List<WatchedHost> hosts();

    /// What happened, latest first; a bounded number.
    List<WatchNote> events();
}
