package org.yaomote.accesslog;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.AccessLog;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/// Reads the rings and writes the lines. Whatever the disk does, the rings are emptied: lines that
/// cannot be written are dropped and counted, and the file is tried again a second later.
///
/// Thread: its own, which may block on the disk; the settings and the counts are for any.
final class LogWriter implements Runnable {
    /// Where lines go, and how they look.
    record Order(AccessLog.ToFile how, Path path) {}

    private static final long PAUSE_NANOS = 100_000_000;
    private static final long SECOND_NANOS = 1_000_000_000;
    private static final int BATCH = 64 * 1024;
    private static final System.Logger LOG = System.getLogger(LogWriter.class.getName());

    private final List<LogRing> rings;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final LineFormat format;
    private final LogLine line = new LogLine();
    private final LogLine batch = new LogLine();
    private final LongAdder written = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private volatile @Nullable Order wanted;
    private final Queue<CompletableFuture<Void>> waiting = new ConcurrentLinkedQueue<>();
    private volatile boolean closing;

    private @Nullable Order order;
    private @Nullable LogFile file;
    private int inBatch;
    private long epochMinusNanos;
    private long lookAt;

    /// Whether the last attempt to write failed, and when to try again.
    private boolean failing;

    private long retryAt;

    LogWriter(List<LogRing> rings, InstantSource clock, LongSupplier nanos, ZoneId zone) {
        this.rings = rings;
        this.clock = clock;
        this.nanos = nanos;
        this.format = new LineFormat(zone);
        this.lookAt = nanos.getAsLong();
    }

    /// From now on lines go there; nowhere for null. What was handed in before goes where it was
    /// to.
    void wanted(@Nullable Order changed) {
        wanted = changed;
    }

    /// Completes when everything handed in before is written or dropped, and the file closed if no
    /// more is wanted; [#run] must be woken.
    CompletableFuture<Void> settled() {
        CompletableFuture<Void> settled = new CompletableFuture<>();
        waiting.add(settled);
        return settled;
    }

    /// Writes what is in the rings and ends; [#run] must be woken.
    CompletableFuture<Void> close() {
        closing = true;
        return done;
    }

    LogCounts counts() {
        long lost = dropped.sum() + rings.stream().mapToLong(LogRing::dropped).sum();
        return new LogCounts(written.sum(), lost);
    }

    @Override
    public void run() {
        boolean last = false;
        while (!last) {
            last = closing;
            List<CompletableFuture<Void>> asked = new ArrayList<>();
            for (var next = waiting.poll(); next != null; next = waiting.poll()) {
                asked.add(next);
            }
            try {
                round();
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "the access log met a bug", e);
            }
            asked.forEach(settled -> settled.complete(null));
            if (!last) {
                LockSupport.parkNanos(this, PAUSE_NANOS);
            }
        }
        closeFile();
        done.complete(null);
    }

    /// Empties the rings.
    void round() {
        Order next = wanted;
        if (!Objects.equals(next, order)) {
            if (order != null) {
                empty();
            }
            follow(next);
        }
        empty();
        long now = nanos.getAsLong();
        if (now - lookAt >= 0) {
            lookAt = now + SECOND_NANOS;
            look();
        }
    }

    private void follow(@Nullable Order next) {
        order = next;
        if (file != null && (next == null || !next.path.equals(file.path()))) {
            closeFile();
        }
        if (file == null && next != null) {
            file = new LogFile(next.path);
            failing = false;
        }
    }

    private void empty() {
        var now = clock.instant();
        epochMinusNanos = now.getEpochSecond() * SECOND_NANOS + now.getNano() - nanos.getAsLong();
        for (int i = 0; i < rings.size(); i++) {
            LogRing ring = rings.get(i);
            for (int size = ring.poll(format.entry()); size > 0; ) {
                take(size, ring.pattern(format.pattern()));
                size = ring.poll(format.entry());
            }
        }
        write();
    }

    private void take(int size, @Nullable LogPattern pattern) {
        Order to = order;
        LogFile into = file;
        if (to == null || into == null || (failing && nanos.getAsLong() - retryAt < 0)) {
            dropped.increment();
            return;
        }
        format.append(to.how, pattern, size, epochMinusNanos, line.clear());
        try {
            long size0 = into.size() + batch.length();
            if (size0 > 0 && size0 + line.length() > to.how.maxBytes()) {
                write();
                into.turnOver(to.how.keep());
            }
        } catch (IOException e) {
            // The line goes into the file as it is, if that can be written to.
            failed(into, e);
        }
        batch.append(line);
        inBatch++;
        if (batch.length() >= BATCH) {
            write();
        }
    }

    private void write() {
        LogFile into = file;
        if (inBatch == 0 || into == null) {
            return;
        }
        try {
            into.append(batch.array(), batch.length());
            written.add(inBatch);
            recovered(into);
        } catch (IOException e) {
            dropped.add(inBatch);
            failed(into, e);
        }
        inBatch = 0;
        batch.clear();
    }

    private void look() {
        LogFile open = file;
        if (open == null) {
            return;
        }
        try {
            open.look();
        } catch (IOException e) {
            failed(open, e);
        }
    }

    /// Says so once, not for every line.
    private void failed(LogFile into, IOException cause) {
        if (!failing) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the access log {0} cannot be written: {1}; lines are dropped until it can",
                    into.path(),
                    cause.toString());
        }
        failing = true;
        retryAt = nanos.getAsLong() + SECOND_NANOS;
    }

    private void recovered(LogFile into) {
        if (failing) {
            failing = false;
            LOG.log(
                    System.Logger.Level.INFO,
                    "the access log {0} is written again; {1} lines were dropped so far",
                    into.path(),
                    counts().dropped());
        }
    }

    private void closeFile() {
        LogFile open = file;
        file = null;
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException e) {
            failed(open, e);
        }
    }
}
