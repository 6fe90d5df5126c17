package org.yaomote.words;

import org.yaomote.config.Problem;
import org.yaomote.config.Where;

import java.util.List;
import java.util.function.UnaryOperator;

/// Problems as text for a terminal, in the form editors make clickable.
///
/// A problem of a text is `FILE:LINE:COL: error: message`, the line itself, and a run of carets
/// under the words it is about; a problem of a field is `FILE: error: message (at FIELD)`.
/// Immutable; any thread.
public final class ProblemReport {
    private final Words words;
    private final String file;
    private final List<String> lines;
    private final UnaryOperator<String> others;

    /// @param file as the user named it
    /// @param text the whole content of the file, from which lines are shown; may be empty
    public ProblemReport(Words words, String file, String text) {
        this(words, file, text, _ -> "");
    }

    /// @param file as the user named it
    /// @param text the whole content of the file, from which lines are shown; may be empty
    /// @param others gives the content of other files that problems name; empty if it is not to be
    ///   shown
    public ProblemReport(Words words, String file, String text, UnaryOperator<String> others) {
        this.words = words;
        this.file = file;
        this.others = others;
        lines = lines(text);
    }

    private static List<String> lines(String text) {
        boolean marked = !text.isEmpty() && text.charAt(0) == '\uFEFF';
        return (marked ? text.substring(1) : text).lines().toList();
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
        String message = kind + ": " + shown(words.problem(problem));
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
        boolean isHere = place.file().equals(file);
        List<String> shown = isHere ? lines : lines(others.apply(place.file()));
        if (place.line() < 1 || place.line() > shown.size()) {
            return "";
        }
        String line = shown.get(place.line() - 1);
        int from = Math.clamp(place.from() - 1, 0, line.length());
        int to = Math.clamp(place.to(), from, line.length());
        String before = line.substring(0, from);
        String marked = line.substring(from, to);
        String carets = under(marked, '^');
        return shown(line) + "\n" + under(before, ' ') + (carets.isEmpty() ? "^" : carets) + "\n";
    }

    /// Control characters but tabs as a replacement character, so that a file cannot command the
    /// terminal.
    private static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .map(c -> Character.isISOControl(c) && c != '\t' ? 0xFFFD : c)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }

    /// What stands under a text: a sign for each of its columns, tabs under tabs, so that it falls
    /// right wherever a terminal or an editor has its tab stops.
    private static String under(String text, char sign) {
        StringBuilder line = new StringBuilder();
        text.codePoints()
                .forEach(
                        c -> {
                            if (c == '\t') {
                                line.append('\t');
                            } else {
                                line.repeat(sign, TextWidth.of(c));
                            }
                        });
        return line.toString();
    }
}
