package org.yaomote.changes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// What changes between two texts, line by line, with as few changes as there can be.
///
/// Texts that differ in very many lines are told as one replaced by the other, so that the answer
/// comes at once. After E. W. Myers, An O(ND) Difference Algorithm (1986).
public final class LineDiff {
    /// How many lines may differ before the search is given up.
    private static final int MOST_CHANGES = 1500;

    /// What becomes of a line.
    public enum Kind {
        SAME,
        REMOVED,
        ADDED
    }

    /// A line of either text.
    ///
    /// @param number in the text it stands in, counted from 1; the new one if in both
    public record Line(Kind kind, int number, String text) {}

    private final List<String> old;
    private final List<String> now;
    private final int head;
    private final int tail;

    private LineDiff(List<String> old, List<String> now) {
        this.old = old;
        this.now = now;
        int shorter = Math.min(old.size(), now.size());
        int same = 0;
        while (same < shorter && old.get(same).equals(now.get(same))) {
            same++;
        }
        head = same;
        same = 0;
        while (same < shorter - head
                && old.get(old.size() - 1 - same).equals(now.get(now.size() - 1 - same))) {
            same++;
        }
        tail = same;
    }

    /// The lines of both, removed ones before those added in their place.
    public static List<Line> between(List<String> old, List<String> now) {
        return new LineDiff(old, now).all();
    }

    /// A text that is compared with none.
    public static List<Line> none(List<String> now) {
        return between(now, now);
    }

    private List<Line> all() {
        List<Line> all = new ArrayList<>();
        for (int i = 0; i < head; i++) {
            all.add(new Line(Kind.SAME, i + 1, now.get(i)));
        }
        all.addAll(middle());
        for (int i = now.size() - tail; i < now.size(); i++) {
            all.add(new Line(Kind.SAME, i + 1, now.get(i)));
        }
        return all;
    }

    private List<Line> middle() {
        int rows = old.size() - tail - head;
        int columns = now.size() - tail - head;
        List<int[]> trace = search(rows, columns);
        return trace.isEmpty() ? replaced(rows, columns) : walkBack(trace, rows, columns);
    }

    private List<Line> replaced(int rows, int columns) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            lines.add(removed(i));
        }
        for (int i = 0; i < columns; i++) {
            lines.add(added(i));
        }
        return lines;
    }

    /// The farthest points reached with 0, 1, 2... changes, per diagonal; none if there are too
    /// many.
    private List<int[]> search(int rows, int columns) {
        int most = Math.min(rows + columns, MOST_CHANGES);
        int[] reached = new int[2 * most + 3];
        List<int[]> trace = new ArrayList<>();
        for (int changes = 0; changes <= most; changes++) {
            trace.add(Arrays.copyOfRange(reached, most - changes, most + changes + 3));
            for (int k = -changes; k <= changes; k += 2) {
                int at = most + 1 + k;
                boolean isDown =
                        k == -changes || (k != changes && reached[at - 1] < reached[at + 1]);
                int x = slide(isDown ? reached[at + 1] : reached[at - 1] + 1, k, rows, columns);
                reached[at] = x;
                if (x >= rows && x - k >= columns) {
                    return trace;
                }
            }
        }
        trace.clear();
        return trace;
    }

    private int slide(int from, int k, int rows, int columns) {
        int x = from;
        while (x < rows
                && x - k < columns
                && x - k >= 0
                && old.get(head + x).equals(now.get(head + x - k))) {
            x++;
        }
        return x;
    }

    private List<Line> walkBack(List<int[]> trace, int rows, int columns) {
        List<Line> lines = new ArrayList<>();
        int x = rows;
        int y = columns;
        for (int changes = trace.size() - 1; changes >= 0; changes--) {
            int[] before = trace.get(changes);
            int k = x - y;
            int at = changes + 1 + k;
            boolean isDown = k == -changes || (k != changes && before[at - 1] < before[at + 1]);
            int fromX = changes == 0 ? 0 : isDown ? before[at + 1] : before[at - 1];
            int fromY = changes == 0 ? 0 : fromX - (isDown ? k + 1 : k - 1);
            while (x > fromX && y > fromY) {
                x--;
                y--;
                lines.add(new Line(Kind.SAME, head + y + 1, now.get(head + y)));
            }
            if (changes > 0) {
                lines.add(isDown ? added(fromY) : removed(fromX));
            }
            x = fromX;
            y = fromY;
        }
        Collections.reverse(lines);
        return lines;
    }

    private Line added(int index) {
        return new Line(Kind.ADDED, head + index + 1, now.get(head + index));
    }

    private Line removed(int index) {
        return new Line(Kind.REMOVED, head + index + 1, old.get(head + index));
    }
}
