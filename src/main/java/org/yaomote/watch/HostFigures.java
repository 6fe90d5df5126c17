package org.yaomote.watch;

import java.time.Duration;

/// Counts of a host since it is watched. A probe counts when it is settled, so that one that is
/// still under way is no loss. Times are round trips in microseconds, 0 if there was none.
///
/// @param sent probes that left and are settled
/// @param received replies in time, without duplicates
/// @param late replies that came after their time, within ten seconds
/// @param unreachable losses of which somebody said why
/// @param notSent probes that say nothing, see [Sample#NOT_SENT]; they are not in `sent`
/// @param duplicates further replies to the same probes
/// @param last of the last reply
/// @param min the shortest
/// @param avg their mean
/// @param max the longest
/// @param deviation from the mean, as ping's `mdev`: the root of the variance
/// @param jitter the mean difference of one round trip from the one before; not the deviation
/// @param outage losses times the interval
public record HostFigures(
        long sent,
        long received,
        long late,
        long unreachable,
        long notSent,
        long duplicates,
        int last,
        int min,
        int avg,
        int max,
        int deviation,
        int jitter,
        Duration outage) {
    /// Probes without a reply; a late one is none.
    public long lost() {
        return sent - received - late;
    }

    /// Their share, 0 to 100.
    public double lossPercent() {
        return sent == 0 ? 0 : 100.0 * lost() / sent;
    }
}
