package org.yaomote.targets;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// A set of address numbers, kept as intervals that do not touch.
final class Intervals {
    private final NavigableMap<AddressNumber, AddressNumber> lastByFirst = new TreeMap<>();

    /// From one number to another, both included.
    record Interval(AddressNumber first, AddressNumber last) {}

    boolean contains(AddressNumber number) {
        Map.Entry<AddressNumber, AddressNumber> below = lastByFirst.floorEntry(number);
        return below != null && below.getValue().compareTo(number) >= 0;
    }

    void add(AddressNumber first, AddressNumber last) {
        AddressNumber from = first;
        AddressNumber to = last;
        Map.Entry<AddressNumber, AddressNumber> below = lastByFirst.floorEntry(first);
        if (below != null && reaches(below.getValue(), first)) {
            from = below.getKey();
            to = greater(to, below.getValue());
        }
        Map.Entry<AddressNumber, AddressNumber> next = lastByFirst.higherEntry(from);
        while (next != null && reaches(to, next.getKey())) {
            to = greater(to, next.getValue());
            lastByFirst.remove(next.getKey());
            next = lastByFirst.higherEntry(from);
        }
        lastByFirst.put(from, to);
    }

    private static AddressNumber greater(AddressNumber one, AddressNumber other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /// Whether no number lies between the end of one interval and the start of the next.
    private static boolean reaches(AddressNumber last, AddressNumber first) {
        return last.compareTo(first) >= 0 || last.plus(1).equals(first);
    }

    /// What of an interval is not in the set, in rising order.
    List<Interval> missing(AddressNumber first, AddressNumber last) {
        List<Interval> gaps = new ArrayList<>();
        AddressNumber from = first;
        Map.Entry<AddressNumber, AddressNumber> next = lastByFirst.floorEntry(first);
        if (next == null) {
            next = lastByFirst.higherEntry(first);
        }
        while (next != null && next.getKey().compareTo(last) <= 0) {
            if (next.getKey().compareTo(from) > 0) {
                gaps.add(new Interval(from, next.getKey().plus(-1)));
            }
            if (next.getValue().compareTo(last) >= 0) {
                return gaps;
            }
            from = greater(from, next.getValue().plus(1));
            next = lastByFirst.higherEntry(next.getKey());
        }
        gaps.add(new Interval(from, last));
        return gaps;
    }
}
