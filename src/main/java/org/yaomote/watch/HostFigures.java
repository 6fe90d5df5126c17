package org.yaomote.watch;

import org.yaomote.sweep.EchoStatistics.Jitter;
import org.yaomote.sweep.EchoStatistics.Times;

/// Counts of a host since it is watched. A probe counts when it is settled, so that one that is
/// still under way is no loss.
///
/// @param sent probes that left and are settled
/// @param received replies in time, without duplicates
/// @param late replies that came after their time, within ten seconds
/// @param unreachable losses of which somebody said why
/// @param notSent see [Sample#NOT_SENT]; they are not in `sent`
/// @param duplicates further replies to the same probes
/// @param last round trip in microseconds, 0 if there was none
/// @param times as ping counts them, duplicates included
/// @param jitter how much round trips differ from one to the next
public record HostFigures(
        long sent,
        long received,
        long late,
        long unreachable,
        long notSent,
        long duplicates,
        int last,
        Times times,
        Jitter jitter) {
    /// Probes without a reply; a late one is none.
    public long lost() {
        return sent - received - late;
    }

    /// Their share, 0 to 100.
    public double lossPercent() {
        return sent == 0 ? 0 : 100.0 * lost() / sent;
    }
}
