package org.yaomote.ui.history;

import org.yaomote.config.PlaceNames;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.events.Event;
import org.yaomote.ui.fx.Subjects;
import org.yaomote.ui.fx.Texts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The event that a start or an apply was refused: the first of the reasons, and how many more
/// there were, with the way to its field. Its arguments are keys and not words, so it can be told
/// in any language later.
public final class RefusedEvent {
    private static final List<String> CODES = List.of("failed", "refused");

    /// Behind the code, if the reason is about something that has a name.
    private static final String ABOUT = ".about";

    private static final Pattern COUNT = Pattern.compile("\\d{1,6}");

    /// Where one that leads to no field leads to.
    private static final String ELSEWHERE = "screen:logs";

    /// How many more, the name if there is one, the key of the first reason; then what that
    /// mentions.
    private static final int FIXED = 2;

    private RefusedEvent() {}

    /// The proxy was not started.
    ///
    /// @param tried what the places of the reasons are of
    public static Event start(Instant at, ProxyConfig tried, List<Problem> reasons) {
        return event(at, CODES.getFirst(), tried, reasons);
    }

    /// Changes were not put in force.
    ///
    /// @param tried what the places of the reasons are of
    public static Event apply(Instant at, ProxyConfig tried, List<Problem> reasons) {
        return event(at, CODES.getLast(), tried, reasons);
    }

    private static Event event(Instant at, String code, ProxyConfig tried, List<Problem> reasons) {
        Optional<Problem> first = reasons.stream().filter(Problem::isError).findFirst();
        if (first.isEmpty()) {
            return new Event(at, Event.Level.BAD, code, List.of(), ELSEWHERE);
        }
        Problem why = first.get();
        Optional<String> name = new PlaceNames(tried).of(why.where());
        List<String> arguments = new ArrayList<>();
        arguments.add(Long.toString(reasons.stream().filter(Problem::isError).count() - 1));
        name.ifPresent(arguments::add);
        arguments.add(why.code());
        arguments.addAll(why.arguments());
        return new Event(
                at,
                Event.Level.BAD,
                name.isPresent() ? code + ABOUT : code,
                arguments,
                Subjects.of(tried, why.where()).orElse(ELSEWHERE));
    }

    /// Whether an event is such a one; earlier versions did not say why.
    static boolean isOne(Event event) {
        int fixed = isAbout(event) ? FIXED + 1 : FIXED;
        return CODES.contains(stem(event))
                && event.arguments().size() >= fixed
                && COUNT.matcher(event.arguments().getFirst()).matches();
    }

    private static boolean isAbout(Event event) {
        return event.code().endsWith(ABOUT);
    }

    /// Whether it was a start or an apply.
    static String stem(Event event) {
        String code = event.code();
        return isAbout(event) ? code.substring(0, code.length() - ABOUT.length()) : code;
    }

    /// The sentence.
    ///
    /// @throws java.util.MissingResourceException for one of another version of the program
    static String said(Texts texts, Event event) {
        List<String> all = event.arguments();
        int key = isAbout(event) ? 2 : 1;
        Object[] mentioned = all.subList(key + 1, all.size()).toArray();
        String reason = texts.get("problem." + all.get(key), mentioned);
        String first = isAbout(event) ? texts.get("common.about", all.get(1), reason) : reason;
        int more = Integer.parseInt(all.getFirst());
        String why = more > 0 ? texts.get("history.more", first, more) : first;
        return texts.get("event." + stem(event) + ".why", why);
    }
}
