package org.yaomote.ui.history;

import org.yaomote.config.Problem;
import org.yaomote.events.Event;
import org.yaomote.ui.fx.Texts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The event that a start or an apply was refused: the first of the reasons, and how many more
/// there were. Its arguments are keys and not words, so it can be told in any language later.
public final class RefusedEvent {
    private static final List<String> CODES = List.of("failed", "refused");
    private static final Pattern COUNT = Pattern.compile("\\d{1,6}");

    /// How many more, the key of the first reason; then what that mentions.
    private static final int FIXED = 2;

    private RefusedEvent() {}

    /// The proxy was not started.
    public static Event start(Instant at, List<Problem> reasons) {
        return event(at, CODES.getFirst(), reasons);
    }

    /// Changes were not put in force.
    public static Event apply(Instant at, List<Problem> reasons) {
        return event(at, CODES.getLast(), reasons);
    }

    private static Event event(Instant at, String code, List<Problem> reasons) {
        List<Problem> errors = reasons.stream().filter(Problem::isError).toList();
        List<String> arguments = new ArrayList<>();
        if (!errors.isEmpty()) {
            arguments.add(Integer.toString(errors.size() - 1));
            arguments.add(errors.getFirst().code());
            arguments.addAll(errors.getFirst().arguments());
        }
        return new Event(at, Event.Level.BAD, code, arguments, "screen:logs");
    }

    /// Whether an event is such a one; earlier versions did not say why.
    static boolean isOne(Event event) {
        return CODES.contains(event.code())
                && event.arguments().size() >= FIXED
                && COUNT.matcher(event.arguments().getFirst()).matches();
    }

    /// The sentence.
    ///
    /// @throws java.util.MissingResourceException for one of another version of the program
    static String said(Texts texts, Event event) {
        List<String> all = event.arguments();
        String first = texts.get("problem." + all.get(1), all.subList(FIXED, all.size()).toArray());
        int more = Integer.parseInt(all.getFirst());
        String why = more > 0 ? texts.get("history.more", first, more) : first;
        return texts.get("event." + event.code() + ".why", why);
    }
}
