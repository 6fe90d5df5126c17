package org.yaomote.config;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the user calls the listener, service or backend that a place belongs to, or the file and
/// its line.
public record PlaceNames(ProxyConfig config) {
    private static final Pattern LISTENER = Pattern.compile("listeners\\[(\\d+)].*");
    private static final Pattern SERVICE = Pattern.compile("services\\[(\\d+)](.*)");
    private static final Pattern BACKEND = Pattern.compile("\\.backends\\[(\\d+)].*");

    /// The name; empty where the place is of no such thing or the thing has no name.
    public Optional<String> of(Where where) {
        return switch (where) {
            case Where.Field(var path) -> of(path).filter(name -> !name.isBlank());
            case Where.Line(var file, var line, _, _) -> Optional.of(file + ":" + line);
            case Where.Everywhere() -> Optional.empty();
        };
    }

    private Optional<String> of(String path) {
        Matcher listener = LISTENER.matcher(path);
        if (listener.matches()) {
            return at(config.listeners(), listener).map(l -> l.name());
        }
        Matcher service = SERVICE.matcher(path);
        return service.matches()
                ? at(config.services(), service).map(s -> inside(s, service.group(2)))
                : Optional.empty();
    }

    private static String inside(Service service, String rest) {
        Matcher backend = BACKEND.matcher(rest);
        return backend.matches()
                ? at(service.backends(), backend).map(b -> b.label()).orElse(service.name())
                : service.name();
    }

    private static <T> Optional<T> at(List<T> items, Matcher place) {
        int index = Integer.parseInt(place.group(1));
        return index < items.size() ? Optional.of(items.get(index)) : Optional.empty();
    }
}
