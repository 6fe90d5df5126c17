package org.yaomote.ui.fx;

import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.stage.Stage;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;
import org.yaomote.metrics.Traffic;
import org.yaomote.metrics.TrafficSnapshot;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Reads the counts twice a second, off the FX thread, and hands them to the screens on it; once a
/// second at full load, where drawing would take the processor from those who are served.
///
/// The next reading is asked for when the last was handed over, so a busy window is never flooded.
/// While no window can be seen it reads once a second, and only [#latestProperty] follows: what is
/// kept over time has no gaps then, and no screen does anything. Thread: the FX thread.
public final class Sampler {
    /// Time between two readings.
    public static final Duration PERIOD = Duration.ofMillis(500);

    /// Time between two readings while nothing can be seen, or at full load.
    static final Duration SLOW_PERIOD = Duration.ofSeconds(1);

    /// Requests a second from which on it is full load.
    static final int FULL_LOAD = 2_000;

    /// What lies between the two readings of a [Sample] at least, as soon as there are enough.
    static final Duration SPAN = Duration.ofSeconds(2);

    private final Supplier<TrafficSnapshot> source;
    private final ScheduledExecutorService timer;
    private final Executor fx;
    private final List<Consumer<Sample>> subscribers = new ArrayList<>();
    private final Deque<TrafficSnapshot> readings = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<Sample> latest = new ReadOnlyObjectWrapper<>(Sample.NONE);
    private final List<Stage> followed = new ArrayList<>();
    private @Nullable Future<?> next;
    private boolean seen;

    /// Counts how often the pace was changed: a reading asked for before is dropped after it.
    private int paces;

    /// @param source reads the counts; called on the timer's thread which ends the readings when it
    ///   is shut down
    /// @param fx runs a task on the FX thread
    public Sampler(Supplier<TrafficSnapshot> source, ScheduledExecutorService timer, Executor fx) {
        this.source = source;
        this.timer = timer;
        this.fx = fx;
    }

    /// The last sample, also of the time in which nothing can be seen.
    public ReadOnlyObjectProperty<Sample> latestProperty() {
        return latest.getReadOnlyProperty();
    }

    /// Hands every sample from now on to the subscriber while something can be seen, until the
    /// subscription is ended.
    public Subscription subscribe(Consumer<Sample> subscriber) {
        subscribers.add(subscriber);
        return () -> subscribers.remove(subscriber);
    }

    /// The same, but only while this part of the window is not hidden: what is hidden would be laid
    /// out all the same. When it comes up it is handed the last sample.
    public Subscription subscribe(Node place, Consumer<Sample> subscriber) {
        Consumer<Sample> whileShown =
                sample -> {
                    if (isInSight(place)) {
                        subscriber.accept(sample);
                    }
                };
        return subscribe(whileShown)
                .and(place.visibleProperty().subscribe(_ -> whileShown.accept(latest.get())));
    }

    private static boolean isInSight(Node place) {
        for (Node node = place; node != null; node = node.getParent()) {
            if (!node.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /// Reads for the screens while this window can be seen, or another that is followed.
    public void follow(Stage window) {
        followed.add(window);
        InvalidationListener changed =
                _ -> setSeen(followed.stream().anyMatch(w -> w.isShowing() && !w.isIconified()));
        window.showingProperty().addListener(changed);
        window.iconifiedProperty().addListener(changed);
        changed.invalidated(window.showingProperty());
    }

    /// Begins to read, at the pace for screens or the one for nobody who looks.
    public void setSeen(boolean now) {
        if (next != null && seen == now) {
            return;
        }
        if (next != null) {
            next.cancel(false);
        }
        seen = now;
        paces++;
        readIn(seen ? Duration.ZERO : SLOW_PERIOD);
    }

    private void readIn(Duration delay) {
        int asked = paces;
        try {
            next = timer.schedule(() -> read(asked), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException _) {
            // The program ends, and the window is hidden on its way.
            next = null;
        }
    }

    private void read(int asked) {
        TrafficSnapshot reading = source.get();
        fx.execute(() -> handOver(reading, asked));
    }

    private void handOver(TrafficSnapshot reading, int asked) {
        if (asked != paces) {
            return;
        }
        readings.addLast(reading);
        trim(reading);
        Sample sample = new Sample(readings.getFirst(), reading);
        readIn(seen && !isFull(sample) ? PERIOD : SLOW_PERIOD);
        latest.set(sample);
        if (seen) {
            List.copyOf(subscribers).forEach(s -> s.accept(sample));
        }
    }

    private static boolean isFull(Sample sample) {
        return sample.perSecond(s -> s.overListeners(Traffic::requests)) >= FULL_LOAD;
    }

    /// Leaves the youngest that is old enough as the first.
    private void trim(TrafficSnapshot now) {
        TrafficSnapshot first = readings.removeFirst();
        while (readings.size() > 1 && isOldEnough(readings.getFirst(), now)) {
            first = readings.removeFirst();
        }
        readings.addFirst(first);
    }

    private static boolean isOldEnough(TrafficSnapshot reading, TrafficSnapshot now) {
        return now.takenNanos() - reading.takenNanos() >= SPAN.toNanos();
    }
}
