package org.yaomote.store;

import org.yaomote.config.Problem;
import org.yaomote.config.Where;
import org.yaomote.words.Words;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Locale;

/// Problems for programs: a list of objects with `file`, `line`, `column`, `endColumn`, `field`,
/// `severity`, `code`, `message` and `arguments`.
///
/// Lines and columns count from 1, columns in UTF-16 units, `endColumn` is the last one; they are
/// left out where a problem has no line, and so is `field` where it has no field. `code` stays the
/// same from version to version, `message` is for people and in their language, `arguments` are
/// what the message names, such as the word that was expected.
///
/// Adds up what is found in several files. Thread: one at a time.
public final class ProblemJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final ArrayNode all = MAPPER.createArrayNode();
    private final Words words;

    /// Nothing yet.
    public ProblemJson(Words words) {
        this.words = words;
    }

    /// Adds what was found in a file.
    ///
    /// @param file as the user named it
    public void add(String file, List<Problem> problems) {
        for (Problem problem : problems) {
            ObjectNode node = all.addObject();
            switch (problem.where()) {
                case Where.Line(var place, var line, var from, var to) -> {
                    node.put("file", place);
                    node.put("line", line);
                    node.put("column", from);
                    node.put("endColumn", to);
                }
                case Where.Field(var path) -> node.put("file", file).put("field", path);
                case Where.Everywhere _ -> node.put("file", file);
            }
            node.put("severity", problem.severity().name().toLowerCase(Locale.ROOT));
            node.put("code", problem.code());
            node.put("message", words.problem(problem));
            ArrayNode arguments = node.putArray("arguments");
            problem.arguments().forEach(arguments::add);
        }
    }

    /// The list as JSON, ended by a line feed.
    public String text() {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n";
    }
}
