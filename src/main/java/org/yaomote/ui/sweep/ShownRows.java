package org.yaomote.ui.sweep;

import javafx.collections.ObservableListBase;

import java.util.ArrayList;
import java.util.List;

/// The rows that the table shows; changed as a whole, told to the table in as few words as
/// possible.
///
/// Where rows only came in between, the table hears of those, and what is selected and focused
/// moves along by itself; else it hears that everything was replaced.
final class ShownRows extends ObservableListBase<SweepRow> {
    /// More gaps than this cost the table more than beginning anew.
    private static final int MOST_RUNS = 48;

    private List<SweepRow> rows = List.of();
    private Runnable before = () -> {};
    private Runnable after = () -> {};

    /// Calls these around every change, so that a view can keep what is selected and where it
    /// stands.
    void around(Runnable first, Runnable last) {
        before = first;
        after = last;
    }

    @Override
    public SweepRow get(int index) {
        return rows.get(index);
    }

    @Override
    public int size() {
        return rows.size();
    }

    /// Shows other rows.
    ///
    /// @param next is kept, and not changed any more
    void show(List<SweepRow> next) {
        List<int[]> runs = new ArrayList<>();
        boolean grown = findRuns(next, runs);
        if (grown && runs.isEmpty()) {
            return;
        }
        before.run();
        List<SweepRow> gone = rows;
        rows = next;
        beginChange();
        if (grown) {
            runs.forEach(run -> nextAdd(run[0], run[1]));
        } else {
            nextReplace(0, next.size(), gone);
        }
        endChange();
        after.run();
    }

    /// Finds where rows came in.
    ///
    /// @param runs takes from (inclusive) and to (exclusive) of each place
    /// @return whether that is all, and there are few of them
    private boolean findRuns(List<SweepRow> next, List<int[]> runs) {
        int old = 0;
        int at = 0;
        while (at < next.size() && runs.size() <= MOST_RUNS) {
            int from = at;
            while (at < next.size() && !isSame(old, next.get(at))) {
                at++;
            }
            if (at > from) {
                runs.add(new int[] {from, at});
            }
            while (at < next.size() && isSame(old, next.get(at))) {
                at++;
                old++;
            }
        }
        return old == rows.size() && runs.size() <= MOST_RUNS;
    }

    @SuppressWarnings("ReferenceEquality")
    private boolean isSame(int old, SweepRow row) {
        return old < rows.size() && rows.get(old) == row;
    }
}
