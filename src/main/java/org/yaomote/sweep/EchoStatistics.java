package org.yaomote.sweep;

/// What many echo requests to one host came to, counted as iputils' `ping` counts it, to the last
/// digit.
///
/// One thread at a time. Round trips count in whole microseconds, cut off. A duplicate counts in
/// the times but not among the received.
public final class EchoStatistics {
    private static final int SMOOTHING = 8;
    private static final int JITTER_SMOOTHING = 16;
    private static final int HALF_OF_SEQUENCE = 0x7FFF;

    private long transmitted;
    private long received;
    private long duplicates;
    private long errors;
    private long min = Long.MAX_VALUE;
    private long max;
    private double sum;
    private double sumOfSquares;
    private long smoothed;
    private int pipe;
    private long lastNanos = -1;
    private long differences;
    private double sumOfDifferences;
    private double smoothedJitter;

    /// A request is on its way; until its fate is known it counts as lost.
    public void transmitted() {
        transmitted++;
    }

    /// The fate of so many requests will not be known: as if they had not been sent.
    public void withdrawn(int requests) {
        transmitted -= requests;
    }

    /// The first reply to a request.
    ///
    /// @param sequence of the request, from 1, in its 16 bits
    /// @param rttNanos its round trip in nanoseconds, not negative
    public void reply(int sequence, long rttNanos) {
        received++;
        acknowledge(sequence);
        time(rttNanos);
        jitter(rttNanos);
    }

    /// One more reply to a request that had one.
    ///
    /// @param sequence see [#reply]
    /// @param rttNanos see [#reply]
    public void duplicate(int sequence, long rttNanos) {
        duplicates++;
        acknowledge(sequence);
        time(rttNanos);
    }

    /// An ICMP error about a request, or the system refused to send it.
    ///
    /// @param sequence see [#reply]
    public void error(int sequence) {
        errors++;
        acknowledge(sequence);
    }

    /// ping's `pipe`: how many requests were under way when one was answered.
    private void acknowledge(int sequence) {
        int open = (int) transmitted - sequence & 0xFFFF;
        if (open <= HALF_OF_SEQUENCE) {
            pipe = Math.max(pipe, open + 1);
        }
    }

    private void time(long rttNanos) {
        long micros = rttNanos / 1_000;
        min = Math.min(min, micros);
        max = Math.max(max, micros);
        sum += micros;
        sumOfSquares += (double) micros * micros;
        smoothed = smoothed == 0 ? micros * SMOOTHING : smoothed + micros - smoothed / SMOOTHING;
    }

    private void jitter(long rttNanos) {
        if (lastNanos >= 0) {
            long difference = Math.abs(rttNanos - lastNanos);
            differences++;
            sumOfDifferences += difference;
            smoothedJitter += (difference - smoothedJitter) / JITTER_SMOOTHING;
        }
        lastNanos = rttNanos;
    }

    /// How it stands.
    public Summary summary() {
        return new Summary(
                new Counts(transmitted, received, duplicates, errors, pipe), times(), jitter());
    }

    private Times times() {
        long count = received + duplicates;
        if (count == 0) {
            return Times.NONE;
        }
        long average = (long) (sum / count);
        // Other ways to reckon it differ in the last digit.
        long variance =
                sum < Integer.MAX_VALUE
                        ? (long) ((sumOfSquares - sum * sum / count) / count)
                        : (long) (sumOfSquares / count) - average * average;
        return new Times(min, average, max, root(variance), smoothed / SMOOTHING);
    }

    /// The square root, cut off, except that Newton's steps of iputils end one above it where the
    /// next number is a square.
    private static long root(long square) {
        if (square <= 0) {
            return square;
        }
        long root = (long) Math.sqrt((double) square);
        while (root * root > square) {
            root--;
        }
        while ((root + 1) * (root + 1) <= square) {
            root++;
        }
        return (root + 1) * (root + 1) == square + 1 ? root + 1 : root;
    }

    private Jitter jitter() {
        double mean = differences == 0 ? 0 : sumOfDifferences / differences;
        return new Jitter(Math.round(mean), Math.round(smoothedJitter));
    }

    /// All numbers of one moment.
    ///
    /// @param counts how many
    /// @param times how long
    /// @param jitter how uneven
    public record Summary(Counts counts, Times times, Jitter jitter) {}

    /// How many.
    ///
    /// @param transmitted requests
    /// @param received replies, without duplicates
    /// @param duplicates further replies
    /// @param errors ICMP errors
    /// @param pipe the most requests that were under way at once
    public record Counts(long transmitted, long received, long duplicates, long errors, int pipe) {
        /// Lost requests in percent, 0 to 100, in the precision in which ping prints it.
        public float lossPercent() {
            return transmitted == 0 ? 0 : (float) ((transmitted - received) * 100.0 / transmitted);
        }
    }

    /// Round trips in whole microseconds; 0 if there are none.
    ///
    /// @param min the shortest
    /// @param average their mean, cut off
    /// @param max the longest
    /// @param deviation ping's `mdev`, which is the standard deviation
    /// @param smoothed ping's `ewma`, an average in which the last ones count most
    public record Times(long min, long average, long max, long deviation, long smoothed) {
        /// No reply came.
        public static final Times NONE = new Times(0, 0, 0, 0, 0);
    }

    /// How much round trips differ from one to the next, in nanoseconds; ping knows none of it.
    ///
    /// @param mean the mean difference
    /// @param smoothed the form of RFC 3550: each difference counts for a sixteenth
    public record Jitter(long mean, long smoothed) {}
}
