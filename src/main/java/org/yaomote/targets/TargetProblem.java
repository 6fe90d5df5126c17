package org.yaomote.targets;

import java.util.List;

/// A part of a target text that names nobody.
///
/// @param start where it starts in the text, in `char`s from 0
/// @param end behind its last `char`
/// @param code which text explains it: `targets.problem.CODE`
/// @param arguments of that text
public record TargetProblem(int start, int end, String code, List<Object> arguments) {
    public TargetProblem {
        arguments = List.copyOf(arguments);
    }
}
