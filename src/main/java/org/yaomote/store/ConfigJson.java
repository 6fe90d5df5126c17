package org.yaomote.store;

import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Severity;
import org.yaomote.config.Where;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A configuration as text: JSON, one field per line, in an order that never changes, so that a
/// version control system shows what changed.
///
/// Thread: any.
public final class ConfigJson {
    /// The version of the format that is written; newer ones are refused, not guessed at.
    public static final int VERSION = 1;

    /// What reading a text gave.
    public sealed interface Reading {
        /// It is a configuration; whether it makes sense is the validator's question.
        record Read(ProxyConfig config) implements Reading {}

        /// It is none.
        ///
        /// @param problems everything wrong, with path or line and column
        record Unreadable(List<Problem> problems) implements Reading {
            public Unreadable {
                problems = List.copyOf(problems);
            }
        }
    }

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private ConfigJson() {}

    /// The text of a configuration, ending in a line end.
    public static String write(ProxyConfig config) {
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter(
                                Separators.createDefaultInstance()
                                        .withObjectNameValueSpacing(Separators.Spacing.AFTER))
                        .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                        .withArrayIndenter(new DefaultIndenter("  ", "\n"));
        JsonNode tree = new ConfigTree(MAPPER).of(config);
        return MAPPER.writer().with(printer).writeValueAsString(tree) + "\n";
    }

    /// Reads a text; never throws for a bad one.
    ///
    /// @param file its name, for problems with a line
    public static Reading read(String text, String file) {
        JsonNode tree;
        try {
            tree = MAPPER.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (JacksonException e) {
            return new Reading.Unreadable(List.of(syntax(e, file)));
        }
        if (!tree.isObject()) {
            return new Reading.Unreadable(List.of(Problem.general("file.noConfiguration")));
        }
        List<Problem> problems = new ArrayList<>();
        JsonObject root = new JsonObject(tree, "", problems);
        int version = root.number("version", Optional.empty());
        if (version > VERSION) {
            return new Reading.Unreadable(
                    List.of(Problem.error("version", "file.newer", version, VERSION)));
        }
        ProxyConfig config = TreeReader.read(root);
        root.end();
        return problems.isEmpty() ? new Reading.Read(config) : new Reading.Unreadable(problems);
    }

    private static Problem syntax(JacksonException e, String file) {
        TokenStreamLocation at = e.getLocation();
        int line = at == null ? 1 : Math.max(1, at.getLineNr());
        int column = at == null ? 1 : Math.max(1, at.getColumnNr());
        String why = String.valueOf(e.getOriginalMessage());
        boolean twice = why.contains("Duplicate");
        boolean cut = why.contains("end-of-input");
        String code = twice ? "file.keyTwice" : cut ? "file.endsEarly" : "file.syntax";
        return new Problem(
                Severity.ERROR, new Where.Line(file, line, column, column), code, List.of());
    }
}
