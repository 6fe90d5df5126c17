package org.yaomote.proxy;

import org.yaomote.config.Problem;
import org.yaomote.metrics.TrafficSnapshot;
import org.yaomote.rules.RateMemory;
import org.yaomote.rules.RuleCompiler;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What rules need of the engine: somewhere else to do what takes long, the counts, and somebody to
/// tell that a rule failed.
///
/// Thread: any.
final class RuleDesk {
    private static final int THREADS = 2;

    /// Beyond it errands are refused: whoever waits behind so many waits too long.
    private static final int MAX_WAITING = 256;

    private static final long COMPLAINT_NANOS = 1_000_000_000;

    private final Path base;
    private final Supplier<TrafficSnapshot> counts;
    private final RateMemory rates = new RateMemory();
    private final SecureRandom chance = new SecureRandom();
    private final AtomicLong nextComplaint = new AtomicLong(System.nanoTime());
    private final ThreadPoolExecutor errands;
    private volatile Consumer<FileNews> follower = _ -> {};

    /// Of files that are being sent. One piece of each at most waits here, so that the queue needs
    /// no bound.
    private final ThreadPoolExecutor files;

    /// @param base folder that relative paths start from
    /// @param counts reads them
    RuleDesk(Path base, Supplier<TrafficSnapshot> counts) {
        this.base = base;
        this.counts = counts;
        errands =
                new ThreadPoolExecutor(
                        THREADS,
                        THREADS,
                        10,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(MAX_WAITING),
                        Thread.ofPlatform().name("yaomote-errand-", 0).daemon(true).factory());
        errands.allowCoreThreadTimeOut(true);
        files =
                new ThreadPoolExecutor(
                        THREADS,
                        THREADS,
                        10,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        Thread.ofPlatform().name("yaomote-file-", 0).daemon(true).factory());
        files.allowCoreThreadTimeOut(true);
    }

    /// For compiling rules; the work thread's.
    RuleCompiler.Means means() {
        return new RuleCompiler.Means(base, errands, rates, chance, System.nanoTime());
    }

    Path base() {
        return base;
    }

    TrafficSnapshot counts() {
        return counts.get();
    }

    /// The rules that were compiled last are in force.
    void settled() {
        rates.settle();
    }

    /// Does something on a thread that may wait; false if too much waits already.
    boolean run(Runnable errand) {
        try {
            errands.execute(errand);
            return true;
        } catch (RejectedExecutionException _) {
            return false;
        }
    }

    /// Reads or closes a file on a thread that may wait; false if the engine is gone.
    boolean read(Runnable piece) {
        try {
            files.execute(piece);
            return true;
        } catch (RejectedExecutionException _) {
            return false;
        }
    }

    /// Notes in the log that a rule failed for a request; at most once a second, for strangers can
    /// make it happen.
    void complain(String listener, String why) {
        long now = System.nanoTime();
        long next = nextComplaint.get();
        if (now - next >= 0 && nextComplaint.compareAndSet(next, now + COMPLAINT_NANOS)) {
            System.getLogger(RuleDesk.class.getName())
                    .log(System.Logger.Level.WARNING, "a rule of {0} failed: {1}", listener, why);
        }
    }

    /// Has somebody told what becomes of changed files, on threads of the engine.
    void follow(Consumer<FileNews> told) {
        follower = told;
    }

    /// Notes what is wrong with a watched file; nothing if nothing is.
    void note(List<Problem> problems) {
        if (!problems.isEmpty()) {
            follower.accept(new FileNews.Kept(problems));
        }
        problems.forEach(
                problem ->
                        System.getLogger(RuleDesk.class.getName())
                                .log(
                                        System.Logger.Level.WARNING,
                                        "what was read before is kept: {0} {1}",
                                        problem.code(),
                                        problem.arguments()));
    }

    /// Notes what has come of changed files.
    void note(StartResult result) {
        switch (result) {
            case StartResult.Refused(var problems) -> note(problems);
            case StartResult.Started _ -> {
                follower.accept(new FileNews.TakenUp());
                System.getLogger(RuleDesk.class.getName())
                        .log(System.Logger.Level.INFO, "changed certificates are in force");
            }
        }
    }

    void close() {
        var _ = errands.shutdownNow();
        // What is queued closes files.
        files.shutdown();
    }
}
