package org.yaomote.startup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The `Exec` line of a desktop entry, written and read by the rules of the Desktop Entry
/// Specification 1.5: words are quoted, a percent sign is doubled, and then the whole is a string,
/// in which each backslash is doubled once more.
final class DesktopEntry {
    private static final String ALWAYS_PLAIN = "[A-Za-z0-9_./:,=@+-]+";

    private DesktopEntry() {}

    /// The value of a command.
    static String exec(List<String> words) {
        return words.stream()
                .map(DesktopEntry::quoted)
                .collect(Collectors.joining(" "))
                .replace("%", "%%")
                .replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    private static String quoted(String word) {
        return word.matches(ALWAYS_PLAIN)
                ? word
                : '"' + word.replaceAll("([\"`$\\\\])", "\\\\$1") + '"';
    }

    /// The words of a value; field codes such as `%U` are left out.
    static List<String> words(String value) {
        String text = unescaped(value);
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean isQuoted = false;
        boolean hasWord = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                isQuoted = !isQuoted;
                hasWord = true;
            } else if (c == '\\' && isQuoted && i + 1 < text.length()) {
                word.append(text.charAt(++i));
            } else if (c == ' ' && !isQuoted) {
                end(words, word, hasWord);
                hasWord = false;
            } else {
                word.append(c);
                hasWord = true;
            }
        }
        end(words, word, hasWord);
        return words;
    }

    private static void end(List<String> words, StringBuilder word, boolean hasWord) {
        String whole = word.toString();
        if (hasWord && !whole.matches("%[a-zA-Z]")) {
            words.add(whole.replace("%%", "%"));
        }
        word.setLength(0);
    }

    private static String unescaped(String value) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != '\\' || i + 1 == value.length()) {
                text.append(c);
                continue;
            }
            char meant = value.charAt(++i);
            text.append(
                    switch (meant) {
                        case 's' -> ' ';
                        case 'n' -> '\n';
                        case 't' -> '\t';
                        case 'r' -> '\r';
                        default -> meant;
                    });
        }
        return text.toString();
    }

    /// A value of the group `[Desktop Entry]`.
    static Optional<String> value(String entry, String key) {
        boolean isInside = false;
        for (String line : entry.lines().map(String::strip).toList()) {
            if (line.startsWith("[")) {
                isInside = line.equals("[Desktop Entry]");
            } else if (isInside && line.matches(key + "\\s*=.*")) {
                return Optional.of(line.substring(line.indexOf('=') + 1).strip());
            }
        }
        return Optional.empty();
    }
}
