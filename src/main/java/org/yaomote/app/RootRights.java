package org.yaomote.app;

import org.yaomote.config.Problem;
import org.yaomote.config.Severity;

import java.util.List;

/// What becomes of `User` and `Group` of a pound.cfg if it is run by root on Linux: the program
/// cannot give its rights away while it runs, and must not serve the world with those of root
/// although its file says otherwise.
final class RootRights {
    private RootRights() {}

    /// Why a file is not to be run by this user; empty if it may be.
    ///
    /// @param warnings of reading it, among them one for each such line
    static List<Problem> refusals(List<Problem> warnings, boolean isRoot) {
        if (!isRoot) {
            return List.of();
        }
        return warnings.stream()
                .filter(problem -> problem.code().equals("pound.kept.rights"))
                .filter(RootRights::namesSomebody)
                .map(
                        problem ->
                                new Problem(
                                        Severity.ERROR,
                                        problem.where(),
                                        "run.asRoot",
                                        problem.arguments()))
                .toList();
    }

    private static boolean namesSomebody(Problem problem) {
        return problem.arguments().stream()
                .anyMatch(word -> word.equalsIgnoreCase("User") || word.equalsIgnoreCase("Group"));
    }

    /// Whether this program runs with the rights of root on Linux.
    static boolean areOurs() {
        return System.getProperty("os.name").equals("Linux")
                && System.getProperty("user.name").equals("root");
    }
}
