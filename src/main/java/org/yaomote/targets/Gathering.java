package org.yaomote.targets;

import org.jspecify.annotations.Nullable;
import org.yaomote.targets.Run.Numbers;
import org.yaomote.targets.Run.Space;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Takes what the parts of a text name, and keeps each host once: the first one wins, and those to
/// leave out win over all.
final class Gathering {
    /// A sweep of more hosts is refused, so their order matters no more.
    static final int MOST = 1 << 20;

    private final List<TargetProblem> problems = new ArrayList<>();
    private final List<Run> wanted = new ArrayList<>();
    private final List<Run> unwanted = new ArrayList<>();
    private @Nullable Piece leftOut;
    private long sparseLeftOut;
    private BigInteger beyond = BigInteger.ZERO;

    /// What follows is to be left out.
    ///
    /// @param place where that is said; null: it is wanted
    void leaveOut(@Nullable Piece place) {
        leftOut = place;
    }

    @Nullable Piece leftOut() {
        return leftOut;
    }

    void add(Run run) {
        List<Run> list = leftOut == null ? wanted : unwanted;
        if (leftOut != null && isTooMuchToLeaveOut(run)) {
            addBeyond(run.exactCount());
            return;
        }
        if (list.size() < MOST) {
            if (!continues(list, run)) {
                list.add(run);
            }
        } else {
            addBeyond(run.exactCount());
        }
    }

    private boolean isTooMuchToLeaveOut(Run run) {
        if (run instanceof Numbers numbers && !numbers.isDense()) {
            sparseLeftOut =
                    Math.min(2L * MOST, sparseLeftOut + Math.min(2L * MOST, numbers.count()));
        }
        return sparseLeftOut > MOST;
    }

    /// Addresses one after the other are one run.
    private static boolean continues(List<Run> list, Run run) {
        if (list.isEmpty()
                || !(list.getLast() instanceof Numbers before)
                || !(run instanceof Numbers next)
                || !before.space().equals(next.space())
                || before.step() != 1
                || next.step() != 1
                || !before.last().plus(1).equals(next.first())
                || next.first().equals(AddressNumber.ZERO)) {
            return false;
        }
        list.set(list.size() - 1, Numbers.upwards(before.space(), before.first(), next.last()));
        return true;
    }

    /// Hosts that are too many to be kept apart: they count, no more.
    void addBeyond(BigInteger count) {
        if (leftOut == null) {
            beyond = beyond.add(count);
        } else {
            refuse(leftOut.problem("exclude-much", MOST));
        }
    }

    void problem(TargetProblem problem) {
        problems.add(problem);
    }

    /// Said once, however many runs the part has.
    private void refuse(TargetProblem problem) {
        if (problems.isEmpty() || !problems.getLast().equals(problem)) {
            problems.add(problem);
        }
    }

    List<TargetProblem> problems() {
        return problems;
    }

    BigInteger beyond() {
        return beyond;
    }

    /// The runs without what occurs twice and without what is left out.
    List<Run> runs() {
        Once once = new Once();
        unwanted.forEach(once::add);
        once.kept.clear();
        once.sparse = 0;
        wanted.forEach(once::add);
        return once.kept;
    }

    /// Lets through what it has not seen.
    private static final class Once {
        private final Map<Space, Intervals> seen = new HashMap<>();
        private final Set<String> names = new HashSet<>();
        private final List<Run> kept = new ArrayList<>();

        /// Addresses that were looked at one by one.
        private long sparse;

        void add(Run run) {
            switch (run) {
                case Run.Named named -> {
                    if (names.add(named.name().toLowerCase(Locale.ROOT))) {
                        kept.add(named);
                    }
                }
                case Numbers numbers when numbers.isDense() -> addDense(numbers);
                case Numbers numbers when sparse + numbers.count() > MOST -> kept.add(numbers);
                case Numbers numbers -> addSparse(numbers);
            }
        }

        private void addDense(Numbers run) {
            Intervals intervals = seen.computeIfAbsent(run.space(), _ -> new Intervals());
            List<Intervals.Interval> missing = intervals.missing(run.lowest(), run.highest());
            for (Intervals.Interval piece : run.step() > 0 ? missing : missing.reversed()) {
                kept.add(
                        run.step() > 0
                                ? new Numbers(run.space(), piece.first(), piece.last(), 1)
                                : new Numbers(run.space(), piece.last(), piece.first(), -1));
            }
            intervals.add(run.lowest(), run.highest());
        }

        private void addSparse(Numbers run) {
            Intervals intervals = seen.computeIfAbsent(run.space(), _ -> new Intervals());
            long count = run.count();
            sparse += count;
            long start = 0;
            for (long i = 0; i < count; i++) {
                AddressNumber number = run.number(i);
                if (intervals.contains(number)) {
                    keep(run, start, i);
                    start = i + 1;
                } else {
                    intervals.add(number, number);
                }
            }
            keep(run, start, count);
        }

        private void keep(Numbers run, long start, long behind) {
            if (behind > start) {
                kept.add(
                        new Numbers(
                                run.space(),
                                run.number(start),
                                run.number(behind - 1),
                                run.step()));
            }
        }
    }
}
