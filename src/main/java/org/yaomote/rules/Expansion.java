package org.yaomote.rules;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// A text with references and accessors, compiled. Immutable but for live constants; any thread.
///
/// References are `$N`, `${N}`, `$N(M)` for M matches ago, `$N(TAG)`, and `%N` for `$N(1)`.
/// Accessors are `%[url]`, `%[path]`, `%[query]`, `%[param NAME]`, `%[header NAME]`, `%[host]`,
/// `%[port]`, `%[remoteip]`, `%[user]`, `%[const NAME]`. `$$` and `$%` are the signs themselves.
public final class Expansion {
    private final String text;
    private final List<ExpansionPart> parts;

    private Expansion(String text, List<ExpansionPart> parts) {
        this.text = text;
        this.parts = List.copyOf(parts);
    }

    /// What compiling gave.
    public sealed interface Compiled {
        /// An expansion.
        record Ready(Expansion expansion) implements Compiled {}

        /// No expansion: the text cannot be understood.
        record Faulty(Fault fault) implements Compiled {}
    }

    /// What is wrong with a text.
    ///
    /// @param reason what
    /// @param from first character of what is wrong, from 0
    /// @param to behind the last one
    public record Fault(Reason reason, int from, int to) {}

    /// Kinds of faults.
    public enum Reason {
        /// A `%` that is neither escaped nor begins anything.
        UNESCAPED_PERCENT("percent"),
        /// A `$` that is neither escaped nor begins anything.
        UNESCAPED_DOLLAR("dollar"),
        /// A `%[` without its `]`.
        UNCLOSED_ACCESSOR("unclosed"),
        /// A `${` without its `}`, or a `$N(` without its `)`.
        UNCLOSED_REFERENCE("brace"),
        /// An accessor that does not exist, or without what it needs.
        NO_SUCH_ACCESSOR("accessor"),
        /// A constant that is not defined here.
        NO_SUCH_CONSTANT("constant");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        /// Last part of the key of its text.
        public String code() {
            return code;
        }
    }

    /// Where names in a text are looked up.
    interface Names {
        /// A constant; empty if there is none of this name.
        Optional<Live<String>> constant(String name);

        /// How the client behind proxies is found.
        Origin origin();
    }

    static Compiled compile(String text, Names names) {
        ExpansionReader reader = new ExpansionReader(text, names);
        List<ExpansionPart> parts = reader.read();
        Fault fault = reader.fault();
        return fault == null
                ? new Compiled.Ready(new Expansion(text, parts))
                : new Compiled.Faulty(fault);
    }

    /// Looks at the syntax of a text only: what a text may say wherever it stands.
    ///
    /// @param constants names that are defined there
    public static Optional<Fault> check(String text, List<String> constants) {
        Names names =
                new Names() {
                    @Override
                    public Optional<Live<String>> constant(String name) {
                        return constants.contains(name)
                                ? Optional.of(new Live<>(""))
                                : Optional.empty();
                    }

                    @Override
                    public Origin origin() {
                        return new Origin("X-Forwarded-For", List.of(), Optional.empty());
                    }
                };
        return switch (compile(text, names)) {
            case Compiled.Ready _ -> Optional.empty();
            case Compiled.Faulty(var fault) -> Optional.of(fault);
        };
    }

    /// Whether it refers to what a pattern caught.
    public boolean hasReferences() {
        return parts.stream().anyMatch(ExpansionPart::isReference);
    }

    /// The text for a request, octets, one character each; null if it cannot be made, the reason is
    /// [Visit#failure].
    public @Nullable String expand(Visit visit) {
        if (parts.size() == 1 && parts.getFirst() instanceof ExpansionPart.Literal(var literal)) {
            return literal;
        }
        StringBuilder out = new StringBuilder();
        for (ExpansionPart part : parts) {
            String piece = part.expand(visit);
            if (piece == null) {
                visit.broken("\"" + text + "\" refers to non-existing group " + part);
                return null;
            }
            out.append(piece);
        }
        return out.toString();
    }

    /// A text of the configuration as octets, one character each.
    static String octets(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
