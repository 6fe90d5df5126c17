package org.yaomote.proxy;

import org.yaomote.config.Problem;
import org.yaomote.proxy.LoopState.Pulse;

import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Notices an event loop that hangs: one that has not ticked for two seconds although it computed
/// all that time or waits for something. A loop that merely gets no processor, a paused machine or
/// a laptop that slept are none.
///
/// Thread: its own, so that nothing that may hang is asked.
final class LoopWatch implements AutoCloseable {
    private static final long LOOK_MILLIS = 500;

    /// Two seconds.
    private static final int LOOKS = 4;

    /// Of two seconds without a tick: as much computing as an endless loop does on a busy machine.
    private static final long BUSY_NANOS = 1_500_000_000L;

    private final List<LoopState> loops;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final CompletableFuture<Problem> fault = new CompletableFuture<>();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("yaomote-watch").daemon(true).factory());
    private final long[] beats;
    private final int[] missed;
    private final long[] computed;

    private LoopWatch(List<LoopState> loops) {
        this.loops = List.copyOf(loops);
        this.beats = new long[loops.size()];
        this.missed = new int[loops.size()];
        this.computed = new long[loops.size()];
    }

    /// Watches these loops until it is closed.
    ///
    /// @param fatal completes if one of them met with what the process does not survive
    static LoopWatch over(List<LoopState> loops, CompletableFuture<Throwable> fatal) {
        LoopWatch watch = new LoopWatch(loops);
        var _ = fatal.thenRun(() -> watch.fault.complete(Problem.general("engine.broken")));
        var _ =
                watch.timer.scheduleWithFixedDelay(
                        watch::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        return watch;
    }

    /// Completes with what to tell when a loop hangs.
    CompletableFuture<Problem> fault() {
        return fault;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void look() {
        for (int i = 0; i < loops.size(); i++) {
            Pulse pulse = loops.get(i).pulse();
            Thread thread = pulse.thread();
            if (thread == null) {
                continue;
            }
            if (pulse.beat() != beats[i]) {
                beats[i] = pulse.beat();
                missed[i] = 0;
                computed[i] = threads.getThreadCpuTime(thread.threadId());
            } else if (++missed[i] >= LOOKS && hangs(thread, computed[i])) {
                report(thread);
            }
        }
    }

    private boolean hangs(Thread thread, long computedBefore) {
        boolean waits =
                switch (thread.getState()) {
                    // One that has ended comes back as little as one that waits.
                    case BLOCKED, WAITING, TIMED_WAITING, TERMINATED -> true;
                    // In the kernel, waiting for sockets, it is runnable to Java.
                    case NEW, RUNNABLE -> false;
                };
        long computedSince = threads.getThreadCpuTime(thread.threadId()) - computedBefore;
        return waits || computedSince >= BUSY_NANOS;
    }

    private void report(Thread thread) {
        if (fault.isDone()) {
            return;
        }
        String where = String.join("\n  ", Arrays.toString(thread.getStackTrace()).split(", "));
        System.getLogger(LoopWatch.class.getName())
                .log(Level.ERROR, "{0} hangs at\n  {1}", thread.getName(), where);
        fault.complete(Problem.general("engine.hangs"));
    }
}
