package org.yaomote.balance;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.Iterator;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentSkipListSet;

/// Those who wait for the same thing, by the order in which they came; also who moved here from
/// another queue stands where he would have stood.
///
/// Thread: any, without locks.
final class WaitingQueue {
    private final NavigableSet<Place> places =
            new ConcurrentSkipListSet<>(Comparator.comparingLong(Place::ticket));

    void add(Place place) {
        places.add(place);
    }

    void remove(Place place) {
        places.remove(place);
    }

    boolean hasAny() {
        return !places.isEmpty() && head() != null;
    }

    /// Who is first of those who still wait. Who ended a place takes it out, but for one that was
    /// moved meanwhile; so what is over is taken out here too.
    @Nullable Place head() {
        for (Iterator<Place> each = places.iterator(); each.hasNext(); ) {
            Place place = each.next();
            if (!place.isOver()) {
                return place;
            }
            each.remove();
        }
        return null;
    }
}
