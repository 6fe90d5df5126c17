package org.yaomote.pound;

import java.util.ArrayList;
import java.util.List;

/// What may stand at one place behind a directive's word.
///
/// @param min smallest number, where the kind has one
/// @param max largest number, where the kind has one
/// @param words the words of [Kind#ONE_OF]
record Argument(Kind kind, boolean isOptional, long min, long max, List<String> words) {
    /// The kinds, with their notation in [DirectiveTable].
    enum Kind {
        /// `"s"`: a quoted string.
        STRING("string"),
        /// `w`: a bare word or a quoted string.
        TEXT("text"),
        /// `n0..3`: digits.
        NUMBER("number"),
        /// `N1..65535`: digits; what is more is brought down to the largest.
        CLAMPED("number"),
        /// `port`: 1 to 65535 or the name of a service.
        PORT("port"),
        /// `b`: yes true on 1, no false off 0.
        BOOLEAN("boolean"),
        /// `level`: 0 to 5, or the name of a log format in quotes.
        LEVEL("level"),
        /// `d1`: seconds, or such as 1m20s, and at least that many; `-d` may be negative.
        DURATION("duration"),
        /// `z1`: bytes, or with k, m, g, and at least that many.
        SIZE("size"),
        /// `a|b|c`: one of these words.
        ONE_OF("word"),
        /// `*`: whatever follows; not looked at.
        FREE("anything");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        /// Names the texts about this kind.
        String key() {
            return key;
        }
    }

    Argument {
        words = List.copyOf(words);
    }

    /// The words as a person reads them.
    String wordList() {
        return String.join(", ", words);
    }

    static List<Argument> parseAll(String notation) {
        List<Argument> all = new ArrayList<>();
        for (String part : notation.split(" ", -1)) {
            if (!part.equals("-") && !part.startsWith("{")) {
                boolean isOptional = part.endsWith("?");
                all.add(
                        parse(
                                isOptional ? part.substring(0, part.length() - 1) : part,
                                isOptional));
            }
        }
        return List.copyOf(all);
    }

    private static Argument parse(String part, boolean isOptional) {
        Kind kind =
                switch (part.charAt(0)) {
                    case '"' -> Kind.STRING;
                    case '*' -> Kind.FREE;
                    case '-' -> Kind.DURATION;
                    default -> part.indexOf('|') >= 0 ? Kind.ONE_OF : named(part);
                };
        return switch (kind) {
            case STRING, FREE, TEXT, BOOLEAN -> of(kind, isOptional, 0, 0);
            case SIZE -> of(kind, isOptional, Long.parseLong(part.substring(1)), Long.MAX_VALUE);
            case PORT -> of(kind, isOptional, 1, 65535);
            case LEVEL -> of(kind, isOptional, 0, 5);
            case NUMBER, CLAMPED -> {
                String[] ends = part.substring(1).split("\\.\\.", -1);
                yield of(kind, isOptional, Long.parseLong(ends[0]), Long.parseLong(ends[1]));
            }
            case DURATION -> {
                long min = part.startsWith("-") ? Integer.MIN_VALUE : part.charAt(1) - '0';
                yield of(kind, isOptional, min, Integer.MAX_VALUE);
            }
            case ONE_OF -> new Argument(kind, isOptional, 0, 0, List.of(part.split("\\|")));
        };
    }

    private static Kind named(String part) {
        return switch (part) {
            case "port" -> Kind.PORT;
            case "level" -> Kind.LEVEL;
            default -> initial(part.charAt(0));
        };
    }

    private static Kind initial(char c) {
        return switch (c) {
            case 'n' -> Kind.NUMBER;
            case 'N' -> Kind.CLAMPED;
            case 'b' -> Kind.BOOLEAN;
            case 'd' -> Kind.DURATION;
            case 'z' -> Kind.SIZE;
            default -> Kind.TEXT;
        };
    }

    private static Argument of(Kind kind, boolean isOptional, long min, long max) {
        return new Argument(kind, isOptional, min, max, List.of());
    }
}
