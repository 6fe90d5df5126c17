package org.yaomote.ui.fx;

import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.stage.Stage;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;
import org.yaomote.metrics.TrafficSnapshot;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Reads the counts twice a second, off the FX thread, and hands them to the screens on it.
///
/// The next reading is asked for when the last was handed over, so a busy window is never flooded.
/// Nothing is read while the window is hidden or iconified. Thread: the FX thread.
public final class Sampler {
    /// Time between two readings.
    public static final Duration PERIOD = Duration.ofMillis(500);

    /// How many readings lie between the two of a [Sample]: rates are those of two seconds.
    static final int SPAN = 4;

    private final Supplier<TrafficSnapshot> source;
    private final ScheduledExecutorService timer;
    private final Executor fx;
    private final List<Consumer<Sample>> subscribers = new ArrayList<>();
    private final Deque<TrafficSnapshot> readings = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<Sample> latest = new ReadOnlyObjectWrapper<>(Sample.NONE);
    private final List<Stage> followed = new ArrayList<>();
    private @Nullable Future<?> next;

    /// Counts the pauses: a reading asked for before one is dropped after it.
    private int pauses;

    /// @param source reads the counts; called on the timer's thread
    /// @param fx runs a task on the FX thread
    public Sampler(Supplier<TrafficSnapshot> source, ScheduledExecutorService timer, Executor fx) {
        this.source = source;
        this.timer = timer;
        this.fx = fx;
    }

    /// The last sample.
    public ReadOnlyObjectProperty<Sample> latestProperty() {
        return latest.getReadOnlyProperty();
    }

    /// Hands every sample from now on to the subscriber, until the subscription is ended.
    public Subscription subscribe(Consumer<Sample> subscriber) {
        subscribers.add(subscriber);
        return () -> subscribers.remove(subscriber);
    }

    /// Reads while this window can be seen, or another that is followed, and only then.
    public void follow(Stage window) {
        followed.add(window);
        InvalidationListener changed =
                _ -> setReading(followed.stream().anyMatch(w -> w.isShowing() && !w.isIconified()));
        window.showingProperty().addListener(changed);
        window.iconifiedProperty().addListener(changed);
        changed.invalidated(window.showingProperty());
    }

    /// Begins or ends the readings; readings before a pause are not compared with those after.
    public void setReading(boolean reading) {
        if (reading && next == null) {
            readings.clear();
            readIn(Duration.ZERO);
        } else if (!reading && next != null) {
            next.cancel(false);
            next = null;
            pauses++;
        }
    }

    private void readIn(Duration delay) {
        int asked = pauses;
        next =
                timer.schedule(
                        () -> {
                            TrafficSnapshot reading = source.get();
                            fx.execute(() -> handOver(reading, asked));
                        },
                        delay.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private void handOver(TrafficSnapshot reading, int asked) {
        if (asked != pauses) {
            return;
        }
        readings.addLast(reading);
        if (readings.size() > SPAN + 1) {
            readings.removeFirst();
        }
        Sample sample = new Sample(readings.getFirst(), reading);
        readIn(PERIOD);
        latest.set(sample);
        List.copyOf(subscribers).forEach(s -> s.accept(sample));
    }
}
