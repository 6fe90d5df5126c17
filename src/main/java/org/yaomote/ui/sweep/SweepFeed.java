package org.yaomote.ui.sweep;

import org.yaomote.sweep.HostResult;
import org.yaomote.sweep.Means;
import org.yaomote.sweep.SweepListener;
import org.yaomote.sweep.SweepSummary;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/// Brings what a sweep finds from the engine's thread to the FX thread.
///
/// At most one task waits for the FX thread, and it takes a bounded number of hosts: a sweep that
/// is faster than the window makes it late, never stiff. Thread: any calls it as a listener; the
/// receiver is called on the FX thread.
final class SweepFeed implements SweepListener {
    /// What is found, on the FX thread.
    interface Receiver {
        void started(Means means);

        void results(List<HostResult> changed);

        void progress(Progress progress);

        void finished(SweepSummary summary);
    }

    /// Hosts that one task takes. The first of a process cost far more each than later ones, and
    /// each computer is another, so it follows from how long the last task took.
    private static final int LEAST = 32;

    private static final int MOST = 4096;
    private static final long BUDGET_NANOS = 8_000_000;

    /// The rows of an empty table are dear: a screenful at once is a pause that can be seen. So it
    /// is filled by a few rows a frame.
    private static final int SCREENFUL = 32;

    private static final int FEW = 6;

    private final Executor fx;
    private final Executor nextFrame;
    private final Receiver receiver;
    private final Deque<List<HostResult>> waiting = new ArrayDeque<>();
    private Optional<Means> means = Optional.empty();
    private Optional<Progress> progress = Optional.empty();
    private Optional<SweepSummary> summary = Optional.empty();
    private boolean asked;

    /// Changed on the FX thread, under the lock.
    private int handed;

    /// Of the FX thread.
    private int atOnce = LEAST;

    /// @param fx runs a task on the FX thread, later
    /// @param nextFrame the same, but not before what was handed over is painted
    SweepFeed(Executor fx, Executor nextFrame, Receiver receiver) {
        this.fx = fx;
        this.nextFrame = nextFrame;
        this.receiver = receiver;
    }

    @Override
    public synchronized void started(Means by) {
        means = Optional.of(by);
        ask();
    }

    @Override
    public synchronized void results(List<HostResult> changed) {
        waiting.add(changed);
        ask();
    }

    @Override
    public synchronized void progress(Progress now) {
        progress = Optional.of(now);
        ask();
    }

    @Override
    public synchronized void finished(SweepSummary result) {
        summary = Optional.of(result);
        ask();
    }

    private void ask() {
        if (!asked) {
            asked = true;
            boolean isFilling = handed > 0 && handed < SCREENFUL;
            (isFilling ? nextFrame : fx).execute(this::handOver);
        }
    }

    /// The order is kept: means, hosts, progress, and the end when all hosts are handed over.
    private void handOver() {
        Optional<Means> began;
        Optional<Progress> now;
        Optional<SweepSummary> ended = Optional.empty();
        List<List<HostResult>> taken = new ArrayList<>();
        boolean isFilling;
        synchronized (this) {
            asked = false;
            began = means;
            now = progress;
            means = Optional.empty();
            progress = Optional.empty();
            isFilling = handed < SCREENFUL;
            int most = isFilling ? FEW : atOnce;
            for (int size = 0; !waiting.isEmpty() && size < most; ) {
                List<HostResult> next = waiting.removeFirst();
                if (next.size() > most - size) {
                    waiting.addFirst(next.subList(most - size, next.size()));
                    next = next.subList(0, most - size);
                }
                taken.add(next);
                size += next.size();
                handed += next.size();
            }
            if (waiting.isEmpty()) {
                ended = summary;
                summary = Optional.empty();
            } else {
                ask();
            }
        }
        began.ifPresent(receiver::started);
        if (!taken.isEmpty()) {
            long begun = System.nanoTime();
            receiver.results(taken.stream().flatMap(List::stream).toList());
            boolean quick = System.nanoTime() - begun < BUDGET_NANOS;
            int fit = Math.clamp(quick ? atOnce * 2L : atOnce / 2, LEAST, MOST);
            atOnce = isFilling ? LEAST : fit;
        }
        now.ifPresent(receiver::progress);
        ended.ifPresent(receiver::finished);
    }
}
