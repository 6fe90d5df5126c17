package org.yaomote.notices;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Holds what happens back for a moment, so that ten things at once are one notice.
///
/// Thread: any.
public final class NoticeGroups {
    /// How long the first of a group waits for others.
    public static final Duration GATHERING = Duration.ofSeconds(5);

    /// How many of a group are kept word by word; of the others only the number.
    public static final int MOST = 20;

    /// What came together.
    ///
    /// @param first sentences, the oldest first; at most [#MOST]
    /// @param count how many there were
    public record Group(List<String> first, int count) {
        public Group {
            first = List.copyOf(first);
        }
    }

    private final ScheduledExecutorService timer;
    private final Consumer<Group> show;
    private final List<String> gathered = new ArrayList<>();
    private int count;

    /// @param timer on which groups are handed over
    /// @param show gets each group; must not block
    public NoticeGroups(ScheduledExecutorService timer, Consumer<Group> show) {
        this.timer = timer;
        this.show = show;
    }

    /// Something happened. The first opens a group that ends [#GATHERING] later.
    public synchronized void add(String sentence) {
        count++;
        if (gathered.size() < MOST) {
            gathered.add(sentence);
        }
        if (count == 1) {
            try {
                var _ = timer.schedule(this::hand, GATHERING.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException _) {
                // The program is ending: whoever ends it knows.
                forget();
            }
        }
    }

    private void hand() {
        Group group;
        synchronized (this) {
            group = new Group(gathered, count);
            forget();
        }
        show.accept(group);
    }

    private synchronized void forget() {
        gathered.clear();
        count = 0;
    }
}
