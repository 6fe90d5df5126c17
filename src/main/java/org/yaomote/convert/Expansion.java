package org.yaomote.convert;

import org.yaomote.policy.Modification;
import org.yaomote.policy.TextPattern;
import org.yaomote.policy.TextSource;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Texts of modifications that are the same for every message.
final class Expansion {
    private static final Pattern FIELD_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

    /// Lines of one field, whatever its value: `^X-Secret:`, `X-Secret: .*$`.
    private static final Pattern WHOLE_FIELD =
            Pattern.compile("\\^([A-Za-z0-9_-]+):(?: ?\\.\\*)?\\$?");

    private Expansion() {}

    /// A header line in two.
    record Field(String name, String value) {}

    /// The same changes without sections that ask for nothing: `Rewrite response` is how Pound
    /// writes what concerns answers.
    static List<Modification> unfolded(List<Modification> changes) {
        return changes.stream().flatMap(Expansion::unfolded).toList();
    }

    private static Stream<Modification> unfolded(Modification change) {
        boolean isAsked =
                !(change instanceof Modification.FirstOf(var branches))
                        || branches.isEmpty()
                        || !branches.getFirst().conditions().isEmpty();
        return isAsked
                ? Stream.of(change)
                : unfolded(((Modification.FirstOf) change).branches().getFirst().modifications())
                        .stream();
    }

    /// The text if it has no references, its escapes resolved.
    static Optional<String> literal(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '$' || c == '%') {
                boolean isEscape =
                        c == '$' && i + 1 < text.length() && "$%".indexOf(text.charAt(i + 1)) >= 0;
                if (!isEscape) {
                    return Optional.empty();
                }
                i++;
            }
            plain.append(text.charAt(i));
        }
        boolean isPlain = plain.chars().noneMatch(Character::isISOControl);
        return isPlain ? Optional.of(plain.toString()) : Optional.empty();
    }

    /// The field of a line without references.
    static Optional<Field> field(String line) {
        int colon = line.indexOf(':');
        if (colon < 1 || !FIELD_NAME.matcher(line.substring(0, colon)).matches()) {
            return Optional.empty();
        }
        String name = line.substring(0, colon);
        return literal(line.substring(colon + 1).strip()).map(value -> new Field(name, value));
    }

    /// The field that a removal means, if it means one whatever its value.
    static Optional<String> removed(Modification.RemoveHeaders removal) {
        TextPattern lines = removal.lines();
        if (!(lines.texts() instanceof TextSource.Inline(var texts))
                || texts.size() != 1
                || !lines.ignoreCase()) {
            return Optional.empty();
        }
        String text = texts.getFirst();
        return switch (lines.kind()) {
            case POSIX, PCRE -> {
                Matcher whole = WHOLE_FIELD.matcher(text);
                yield whole.matches() ? Optional.of(whole.group(1)) : Optional.empty();
            }
            case BEGIN ->
                    text.matches("[A-Za-z0-9_-]+:")
                            ? Optional.of(text.substring(0, text.length() - 1))
                            : Optional.empty();
            case EXACT, END, CONTAIN -> Optional.empty();
        };
    }

    /// Whether a redirect's target gets the path and query of the request.
    static boolean isWithoutPath(String target) {
        int scheme = target.indexOf("://");
        return scheme > 0 && target.indexOf('/', scheme + 3) < 0;
    }
}
