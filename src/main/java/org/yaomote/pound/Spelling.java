package org.yaomote.pound;

import org.yaomote.policy.TextSource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// How values are written in a dialect, and which cannot be.
///
/// 2.x knows no escapes: what is between the first and the last quote of a line is the value.
final class Spelling {
    private static final Pattern BARE = Pattern.compile("[^\\s\"#\\\\]+");

    private final Dialect dialect;
    private final Losses losses;
    private final boolean isComparing;

    Spelling(Dialect dialect, Losses losses) {
        this(dialect, losses, false);
    }

    private Spelling(Dialect dialect, Losses losses, boolean isComparing) {
        this.dialect = dialect;
        this.losses = losses;
        this.isComparing = isComparing;
    }

    /// For lines that are compared with others: what cannot be said is an unsayable line, and no
    /// loss.
    static Spelling comparing(Dialect dialect) {
        return new Spelling(dialect, new Losses(), true);
    }

    /// The line for what cannot be said; empty where lines are for reading.
    Optional<PrintedLine> unsayable(String slot, Object what) {
        return isComparing
                ? Optional.of(PrintedLine.of(slot, PrintedLine.UNSAYABLE + what))
                : Optional.empty();
    }

    boolean isNew() {
        return dialect == Dialect.POUND_4;
    }

    Dialect dialect() {
        return dialect;
    }

    Losses losses() {
        return losses;
    }

    /// Whether there is a way to write this text that reads back alike, in either dialect's reading
    /// of backslashes.
    static boolean canSay(String value, Dialect dialect) {
        boolean isPlain = value.chars().noneMatch(Character::isISOControl);
        boolean isUnclear =
                value.indexOf('"') >= 0 || value.contains("\\\\") || value.endsWith("\\");
        return isPlain && !(isUnclear && dialect == Dialect.POUND_2);
    }

    /// In quotes.
    ///
    /// @param path the field it is of, for the loss if it cannot be written
    String quoted(String path, String value) {
        String said = value;
        if (!canSay(value, dialect)) {
            losses.add(path, "text", value);
            said = value.replaceAll("\\p{Cntrl}", " ").replace('"', '\'').replace('\\', '/');
        }
        String escaped = isNew() ? said.replace("\\", "\\\\").replace("\"", "\\\"") : said;
        return '"' + escaped + '"';
    }

    /// Bare if it can be.
    String text(String path, String value) {
        return BARE.matcher(value).matches() ? value : quoted(path, value);
    }

    /// Whole seconds, at least one.
    String seconds(String path, Duration duration) {
        long seconds = Math.max(1, duration.toSeconds());
        losses.unless(duration.equals(Duration.ofSeconds(seconds)), path, "ttl", seconds);
        return String.valueOf(seconds);
    }

    /// What stands for a file: `-file "users"`.
    String file(String path, TextSource.File file) {
        return (file.watched() ? "-filewatch " : "-file ") + quoted(path, file.path());
    }

    /// The line of a switch; leaving it out means off.
    PrintedLine onOff(String word, boolean isOn) {
        return PrintedLine.of(Slot.of(word), word + (isOn ? " 1" : " 0")).asUsual(!isOn);
    }

    /// Lines that are no directives, such as addresses.
    List<PrintedLine> raw(String path, List<String> lines) {
        return lines.stream().map(l -> PrintedLine.of("raw", quoted(path, l))).toList();
    }
}
