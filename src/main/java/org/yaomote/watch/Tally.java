package org.yaomote.watch;

import org.yaomote.sweep.EchoStatistics;

/// Counts up [HostFigures].
///
/// Thread: one.
final class Tally {
    private static final int SEQUENCES = 0xFFFF;

    private final EchoStatistics statistics = new EchoStatistics();
    private long sent;
    private long received;
    private long late;
    private long unreachable;
    private long notSent;
    private long duplicates;
    private int last;

    /// A probe was answered in time.
    void replied(long nanos) {
        count();
        received++;
        last = Sample.ofNanos(nanos);
        statistics.reply(sequence(), nanos);
    }

    /// A probe brought nothing.
    ///
    /// @param sample a code of [Sample]
    void failed(int sample) {
        if (sample == Sample.NOT_SENT) {
            notSent++;
            return;
        }
        count();
        unreachable += sample == Sample.UNREACHABLE ? 1 : 0;
    }

    private void count() {
        sent++;
        statistics.transmitted();
    }

    private int sequence() {
        return (int) sent & SEQUENCES;
    }

    /// A loss was only late.
    void excused(boolean wasUnreachable) {
        late++;
        unreachable -= wasUnreachable ? 1 : 0;
    }

    /// A further reply to the last probe that was answered.
    void duplicated(long nanos) {
        duplicates++;
        statistics.duplicate(sequence(), nanos);
    }

    HostFigures figures() {
        EchoStatistics.Summary summary = statistics.summary();
        return new HostFigures(
                sent,
                received,
                late,
                unreachable,
                notSent,
                duplicates,
                last,
                summary.times(),
                summary.jitter());
    }
}
