package org.yaomote.app;

import org.yaomote.config.Problem;
import org.yaomote.config.Severity;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What `User` and `Group` of a pound.cfg ask of a program that root started on Linux; without root
/// they are true already or cannot be made true, and stay text.
sealed interface RootRights {
    /// Nobody is named, or root did not start the program.
    record Nothing() implements RootRights {}

    /// The rights are to be given away.
    ///
    /// @param line warning of reading the line that names the user
    record Given(String user, Optional<String> group, Problem line) implements RootRights {
        /// The same at the line that asked for it, as an error.
        Problem at(Problem problem) {
            return new Problem(Severity.ERROR, line.where(), problem.code(), problem.arguments());
        }

        /// Whether other lines ask for the same.
        boolean isLike(RootRights other) {
            return other instanceof Given given
                    && given.user.equals(user)
                    && given.group.equals(group);
        }
    }

    /// They cannot be honoured: root that acts for another group is root all the same.
    record Refused(List<Problem> problems) implements RootRights {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /// What a file asks for.
    ///
    /// @param warnings of reading it, among them one for each such line
    static RootRights of(List<Problem> warnings, boolean isRoot) {
        Optional<Problem> user = last(warnings, "user");
        Optional<Problem> group = last(warnings, "group");
        if (!isRoot || (user.isEmpty() && group.isEmpty())) {
            return new Nothing();
        }
        return user.<RootRights>map(
                        line -> new Given(name(line), group.map(RootRights::name), line))
                .orElseGet(() -> new Refused(group.stream().map(RootRights::refusal).toList()));
    }

    /// The warnings without those that say that such lines have no effect.
    static List<Problem> withoutLines(List<Problem> warnings) {
        return warnings.stream().filter(p -> !isLine(p, "user") && !isLine(p, "group")).toList();
    }

    private static Problem refusal(Problem line) {
        return new Problem(Severity.ERROR, line.where(), "run.rights.groupAlone", line.arguments());
    }

    private static String name(Problem line) {
        return line.arguments().getLast();
    }

    private static Optional<Problem> last(List<Problem> warnings, String word) {
        return warnings.stream().filter(p -> isLine(p, word)).reduce((_, later) -> later);
    }

    private static boolean isLine(Problem problem, String word) {
        return problem.code().equals("pound.kept.rights")
                && problem.arguments().getFirst().toLowerCase(Locale.ROOT).equals(word);
    }

    /// Whether this program runs with the rights of root on Linux.
    static boolean areOurs() {
        return System.getProperty("os.name").equals("Linux")
                && System.getProperty("user.name").equals("root");
    }
}
