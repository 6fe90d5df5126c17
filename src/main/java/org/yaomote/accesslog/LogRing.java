package org.yaomote.accesslog;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// The way of finished requests from one event loop to the log's thread: a ring of octets that one
/// side writes and the other reads, without a lock. Its size is the bound: what finds no room is
/// dropped and counted.
///
/// Thread: [#offer] the event loop, [#poll] the log's thread, the counts any.
public final class LogRing {
    /// Before each entry stands its length.
    private static final int PREFIX = 2;

    /// More different patterns than these within one ring give lines of the wrong look.
    private static final int PATTERNS = 1024;

    private final byte[] ring;
    private final int mask;
    private final Runnable wake;

    // Positions that only grow; the place in the ring is their lower bits. Each has one writer.
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong read = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();

    /// What the event loop knows of [#read].
    private long readSeen;

    /// The position at which the reader is woken next.
    private long wakeAt;

    /// The patterns of the entries by their numbers, from 1: the event loop's, and shown to the
    /// log's thread.
    private final Map<LogPattern, Integer> numbers = new HashMap<>();

    private final AtomicReferenceArray<@Nullable LogPattern> patterns =
            new AtomicReferenceArray<>(PATTERNS);
    private int lastNumber;

    /// @param capacity octets, a power of two, more than the longest entry's
    /// @param wake called on the event loop when half of it is used: must return at once
    LogRing(int capacity, Runnable wake) {
        this.ring = new byte[capacity];
        this.mask = capacity - 1;
        this.wake = wake;
    }

    /// Hands an entry on; the entry is free when this returns.
    ///
    /// @return false if it was dropped
    public boolean offer(LogEntry entry) {
        int size = entry.length();
        LogEntry.SHORT.set(entry.array(), LogEntry.PATTERN, (short) number(entry));
        long at = written.getPlain();
        if (at + PREFIX + size - readSeen > ring.length) {
            readSeen = read.getAcquire();
            if (at + PREFIX + size - readSeen > ring.length) {
                dropped.setOpaque(dropped.getPlain() + 1);
                return false;
            }
        }
        ring[(int) at & mask] = (byte) size;
        ring[(int) (at + 1) & mask] = (byte) (size >> 8);
        int from = (int) (at + PREFIX) & mask;
        int first = Math.min(size, ring.length - from);
        System.arraycopy(entry.array(), 0, ring, from, first);
        System.arraycopy(entry.array(), first, ring, 0, size - first);
        long end = at + PREFIX + size;
        written.setRelease(end);
        if (end >= wakeAt) {
            wakeIfHalfFull(end);
        }
        return true;
    }

    /// Takes the next entry.
    ///
    /// @param into room for the longest entry
    /// @return its length; 0 if there is none
    int poll(byte[] into) {
        long at = read.getPlain();
        if (at == written.getAcquire()) {
            return 0;
        }
        int size = (ring[(int) at & mask] & 0xff) | (ring[(int) (at + 1) & mask] & 0xff) << 8;
        int from = (int) (at + PREFIX) & mask;
        int first = Math.min(size, ring.length - from);
        System.arraycopy(ring, from, into, 0, first);
        System.arraycopy(ring, 0, into, first, size - first);
        read.setRelease(at + PREFIX + size);
        return size;
    }

    /// The pattern of this number; null for the general one.
    @Nullable LogPattern pattern(int number) {
        return number == 0 ? null : patterns.get(number);
    }

    private int number(LogEntry entry) {
        LogPattern pattern = entry.terms().pattern();
        if (pattern == null) {
            return 0;
        }
        Integer known = numbers.get(pattern);
        if (known != null) {
            return known;
        }
        lastNumber = lastNumber % (PATTERNS - 1) + 1;
        LogPattern before = patterns.get(lastNumber);
        if (before != null) {
            numbers.remove(before);
        }
        // Before the entry itself is shown.
        patterns.set(lastNumber, pattern);
        numbers.put(pattern, lastNumber);
        return lastNumber;
    }

    /// How many entries found no room.
    long dropped() {
        return dropped.getOpaque();
    }

    /// Waking costs a system call, so it is done once for each half that fills.
    private void wakeIfHalfFull(long end) {
        int half = ring.length / 2;
        readSeen = read.getAcquire();
        boolean halfFull = end - readSeen >= half;
        wakeAt = (halfFull ? end : readSeen) + half;
        if (halfFull) {
            wake.run();
        }
    }
}
