package org.yaomote.pound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How a text is laid out: line ends, indentation, comments.
final class PoundText {
    private static final String MARK = "\uFEFF";
    private static final String UNIT = "    ";
    private static final Pattern INDENT = Pattern.compile("[ \\t]*");

    private PoundText() {}

    /// The lines as they are counted: without line ends and byte order mark.
    static List<String> lines(String text) {
        return (text.startsWith(MARK) ? text.substring(1) : text).lines().toList();
    }

    /// Lines put together as they were in a text: with its line ends and byte order mark.
    static String like(String text, List<String> lines) {
        String end = text.contains("\r\n") ? "\r\n" : "\n";
        String mark = text.startsWith(MARK) ? MARK : "";
        boolean isEnded = text.isEmpty() || text.endsWith("\n") || text.endsWith("\r");
        String joined = String.join(end, lines);
        return mark + joined + (isEnded && !lines.isEmpty() ? end : "");
    }

    /// The blanks a line begins with.
    static String indent(String line) {
        Matcher matcher = INDENT.matcher(line);
        return matcher.lookingAt() ? matcher.group() : "";
    }

    /// By how much a text indents what stands in a section.
    static String unit(Original original) {
        for (Original.Node node : original.all()) {
            if (node.isForeign()) {
                continue;
            }
            Optional<String> inner = innerIndent(original, node);
            String outer = indent(original.lines().get(node.first()));
            if (inner.isPresent() && inner.get().startsWith(outer)) {
                String unit = inner.get().substring(outer.length());
                if (!unit.isEmpty()) {
                    return unit;
                }
            }
        }
        return UNIT;
    }

    /// The indentation of the first line in a section; empty for an empty one.
    static Optional<String> innerIndent(Original original, Original.Node section) {
        return section.body().stream()
                .flatMap(List::stream)
                .filter(n -> !n.isForeign())
                .findFirst()
                .map(n -> indent(original.lines().get(n.first())));
    }

    /// The comment behind a directive, beginning with `#`; empty for none.
    static String comment(List<String> lines, Original.Node node) {
        String last = lines.get(node.opened() - 1);
        int from = lastColumn(node.directive(), node.opened());
        String rest = last.substring(Math.min(from, last.length())).strip();
        return rest.startsWith("#") ? rest : "";
    }

    private static int lastColumn(Directive directive, int line) {
        int column = directive.word().line() == line ? directive.word().at().to() : 0;
        for (Token argument : directive.arguments()) {
            column = argument.line() == line ? argument.at().to() : column;
        }
        return column;
    }

    /// A new text of these lines, a blank line before every section outside.
    static String fresh(List<PrintedLine> top) {
        StringBuilder text = new StringBuilder();
        for (PrintedLine line : top) {
            if (line.body().isPresent() && !text.isEmpty()) {
                text.append('\n');
            }
            for (String physical : block(line, "", UNIT, Set.of())) {
                text.append(physical).append('\n');
            }
        }
        return text.toString();
    }

    /// A directive with what stands below it.
    ///
    /// @param said slots of which a line further out says something: there, usual lines are needed
    static List<String> block(PrintedLine line, String indent, String unit, Set<String> said) {
        List<String> block = new ArrayList<>();
        block.add(indent + line.text());
        for (PrintedLine inner : line.body().orElse(List.of())) {
            if (!inner.isUsual() || said.contains(inner.slot())) {
                block.addAll(block(inner, indent + unit, unit, said));
            }
        }
        if (line.body().isPresent()) {
            block.add(indent + "End");
        }
        return block;
    }
}
