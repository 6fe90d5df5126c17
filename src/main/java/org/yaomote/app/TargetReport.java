package org.yaomote.app;

import org.yaomote.targets.TargetProblem;
import org.yaomote.words.Words;

/// What is wrong with a target text, with carets under the wrong part.
final class TargetReport {
    private static final char WIDE_BLANK = '\u3000';

    private final Words words;
    private final String text;

    TargetReport(Words words, String text) {
        this.words = words;
        this.text = text;
    }

    /// Two lines: the one that is wrong, and what is wrong with it.
    String of(TargetProblem problem) {
        int start = Math.min(problem.start(), text.length());
        int lineStart = text.lastIndexOf('\n', start - 1) + 1;
        int newline = text.indexOf('\n', start);
        int lineEnd = newline < 0 ? text.length() : newline;
        StringBuilder report = new StringBuilder(text.substring(lineStart, lineEnd)).append('\n');
        text.substring(lineStart, start).chars().forEach(c -> report.append(blank(c)));
        int end = Math.max(start + 1, Math.min(problem.end(), lineEnd));
        for (int i = start; i < end; i++) {
            report.append(i < text.length() && isWide(text.charAt(i)) ? "^^" : "^");
        }
        return report.append(' ').append(message(problem)).toString();
    }

    private String message(TargetProblem problem) {
        return problem.inFile()
                .map(
                        inside ->
                                "%s:%s:%s: %s"
                                        .formatted(
                                                problem.arguments().get(0),
                                                problem.arguments().get(1),
                                                problem.arguments().get(2),
                                                message(inside)))
                .orElseGet(
                        () ->
                                words.text(
                                        "targets.problem." + problem.code(),
                                        problem.arguments().toArray()));
    }

    private static char blank(int character) {
        return character == '\t' ? '\t' : isWide(character) ? WIDE_BLANK : ' ';
    }

    /// Whether a terminal gives it two columns: what Japanese is typed with, near enough.
    private static boolean isWide(int character) {
        return (character >= 0x2E80 && character <= 0xA4CF)
                || (character >= 0xAC00 && character <= 0xD7A3)
                || (character >= 0xFF01 && character <= 0xFF60);
    }
}
