package org.yaomote.rules;

import org.jspecify.annotations.Nullable;
import org.yaomote.patterns.Captures;

import java.util.ArrayList;
import java.util.List;

/// What the patterns of a request caught, the newest first; eight are kept, as by Pound.
///
/// Thread: its event loop.
final class Matches {
    private static final int KEPT = 8;

    private record Entry(String tag, Captures captures) {}

    private List<Entry> newest = new ArrayList<>(0);

    void add(String tag, Captures captures) {
        if (newest.size() == KEPT) {
            newest.removeLast();
        }
        newest.addFirst(new Entry(tag, captures));
    }

    /// The captures of so many matches ago, 0 for the newest; null if there are none.
    @Nullable Captures back(int ago) {
        return ago < newest.size() ? newest.get(ago).captures() : null;
    }

    /// The newest captures of a pattern with this tag; null if there are none.
    @Nullable Captures tagged(String tag) {
        for (Entry entry : newest) {
            if (entry.tag().equals(tag)) {
                return entry.captures();
            }
        }
        return null;
    }

    /// What to come back to if the conditions that follow do not hold.
    List<?> mark() {
        return newest.isEmpty() ? List.of() : List.copyOf(newest);
    }

    void reset(List<?> mark) {
        if (newest.isEmpty() && mark.isEmpty()) {
            return;
        }
        List<Entry> before = new ArrayList<>(KEPT);
        mark.forEach(entry -> before.add((Entry) entry));
        newest = before;
    }
}
