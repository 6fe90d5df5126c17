package org.yaomote.watch;

import java.time.Duration;

/// Counts up [HostFigures].
///
/// Thread: one.
final class Tally {
    private long sent;
    private long received;
    private long late;
    private long unreachable;
    private long notSent;
    private long duplicates;
    private int last;
    private int min;
    private int max;
    private double sum;
    private double sumOfSquares;
    private double sumOfSteps;

    /// @param sample of a probe that is settled
    void settled(int sample) {
        if (sample == Sample.NOT_SENT) {
            notSent++;
            return;
        }
        sent++;
        if (sample == Sample.UNREACHABLE) {
            unreachable++;
        } else if (Sample.isReply(sample)) {
            replied(sample);
        }
    }

    private void replied(int sample) {
        if (received > 0) {
            sumOfSteps += Math.abs((double) sample - last);
        }
        min = received == 0 ? sample : Math.min(min, sample);
        max = Math.max(max, sample);
        sum += sample;
        sumOfSquares += (double) sample * sample;
        last = sample;
        received++;
    }

    /// A loss was only late.
    void excused(boolean wasUnreachable) {
        late++;
        unreachable -= wasUnreachable ? 1 : 0;
    }

    void duplicated() {
        duplicates++;
    }

    HostFigures figures(Duration interval) {
        double mean = received == 0 ? 0 : sum / received;
        double variance = received == 0 ? 0 : Math.max(0, sumOfSquares / received - mean * mean);
        double step = received < 2 ? 0 : sumOfSteps / (received - 1);
        return new HostFigures(
                sent,
                received,
                late,
                unreachable,
                notSent,
                duplicates,
                last,
                min,
                (int) mean,
                max,
                (int) Math.sqrt(variance),
                (int) step,
                interval.multipliedBy(sent - received - late));
    }
}
