package org.yaomote.watch;

import org.yaomote.watch.WatchEvent.Numbered;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/// The last 10,000 events.
///
/// Thread: one.
final class EventLog {
    static final int CAPACITY = 10_000;

    private final Deque<Numbered> events = new ArrayDeque<>();
    private long last;

    void add(WatchEvent event) {
        if (events.size() == CAPACITY) {
            events.remove();
        }
        last++;
        events.add(new Numbered(last, event));
    }

    /// Those with a higher number, oldest first.
    List<Numbered> after(long number) {
        List<Numbered> found = new ArrayList<>();
        for (Iterator<Numbered> newest = events.descendingIterator(); newest.hasNext(); ) {
            Numbered event = newest.next();
            if (event.number() <= number) {
                break;
            }
            found.add(event);
        }
        return found.reversed();
    }

    long last() {
        return last;
    }
}
