package org.yaomote.rules;

import org.yaomote.policy.Rate;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/// Token buckets, one per key (the generic cell rate algorithm: of a bucket only the time at which
/// it will be full again is kept).
///
/// Beyond a number of keys, full buckets are forgotten, which changes nothing for their keys. If
/// all are in use, new keys share one more: a flood of keys costs neither memory nor the limit.
///
/// Thread: any; a bucket is one number that is compared and set.
final class Buckets {
    private static final int MAX_KEYS = 50_000;
    private static final long SWEEP_NANOS = 1_000_000_000;

    private final long tokenNanos;
    private final long burstNanos;
    private final long epoch;
    private final ConcurrentMap<String, AtomicLong> fullAt = new ConcurrentHashMap<>();
    private final AtomicLong shared = new AtomicLong();
    private final AtomicLong nextSweep = new AtomicLong();

    /// @param nowNanos of the clock that [#take] is given
    Buckets(Rate rate, long nowNanos) {
        tokenNanos = Math.max(1, rate.per().toNanos() / rate.tokens());
        burstNanos = saturated(tokenNanos, rate.burst());
        epoch = nowNanos;
    }

    private static long saturated(long nanos, long times) {
        return times > Long.MAX_VALUE / 4 / nanos ? Long.MAX_VALUE / 4 : nanos * times;
    }

    /// Takes a token from a key's bucket; false if there is none.
    boolean take(String key, long nowNanos) {
        // Counted from the making of the bucket, so that zero is a bucket that is full.
        long now = nowNanos - epoch;
        AtomicLong bucket = fullAt.get(key);
        return take(bucket == null ? bucket(key, now) : bucket, now);
    }

    /// Whether there is a token in a key's bucket, which stays there.
    boolean has(String key, long nowNanos) {
        AtomicLong bucket = fullAt.get(key);
        long now = nowNanos - epoch;
        return bucket == null || Math.max(bucket.get(), now) - now <= burstNanos;
    }

    private boolean take(AtomicLong bucket, long now) {
        while (true) {
            long full = bucket.get();
            long from = Math.max(full, now);
            if (from - now > burstNanos) {
                return false;
            }
            if (bucket.compareAndSet(full, from + tokenNanos)) {
                return true;
            }
        }
    }

    private AtomicLong bucket(String key, long now) {
        if (fullAt.size() >= MAX_KEYS) {
            sweep(now);
        }
        return fullAt.size() >= MAX_KEYS
                ? shared
                : fullAt.computeIfAbsent(key, _ -> new AtomicLong());
    }

    private void sweep(long now) {
        long due = nextSweep.get();
        if (now >= due && nextSweep.compareAndSet(due, now + SWEEP_NANOS)) {
            fullAt.values().removeIf(full -> full.get() <= now);
        }
    }
}
