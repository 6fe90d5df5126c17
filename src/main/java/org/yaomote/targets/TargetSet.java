package org.yaomote.targets;

import java.util.List;

/// The hosts that a text names, in the order in which they are written, each once.
public final class TargetSet {
    private final List<TargetProblem> problems;

    private TargetSet(List<TargetProblem> problems) {
        this.problems = List.copyOf(problems);
    }

    /// What is wrong with the text; none: it can be swept.
    public List<TargetProblem> problems() {
        return problems;
    }

    /// Nobody.
    public static TargetSet none() {
        return new TargetSet(List.of());
    }
}
