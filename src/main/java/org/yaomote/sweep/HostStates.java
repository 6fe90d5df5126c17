package org.yaomote.sweep;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// What is known of each host, in arrays: about 30 octets for one that is asked once.
final class HostStates {
    /// What a reply was.
    enum Heard {
        /// The first to a request.
        REPLY,
        /// A further one to the same request.
        DUPLICATE,
        /// To nothing that was sent.
        STRANGE
    }

    private static final int ANSWERED_SHIFT = EchoOptions.MOST_TRIES;
    private static final int SENT_MASK = (1 << EchoOptions.MOST_TRIES) - 1;
    private static final long MICRO = 1_000;

    private final Verdict[] verdict;
    private final byte[] step;
    private final byte[] marks;
    private final byte[] ttl;
    private final char[] bytes;
    private final char[] why;
    private final int[] whenMillis;
    private final long[] firstAt;
    private final long[] roundTrip;
    private final int[][] laterMicros = new int[EchoOptions.MOST_TRIES][];
    private final Map<Integer, Further> further = new HashMap<>();
    private final Map<Verdict, Count> counts = new EnumMap<>(Verdict.class);

    /// Of hosts with more than one reply.
    private static final class Further {
        private int duplicates;
        private int replies = 1;
        private long least;
        private long most;
        private long sum;

        private Further(long first) {
            least = first;
            most = first;
            sum = first;
        }

        private void add(long nanos, boolean duplicate) {
            duplicates += duplicate ? 1 : 0;
            replies++;
            least = Math.min(least, nanos);
            most = Math.max(most, nanos);
            sum += nanos;
        }
    }

    /// Of the hosts with a verdict; a box for each would make the end of a large sweep slow.
    private static final class Count {
        private long hosts;
    }

    HostStates(int hosts) {
        verdict = new Verdict[hosts];
        Arrays.fill(verdict, Verdict.PENDING);
        step = new byte[hosts];
        marks = new byte[hosts];
        ttl = new byte[hosts];
        bytes = new char[hosts];
        why = new char[hosts];
        whenMillis = new int[hosts];
        firstAt = new long[hosts];
        roundTrip = new long[hosts];
        for (Verdict one : Verdict.values()) {
            counts.put(one, new Count());
        }
        of(Verdict.PENDING).hosts = hosts;
    }

    /// How many tries are behind it or under way, whether they were sent or left out.
    int step(int host) {
        return step[host];
    }

    /// The next try begins.
    ///
    /// @param sent whether something was sent, or left out because it could not arrive
    void tried(int host, long at, boolean sent) {
        int attempt = step[host]++;
        if (attempt == 0) {
            firstAt[host] = at;
        } else {
            int[] times = laterMicros[attempt];
            if (times == null) {
                times = new int[step.length];
                laterMicros[attempt] = times;
            }
            times[host] = (int) ((at - firstAt[host]) / MICRO);
        }
        if (sent) {
            marks[host] |= (byte) (1 << attempt);
        }
    }

    /// When a try began.
    long triedAt(int host, int attempt) {
        int[] times = laterMicros[attempt];
        return firstAt[host] + (attempt == 0 || times == null ? 0 : times[host] * MICRO);
    }

    /// A reply to a try.
    Heard heard(int host, int attempt, long nanos) {
        int bit = 1 << attempt;
        if ((marks[host] & bit) == 0) {
            return Heard.STRANGE;
        }
        boolean again = ((marks[host] >> ANSWERED_SHIFT) & bit) != 0;
        boolean first = (marks[host] & 0xFF) >> ANSWERED_SHIFT == 0;
        marks[host] |= (byte) (bit << ANSWERED_SHIFT);
        if (first) {
            roundTrip[host] = nanos;
        } else {
            further.computeIfAbsent(host, key -> new Further(roundTrip[key])).add(nanos, again);
        }
        return again ? Heard.DUPLICATE : Heard.REPLY;
    }

    /// How the last reply looked.
    void looked(int host, int size, int hops) {
        bytes[host] = (char) size;
        ttl[host] = (byte) hops;
    }

    Verdict verdict(int host) {
        return verdict[host];
    }

    /// The number of the reason.
    int why(int host) {
        return why[host];
    }

    /// How long after the beginning the verdict came.
    int whenMillis(int host) {
        return whenMillis[host];
    }

    /// A verdict, the first one or another.
    void settle(int host, Verdict now, int reason, int millis) {
        of(verdict[host]).hosts--;
        of(now).hosts++;
        verdict[host] = now;
        why[host] = (char) reason;
        whenMillis[host] = millis;
    }

    /// A reason for what may become its verdict.
    void suspect(int host, int reason) {
        why[host] = (char) reason;
    }

    long count(Verdict one) {
        return of(one).hosts;
    }

    private Count of(Verdict one) {
        return Objects.requireNonNull(counts.get(one));
    }

    /// What the requests brought.
    HostResult.Echoes echoes(int host) {
        int sent = Integer.bitCount(marks[host] & SENT_MASK);
        int received = Integer.bitCount((marks[host] & 0xFF) >> ANSWERED_SHIFT);
        Further more = further.get(host);
        if (more == null) {
            long time = roundTrip[host];
            return new HostResult.Echoes(
                    sent, received, 0, time, time, time, bytes[host], ttl[host] & 0xFF);
        }
        return new HostResult.Echoes(
                sent,
                received,
                more.duplicates,
                more.least,
                more.sum / more.replies,
                more.most,
                bytes[host],
                ttl[host] & 0xFF);
    }
}
