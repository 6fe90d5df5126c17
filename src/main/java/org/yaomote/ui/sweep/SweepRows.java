package org.yaomote.ui.sweep;

import org.yaomote.sweep.HostResult;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// The hosts of one sweep as sorted and filtered rows.
///
/// A batch of results costs one walk over all rows, not one for each of them. Thread: the FX
/// thread; needs no toolkit.
final class SweepRows {
    private final Map<Integer, SweepRow> byIndex = new HashMap<>();
    private final ShownRows shown = new ShownRows();
    private List<SweepRow> sorted = new ArrayList<>();
    private RowFilter filter = RowFilter.ALL;
    private RowSorting sorting = RowSorting.ADDRESS;
    private boolean descending;
    private final Map<RowState, Integer> counts = new EnumMap<>(RowState.class);

    /// The rows that pass the filter, sorted.
    ShownRows shown() {
        return shown;
    }

    /// Whether this sweep has no host yet.
    boolean isEmpty() {
        return sorted.isEmpty();
    }

    /// How many hosts it has, shown or not.
    int size() {
        return sorted.size();
    }

    /// All rows, shown or not, sorted.
    List<SweepRow> all() {
        return List.copyOf(sorted);
    }

    /// How many hosts are in a state, shown or not.
    int count(RowState state) {
        return counts.getOrDefault(state, 0);
    }

    /// How many hosts are there, shown or not.
    int countThere() {
        return count(RowState.ALIVE) + count(RowState.SHAKY) + count(RowState.PRESENT);
    }

    /// What is shown of them.
    RowFilter filter() {
        return filter;
    }

    /// Forgets all hosts.
    void clear() {
        byIndex.clear();
        counts.clear();
        sorted = new ArrayList<>();
        refresh();
    }

    /// Takes results in.
    ///
    /// @param line makes what is shown of a result
    void take(List<HostResult> results, Function<HostResult, SweepLine> line) {
        List<SweepRow> fresh = new ArrayList<>();
        for (HostResult result : results) {
            SweepRow row = byIndex.get(result.index());
            SweepLine now = line.apply(result);
            counts.merge(RowState.of(now), 1, Integer::sum);
            if (row == null) {
                row = new SweepRow(now);
                byIndex.put(result.index(), row);
                fresh.add(row);
            } else {
                counts.merge(RowState.of(row.now()), -1, Integer::sum);
                row.show(now);
            }
        }
        if (sorting.isSettled()) {
            fresh.sort(comparator());
            sorted = merged(sorted, fresh, comparator());
        } else {
            sorted.addAll(fresh);
            sorted.sort(comparator());
        }
        refresh();
    }

    /// Changes what all rows show, such as marks.
    void change(UnaryOperator<SweepLine> change) {
        for (SweepRow row : sorted) {
            SweepLine changed = change.apply(row.now());
            if (!changed.equals(row.now())) {
                row.show(changed);
            }
        }
        if (!sorting.isSettled()) {
            sorted.sort(comparator());
        }
        refresh();
    }

    /// Sorts by something else.
    void sort(RowSorting by, boolean other) {
        sorting = by;
        descending = other;
        sorted.sort(comparator());
        refresh();
    }

    /// Shows something else of them.
    void filter(RowFilter changed) {
        filter = changed;
        refresh();
    }

    /// The row of a host of this sweep.
    Optional<SweepRow> row(int index) {
        return Optional.ofNullable(byIndex.get(index));
    }

    private Comparator<SweepRow> comparator() {
        return sorting.comparator(descending);
    }

    private void refresh() {
        List<SweepRow> next;
        if (filter.isOpen()) {
            next = List.copyOf(sorted);
        } else {
            next = sorted.stream().filter(row -> filter.passes(row.now())).toList();
        }
        shown.show(next);
    }

    private static List<SweepRow> merged(
            List<SweepRow> old, List<SweepRow> fresh, Comparator<SweepRow> order) {
        if (fresh.isEmpty()) {
            return old;
        }
        List<SweepRow> all = new ArrayList<>(old.size() + fresh.size());
        int at = 0;
        for (SweepRow row : fresh) {
            while (at < old.size() && order.compare(old.get(at), row) < 0) {
                all.add(old.get(at++));
            }
            all.add(row);
        }
        all.addAll(old.subList(at, old.size()));
        return all;
    }
}
