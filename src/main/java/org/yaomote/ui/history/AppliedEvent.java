package org.yaomote.ui.history;

import org.yaomote.changes.Difference;
import org.yaomote.changes.Differences;
import org.yaomote.config.Change;
import org.yaomote.events.Event;
import org.yaomote.ui.fx.Texts;
import org.yaomote.workspace.Applied;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The event that something was applied: by whom, the first of the changes and how many more there
/// were. Its arguments are keys and not words, so it can be told in any language later.
public final class AppliedEvent {
    private static final String GOOD = "applied";
    private static final String DOUBTFUL = "applied.doubtful";
    private static final Pattern COUNT = Pattern.compile("\\d{1,6}");

    /// Who, how many more, the key of the first change; then what that change mentions.
    private static final int FIXED = 3;

    private AppliedEvent() {}

    /// It works.
    public static Event good(Instant at, Applied applied) {
        return event(at, Event.Level.NEWS, GOOD, applied);
    }

    /// Not everything answered.
    public static Event doubtful(Instant at, Applied applied) {
        return event(at, Event.Level.WARNING, DOUBTFUL, applied);
    }

    private static Event event(Instant at, Event.Level level, String code, Applied applied) {
        List<Change> changes =
                Differences.between(applied.before(), applied.after()).stream()
                        .map(Difference::words)
                        .flatMap(List::stream)
                        .toList();
        List<String> arguments = new ArrayList<>();
        if (!changes.isEmpty()) {
            arguments.add(applied.cause().name().toLowerCase(Locale.ROOT));
            arguments.add(Integer.toString(changes.size() - 1));
            arguments.add(changes.getFirst().code());
            arguments.addAll(changes.getFirst().arguments());
        }
        return new Event(at, level, code, arguments, "screen:logs");
    }

    /// Whether an event is such a one; earlier versions did not say what was changed.
    static boolean isOne(Event event) {
        return (event.code().equals(GOOD) || event.code().equals(DOUBTFUL))
                && event.arguments().size() >= FIXED
                && COUNT.matcher(event.arguments().get(1)).matches();
    }

    /// The sentence.
    ///
    /// @throws java.util.MissingResourceException for one of another version of the program
    static String said(Texts texts, Event event) {
        List<String> all = event.arguments();
        String first = texts.get("change." + all.get(2), all.subList(FIXED, all.size()).toArray());
        int more = Integer.parseInt(all.get(1));
        String what = more > 0 ? texts.get("history.more", first, more) : first;
        return texts.get(
                "event." + event.code() + ".what",
                texts.get("history.cause." + all.getFirst()),
                what);
    }
}
