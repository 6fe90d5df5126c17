package org.yaomote.ui.fx;

import org.yaomote.config.Backend;
import org.yaomote.config.ConfigValidator;
import org.yaomote.config.Listener;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.config.Where;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the proxy said about a configuration that it tried, for as long as no edit since may have
/// mended it, at the places it has in today's draft.
///
/// What the rules of the configuration say is said anew with every edit; what the system said (a
/// port in use, a name not known) only with the next try. That stands for a listener until one of
/// the settings that open it changes, for a backend until its address does, and moves along when a
/// list is put in another order.
///
/// @param typed those that were of texts which the draft cannot hold, and stand as long as the text
record StandingReasons(List<Problem> problems, ProxyConfig tried, List<Problem> typed) {
    private static final Pattern PLACE =
            Pattern.compile("(listeners|services)\\[(\\d+)](?:\\.backends\\[(\\d+)])?(.*)");

    static final StandingReasons NONE =
            new StandingReasons(List.of(), ProxyConfig.EMPTY, List.of());

    /// Those that still hold.
    ///
    /// @param found what the rules say about the draft, and what is wrong with texts it cannot hold
    List<Problem> under(ProxyConfig draft, List<Problem> found) {
        List<Problem> ruled = ConfigValidator.check(tried);
        return problems.stream()
                .flatMap(
                        p ->
                                ruled.contains(p) || typed.contains(p)
                                        ? kept(p, found)
                                        : standing(p, draft).stream())
                .toList();
    }

    private static Stream<Problem> kept(Problem problem, List<Problem> found) {
        return Stream.of(problem).filter(found::contains);
    }

    private Optional<Problem> standing(Problem problem, ProxyConfig draft) {
        return switch (problem.where()) {
            case Where.Field(var path) -> today(path, draft).map(now -> at(now, problem));
            case Where.Line _ -> Optional.of(problem);
            case Where.Everywhere() -> Optional.of(problem).filter(_ -> draft.equals(tried));
        };
    }

    private static Problem at(String path, Problem problem) {
        Where where = new Where.Field(path);
        return new Problem(problem.severity(), where, problem.code(), problem.arguments());
    }

    private Optional<String> today(String path, ProxyConfig draft) {
        Matcher place = PLACE.matcher(path);
        if (!place.matches()) {
            return Optional.of(path).filter(_ -> draft.equals(tried));
        }
        int index = Integer.parseInt(place.group(2));
        String rest = place.group(4);
        if (place.group(1).equals("listeners")) {
            return element(tried.listeners(), index)
                    .flatMap(was -> index(draft.listeners(), is -> opensAlike(was, is)))
                    .map(now -> "listeners[" + now + "]" + rest);
        }
        Optional<Service> service = element(tried.services(), index);
        return place.group(3) == null
                ? service.flatMap(was -> index(draft.services(), was::equals))
                        .map(now -> "services[" + now + "]" + rest)
                : service.flatMap(was -> backend(was, Integer.parseInt(place.group(3)), draft))
                        .map(now -> now + rest);
    }

    private static Optional<String> backend(Service service, int index, ProxyConfig draft) {
        Optional<Backend> was = element(service.backends(), index);
        ServiceId id = service.id();
        List<Backend> today = draft.service(id).map(Service::backends).orElse(List.of());
        Optional<Integer> now = was.flatMap(b -> index(today, is -> asksAlike(b, is)));
        return index(draft.services(), s -> s.id().equals(id))
                .flatMap(s -> now.map(b -> "services[" + s + "].backends[" + b + "]"));
    }

    private static boolean opensAlike(Listener was, Listener is) {
        return is.id().equals(was.id())
                && is.address().equals(was.address())
                && is.port() == was.port()
                && is.enabled() == was.enabled()
                && is.protocol().equals(was.protocol());
    }

    private static boolean asksAlike(Backend was, Backend is) {
        return is.address().equals(was.address()) && is.enabled() == was.enabled();
    }

    private static <T> Optional<T> element(List<T> items, int index) {
        return index < items.size() ? Optional.of(items.get(index)) : Optional.empty();
    }

    private static <T> Optional<Integer> index(List<T> items, Predicate<T> wanted) {
        return items.stream().filter(wanted).findFirst().map(items::indexOf);
    }
}
