package org.yaomote.rules;

import org.yaomote.config.Problem;
import org.yaomote.config.Severity;
import org.yaomote.config.Where;

import java.util.List;
import java.util.stream.Stream;

/// Lines of one source, and where they stand.
///
/// @param texts the lines that count
/// @param places of each line in its file; empty for lines that stand in the configuration itself
/// @param field that names the file or has the lines
record Lines(List<String> texts, List<Where.Line> places, String field) {
    /// Lines that stand in the configuration.
    static Lines inline(List<String> texts, String field) {
        return new Lines(texts, List.of(), field);
    }

    /// A stretch of a line.
    ///
    /// @param index of the line among those that count
    /// @param from first character, from 0
    /// @param to behind the last one
    record Part(int index, int from, int to) {}

    /// The error of a part, at its line of the file.
    Problem problem(Part part, String code, Object... arguments) {
        List<String> texts = Stream.of(arguments).map(String::valueOf).toList();
        return new Problem(Severity.ERROR, where(part), code, texts);
    }

    private Where where(Part part) {
        if (places.isEmpty()) {
            return new Where.Field(field);
        }
        Where.Line line = places.get(part.index());
        int first = line.from() - 1;
        return new Where.Line(line.file(), line.line(), first + part.from() + 1, first + part.to());
    }
}
