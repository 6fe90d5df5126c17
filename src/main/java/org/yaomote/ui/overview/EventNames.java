package org.yaomote.ui.overview;

import org.yaomote.config.Backend;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.config.Where;
import org.yaomote.events.Event;
import org.yaomote.ui.fx.Navigator;
import org.yaomote.ui.fx.Screen;
import org.yaomote.ui.fx.Subjects;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the names in what is said of an event, and where they lead.
///
/// Thread: the FX thread.
///
/// @param config whose listeners, services and backends can be gone to
record EventNames(ProxyConfig config, Navigator navigator) {
    /// A piece of a sentence.
    ///
    /// @param go leads to what it names; empty for words
    record Part(String text, Optional<Runnable> go) {}

    /// Every name that can be gone to in a configuration, to tell whether anything was renamed.
    static List<String> known(ProxyConfig config) {
        List<String> names = new ArrayList<>();
        config.listeners().forEach(listener -> names.add(listener.name()));
        for (Service service : config.services()) {
            names.add(service.name());
            service.backends().forEach(backend -> names.add(backend.label()));
        }
        return names;
    }

    /// The sentence in pieces, in order.
    List<Part> parts(String said, Event event) {
        List<Part> parts = new ArrayList<>();
        Map<String, Runnable> ways = ways(event);
        int from = 0;
        while (from < said.length()) {
            int at = said.length();
            String name = "";
            for (String one : ways.keySet()) {
                int found = find(said, one, from);
                if (found >= 0 && (found < at || (found == at && one.length() > name.length()))) {
                    at = found;
                    name = one;
                }
            }
            if (at > from) {
                parts.add(new Part(said.substring(from, at), Optional.empty()));
            }
            if (!name.isEmpty()) {
                parts.add(new Part(name, Optional.ofNullable(ways.get(name))));
            }
            from = at + name.length();
        }
        return parts;
    }

    /// As a word of its own: `web` is no part of `web1`.
    private static int find(String said, String name, int from) {
        int at = said.indexOf(name, from);
        while (at >= 0 && (isWord(said, at - 1) || isWord(said, at + name.length()))) {
            at = said.indexOf(name, at + 1);
        }
        return at;
    }

    /// Japanese writes no blanks between a name and what follows.
    private static boolean isWord(String said, int at) {
        return at >= 0
                && at < said.length()
                && said.charAt(at) < 0x80
                && (Character.isLetterOrDigit(said.charAt(at))
                        || "-_".indexOf(said.charAt(at)) >= 0);
    }

    private Map<String, Runnable> ways(Event event) {
        Map<String, Runnable> ways = new LinkedHashMap<>();
        List<String> mentioned = event.arguments().stream().filter(a -> !a.isBlank()).toList();
        Subjects.place(config, event.subject())
                .ifPresent(
                        where ->
                                mentioned.stream()
                                        .findFirst()
                                        .ifPresent(
                                                name ->
                                                        ways.put(
                                                                name,
                                                                () -> navigator.show(where))));
        for (String name : mentioned) {
            path(name).ifPresent(path -> ways.putIfAbsent(name, () -> show(path)));
        }
        if (ways.isEmpty()) {
            Subjects.screen(event.subject())
                    .filter(screen -> !screen.equals("logs"))
                    .ifPresent(
                            screen ->
                                    mentioned.stream()
                                            .findFirst()
                                            .ifPresent(
                                                    name ->
                                                            ways.put(
                                                                    name,
                                                                    () -> seek(screen, name))));
        }
        return ways;
    }

    private void show(String path) {
        navigator.show(new Where.Field(path));
    }

    private void seek(String screen, String name) {
        navigator.act(screen, shown -> seek(shown, name));
    }

    private static void seek(Screen screen, String name) {
        screen.things().stream()
                .filter(
                        thing ->
                                thing.name().equals(name)
                                        || thing.name().startsWith(name + " ")
                                        || name.startsWith(thing.name() + ","))
                .findFirst()
                .ifPresent(thing -> thing.go().run());
    }

    private Optional<String> path(String name) {
        for (int i = 0; i < config.listeners().size(); i++) {
            if (config.listeners().get(i).name().equals(name)) {
                return Optional.of("listeners[" + i + "]");
            }
        }
        for (int i = 0; i < config.services().size(); i++) {
            Service service = config.services().get(i);
            if (service.name().equals(name)) {
                return Optional.of("services[" + i + "]");
            }
            for (int b = 0; b < service.backends().size(); b++) {
                Backend backend = service.backends().get(b);
                if (backend.label().equals(name) || backend.address().equals(name)) {
                    return Optional.of("services[" + i + "].backends[" + b + "]");
                }
            }
        }
        return Optional.empty();
    }
}
