package org.yaomote.ui.history;

import org.yaomote.config.Problem;
import org.yaomote.config.Where;
import org.yaomote.words.Remedy;

/// Where the window leads whoever reads what is wrong, so that nothing is wrong without a next
/// step.
///
/// @param key of the words on the link
/// @param to a place that a screen has
public record ReasonWay(String key, Where to) {
    /// That of a problem: its field, where it has one; else where files are looked after, where a
    /// listener is made, or the log.
    public static ReasonWay of(Problem problem) {
        if (problem.where() instanceof Where.Field) {
            String key =
                    Remedy.of(problem) == Remedy.EXPECTATION
                            ? "shell.reason.goto"
                            : "shell.reason.show";
            return new ReasonWay(key, problem.where());
        }
        String code = problem.code();
        if (code.startsWith("file.")) {
            return new ReasonWay("shell.reason.files", new Where.Field("settings.data"));
        }
        if (code.startsWith("listeners.")) {
            return new ReasonWay("shell.reason.listeners", new Where.Field("listeners"));
        }
        return new ReasonWay("shell.reason.log", LogsScreen.tabPlace("log"));
    }
}
