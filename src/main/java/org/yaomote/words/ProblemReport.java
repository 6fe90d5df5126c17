package org.yaomote.words;

import org.yaomote.config.Problem;
import org.yaomote.config.Where;

import java.util.List;

/// Problems as text for a terminal, in the form editors make clickable.
///
/// A problem of a text is `FILE:LINE:COL: error: message`, the line itself, and a run of carets
/// under the words it is about; a problem of a field is `FILE: error: message (at FIELD)`.
/// Immutable; any thread.
public final class ProblemReport {
    /// Every terminal's usual distance.
    private static final int TAB_STOP = 8;

    private final Words words;
    private final String file;
    private final List<String> lines;

    /// @param file as the user named it
    /// @param text the whole content of the file, from which lines are shown; may be empty
    public ProblemReport(Words words, String file, String text) {
        this.words = words;
        this.file = file;
        boolean marked = !text.isEmpty() && text.charAt(0) == '\uFEFF';
        lines = (marked ? text.substring(1) : text).lines().toList();
    }

    /// All problems in their order, each ended by a line feed; empty if there are none.
    public String of(List<Problem> problems) {
        StringBuilder report = new StringBuilder();
        problems.forEach(p -> report.append(of(p)));
        return report.toString();
    }

    /// One problem, ended by a line feed.
    public String of(Problem problem) {
        String kind = words.text(problem.isError() ? "report.error" : "report.warning");
        String message = kind + ": " + words.problem(problem);
        return switch (problem.where()) {
            case Where.Line place -> {
                String at = place.file() + ":" + place.line() + ":" + place.from();
                yield at + ": " + message + "\n" + source(place);
            }
            case Where.Field(var path) ->
                    file + ": " + message + " " + words.text("report.field", path) + "\n";
            case Where.Everywhere _ -> file + ": " + message + "\n";
        };
    }

    private String source(Where.Line place) {
        if (place.line() < 1 || place.line() > lines.size()) {
            return "";
        }
        String line = lines.get(place.line() - 1);
        int from = Math.clamp(place.from() - 1, 0, line.length());
        int to = Math.clamp(place.to(), from, line.length());
        String before = shown(line.substring(0, from), 0);
        int start = width(before);
        String marked = shown(line.substring(from, to), start);
        String behind = shown(line.substring(to), start + width(marked));
        String carets = "^".repeat(Math.max(1, width(marked)));
        return before + marked + behind + "\n" + " ".repeat(start) + carets + "\n";
    }

    /// Tabs as the blanks they stand for, so that the carets fall right on any terminal; other
    /// control characters as a replacement character, so that a file cannot command the terminal.
    private static String shown(String text, int column) {
        StringBuilder shown = new StringBuilder();
        int at = column;
        for (int codePoint : text.codePoints().toArray()) {
            if (codePoint == '\t') {
                int blanks = TAB_STOP - at % TAB_STOP;
                shown.repeat(" ", blanks);
                at += blanks;
            } else {
                shown.appendCodePoint(Character.isISOControl(codePoint) ? 0xFFFD : codePoint);
                at += TextWidth.of(codePoint);
            }
        }
        return shown.toString();
    }

    private static int width(String text) {
        return text.codePoints().map(TextWidth::of).sum();
    }
}
