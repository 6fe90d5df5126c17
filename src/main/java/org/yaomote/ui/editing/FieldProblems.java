package org.yaomote.ui.editing;

import javafx.beans.value.ObservableValue;

import org.yaomote.config.Problem;
import org.yaomote.config.Where;
import org.yaomote.ui.fx.WorkspaceModel;

import java.util.List;

/// What is wrong at a field, of everything that is wrong.
///
/// @param workspace knows everything that is wrong
public record FieldProblems(WorkspaceModel workspace) {
    /// The problems of exactly this field.
    ///
    /// @param path such as `listeners[0].port`
    public List<Problem> at(String path) {
        return workspace.allProblems().stream().filter(p -> path(p).equals(path)).toList();
    }

    /// The problems of this field and everything in it.
    public List<Problem> within(String path) {
        return workspace.allProblems().stream().filter(p -> isWithin(path(p), path)).toList();
    }

    /// The same of several, as it changes.
    public ObservableValue<List<Problem>> following(List<String> paths) {
        return workspace
                .allProblemsProperty()
                .map(_ -> paths.stream().flatMap(path -> within(path).stream()).toList());
    }

    /// Whether there is an error at this field or in it.
    public boolean isWrong(String path) {
        return within(path).stream().anyMatch(Problem::isError);
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
