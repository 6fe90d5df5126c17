package org.yaomote.ui.fx;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.config.Where;
import org.yaomote.metrics.BackendPlace;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What an event happened to, in a form that outlives edits: ids in place of numbers.
public final class Subjects {
    private static final Pattern LISTENER = Pattern.compile("listeners\\[(\\d+)](?:\\.(.+))?");
    private static final Pattern BACKEND =
            Pattern.compile("services\\[(\\d+)]\\.backends\\[(\\d+)](?:\\.(.+))?");
    private static final Pattern SERVICE = Pattern.compile("services\\[(\\d+)](?:\\.(.+))?");
    private static final String LISTENER_KIND = "listener:";
    private static final String SERVICE_KIND = "service:";
    private static final String BACKEND_KIND = "backend:";
    private static final String SCREEN_KIND = "screen:";

    /// Between what it happened to and the field of it.
    private static final char FIELD = '#';

    private Subjects() {}

    /// The backend at a path of a configuration; empty if there is none.
    public static String backend(ProxyConfig config, String path) {
        Matcher found = BACKEND.matcher(path);
        return found.matches() ? backend(config, found) : "";
    }

    private static String backend(ProxyConfig config, Matcher found) {
        Optional<Service> service = at(config.services(), found);
        int number = Integer.parseInt(found.group(2));
        return service.filter(of -> number < of.backends().size())
                .map(of -> backend(of, of.backends().get(number).address()))
                .orElse("");
    }

    /// A backend.
    public static String backend(BackendPlace place) {
        return BACKEND_KIND + place.service() + "/" + place.address();
    }

    /// The backend of a service at an address.
    public static String backend(Service service, String address) {
        return backend(new BackendPlace(service.id().value(), address));
    }

    /// The field at a place of a configuration; empty if it is of no listener, service or backend.
    public static Optional<String> of(ProxyConfig config, Where where) {
        return where instanceof Where.Field(var path) ? of(config, path) : Optional.empty();
    }

    private static Optional<String> of(ProxyConfig config, String path) {
        Matcher listener = LISTENER.matcher(path);
        if (listener.matches()) {
            return at(config.listeners(), listener)
                    .map(l -> LISTENER_KIND + l.id().value() + field(listener.group(2)));
        }
        Matcher backend = BACKEND.matcher(path);
        if (backend.matches()) {
            return Optional.of(backend(config, backend))
                    .filter(subject -> !subject.isEmpty())
                    .map(subject -> subject + field(backend.group(3)));
        }
        Matcher service = SERVICE.matcher(path);
        return service.matches()
                ? at(config.services(), service)
                        .map(s -> SERVICE_KIND + s.id().value() + field(service.group(2)))
                : Optional.empty();
    }

    private static String field(@Nullable String named) {
        return named == null ? "" : FIELD + named;
    }

    private static <T> Optional<T> at(List<T> items, Matcher place) {
        int index = Integer.parseInt(place.group(1));
        return index < items.size() ? Optional.of(items.get(index)) : Optional.empty();
    }

    /// Where that is now; nowhere if it is gone or the subject is none.
    public static Optional<Where> place(ProxyConfig config, String subject) {
        int end = subject.lastIndexOf(FIELD);
        String thing = end < 0 ? subject : subject.substring(0, end);
        Optional<String> field =
                end < 0 ? Optional.empty() : Optional.of(subject.substring(end + 1));
        return things(config)
                .filter(one -> one.subject().equals(thing))
                .findFirst()
                .map(one -> new Where.Field(one.path() + "." + field.orElse(one.first())));
    }

    /// Something that a subject can be about.
    ///
    /// @param first the field that is shown where none is named
    private record Thing(String subject, String path, String first) {}

    private static Stream<Thing> things(ProxyConfig config) {
        Stream<Thing> listeners =
                IntStream.range(0, config.listeners().size())
                        .mapToObj(
                                i ->
                                        new Thing(
                                                LISTENER_KIND
                                                        + config.listeners().get(i).id().value(),
                                                "listeners[" + i + "]",
                                                "name"));
        Stream<Thing> services =
                IntStream.range(0, config.services().size())
                        .boxed()
                        .flatMap(i -> things(config.services().get(i), "services[" + i + "]"));
        return Stream.concat(listeners, services);
    }

    private static Stream<Thing> things(Service service, String path) {
        Stream<Thing> backends =
                IntStream.range(0, service.backends().size())
                        .mapToObj(
                                b ->
                                        new Thing(
                                                backend(
                                                        service,
                                                        service.backends().get(b).address()),
                                                path + ".backends[" + b + "]",
                                                "host"));
        Thing whole = new Thing(SERVICE_KIND + service.id().value(), path, "name");
        return Stream.concat(Stream.of(whole), backends);
    }

    /// The id of the screen that a subject names, if it names one.
    public static Optional<String> screen(String subject) {
        return subject.startsWith(SCREEN_KIND)
                ? Optional.of(subject.substring(SCREEN_KIND.length()))
                : Optional.empty();
    }
}
