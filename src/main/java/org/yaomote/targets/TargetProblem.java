package org.yaomote.targets;

import java.util.List;
import java.util.Optional;

/// A part of a target text that names nobody.
///
/// @param start where it starts in the text, in `char`s from 0
/// @param end behind its last `char`; of something that is missing, behind the place where it
///   should be, which may be behind the text
/// @param code which text explains it: `targets.problem.CODE`
/// @param arguments of that text
public record TargetProblem(int start, int end, String code, List<Object> arguments) {
    /// The problem is in a file: name, line from 1, column from 1, and the problem there.
    public static final String IN_FILE = "in-file";

    public TargetProblem {
        arguments = List.copyOf(arguments);
    }

    /// The problem inside of the file; `start` and `end` tell where the file is named.
    public Optional<TargetProblem> inFile() {
        return code.equals(IN_FILE)
                ? Optional.of((TargetProblem) arguments.getLast())
                : Optional.empty();
    }
}
