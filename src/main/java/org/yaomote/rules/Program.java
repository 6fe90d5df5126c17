package org.yaomote.rules;

import java.util.List;

/// Conditions that must all hold, compiled. Immutable; any thread.
public final class Program {
    /// Holds for everything.
    public static final Program ALWAYS = new Program(List.of());

    private final List<Test> tests;
    private final boolean empty;

    Program(List<Test> tests) {
        this.tests = List.copyOf(tests);
        this.empty = tests.isEmpty();
    }

    /// Whether there is nothing to ask.
    public boolean isEmpty() {
        return empty;
    }

    /// Has what takes long begun elsewhere; see [Test#begin].
    Verdict begin(Visit visit) {
        return Test.begin(tests, visit);
    }

    /// Asks them in order until one does not hold, which [Visit#decidedBy] then names. What
    /// patterns caught is forgotten unless all hold.
    public Verdict ask(Visit visit) {
        if (empty) {
            return Verdict.HOLDS;
        }
        List<?> mark = visit.matches().mark();
        Verdict verdict = all(visit);
        if (verdict != Verdict.HOLDS) {
            visit.matches().reset(mark);
        }
        return verdict;
    }

    private Verdict all(Visit visit) {
        for (int i = 0; i < tests.size(); i++) {
            Verdict verdict = tests.get(i).ask(visit);
            if (verdict != Verdict.HOLDS) {
                visit.decidedBy(i);
                return verdict;
            }
        }
        return Verdict.HOLDS;
    }
}
