package org.yaomote.store;

import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Severity;
import org.yaomote.config.Where;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

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
        /// @param rest what the fields that are right say, where there is any: only to look for
        ///   more that is wrong
        record Unreadable(List<Problem> problems, Optional<ProxyConfig> rest) implements Reading {
            public Unreadable {
                problems = List.copyOf(problems);
            }

            Unreadable(Problem problem) {
                this(List.of(problem), Optional.empty());
            }
        }
    }

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    /// Half a surrogate pair: no UTF-8 can hold it, a JSON escape can.
    private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

    private ConfigJson() {}

    /// The text of a configuration, ending in a line end.
    public static String write(ProxyConfig config) {
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter(
                                Separators.createDefaultInstance()
                                        .withArrayEmptySeparator("")
                                        .withObjectNameValueSpacing(Separators.Spacing.AFTER))
                        .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                        .withArrayIndenter(new DefaultIndenter("  ", "\n"));
        JsonNode tree = new ConfigTree(MAPPER).of(config);
        String text = MAPPER.writer().with(printer).writeValueAsString(tree) + "\n";
        return LONE_SURROGATE
                .matcher(text)
                .replaceAll(m -> "\\\\u%04X".formatted((int) m.group().charAt(0)));
    }

    /// Reads a text; never throws for a bad one.
    ///
    /// @param file its name, for problems with a line
    public static Reading read(String text, String file) {
        String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        JsonNode tree;
        try {
            tree = MAPPER.readTree(unmarked);
        } catch (StreamConstraintsException _) {
            return new Reading.Unreadable(Problem.general("file.beyondLimits"));
        } catch (JacksonException e) {
            return new Reading.Unreadable(syntax(e, unmarked, file));
        }
        if (!tree.isObject()) {
            return new Reading.Unreadable(Problem.general("file.noConfiguration"));
        }
        List<Problem> problems = new ArrayList<>();
        JsonObject root = new JsonObject(tree, "", problems);
        int version = root.number("version", Optional.empty());
        if (version > VERSION) {
            return new Reading.Unreadable(Problem.error("version", "file.newer", version, VERSION));
        }
        if (version < 1 && problems.isEmpty()) {
            problems.add(Problem.error("version", "file.noSuchVersion", version, VERSION));
        }
        ProxyConfig config = TreeReader.read(root);
        root.end();
        return problems.isEmpty()
                ? new Reading.Read(config)
                : new Reading.Unreadable(problems, Optional.of(config));
    }

    private static Problem syntax(JacksonException e, String text, String file) {
        TokenStreamLocation at = e.getLocation();
        int line = at == null ? 1 : Math.max(1, at.getLineNr());
        int column = at == null ? 1 : Math.max(1, at.getColumnNr());
        if (e instanceof UnexpectedEndOfInputException) {
            return problem(new Where.Line(file, line, column, column), "file.endsEarly");
        }
        // The library has no class of its own for this one.
        if (e.getOriginalMessage().startsWith("Duplicate Object property")) {
            return problem(keyBefore(text, file, line, column), "file.keyTwice");
        }
        return problem(new Where.Line(file, line, column, column), "file.syntax");
    }

    /// The place of the key that ends before a column.
    private static Where keyBefore(String text, String file, int line, int column) {
        String source = text.lines().skip(line - 1L).findFirst().orElse("");
        int end = source.lastIndexOf('"', column - 1);
        int start = source.lastIndexOf('"', end - 1);
        return start < 0
                ? new Where.Line(file, line, column, column)
                : new Where.Line(file, line, start + 1, end + 1);
    }

    private static Problem problem(Where where, String code) {
        return new Problem(Severity.ERROR, where, code, List.of());
    }
}
