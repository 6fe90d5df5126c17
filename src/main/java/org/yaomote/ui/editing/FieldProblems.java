package org.yaomote.ui.editing;

import org.yaomote.config.Problem;
import org.yaomote.config.Where;
import org.yaomote.ui.fx.WorkspaceModel;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// What is wrong at a field: the validator's problems of the draft, the proxy's refusals, and what
/// it cannot use although it runs.
public final class FieldProblems {
    private final WorkspaceModel workspace;
    private final Refusals refusals;

    /// @param refusals what the proxy said
    public FieldProblems(WorkspaceModel workspace, Refusals refusals) {
        this.workspace = workspace;
        this.refusals = refusals;
    }

    /// The problems of exactly this field.
    ///
    /// @param path such as `listeners[0].port`
    public List<Problem> at(String path) {
        return all().filter(p -> path(p).equals(path)).toList();
    }

    /// The problems of this field and everything in it.
    public List<Problem> within(String path) {
        return all().filter(p -> isWithin(path(p), path)).toList();
    }

    private Stream<Problem> all() {
        Stream<Problem> refused = refusals.standing(workspace.draft()).stream();
        Stream<Problem> warned = workspace.warningsProperty().get().stream();
        Stream<Problem> found = workspace.problemsProperty().get().stream();
        return Stream.of(found, refused, warned).flatMap(Function.identity()).distinct();
    }

    private static boolean isWithin(String path, String outer) {
        return path.startsWith(outer)
                && (path.length() == outer.length()
                        || path.charAt(outer.length()) == '.'
                        || path.charAt(outer.length()) == '[');
    }

    private static String path(Problem problem) {
        return switch (problem.where()) {
            case Where.Field(var path) -> path;
            case Where.Line _, Where.Everywhere _ -> "";
        };
    }
}
