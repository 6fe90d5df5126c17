package org.yaomote.rules;

import java.util.List;

/// Conditions that must all hold, compiled. Immutable; any thread.
public final class Program {
    /// Holds for everything.
    public static final Program ALWAYS = new Program(List.of());

    private final Test test;
    private final boolean empty;

    Program(List<Test> tests) {
        this.test = tests.size() == 1 ? tests.getFirst() : new Test.All(List.copyOf(tests));
        this.empty = tests.isEmpty();
    }

    /// Whether there is nothing to ask.
    public boolean isEmpty() {
        return empty;
    }

    /// Has what takes long begun elsewhere; see [Test#begin].
    Verdict begin(Visit visit) {
        return test.begin(visit);
    }

    /// Asks them in order until one does not hold. What patterns caught is forgotten unless all
    /// hold.
    public Verdict ask(Visit visit) {
        if (empty) {
            return Verdict.HOLDS;
        }
        List<?> mark = visit.matches().mark();
        Verdict verdict = test.ask(visit);
        if (verdict != Verdict.HOLDS) {
            visit.matches().reset(mark);
        }
        return verdict;
    }
}
