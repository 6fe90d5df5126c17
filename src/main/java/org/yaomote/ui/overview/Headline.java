package org.yaomote.ui.overview;

import org.yaomote.config.ServiceId;
import org.yaomote.ui.fx.StateMark;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What the overview says of the whole, in one sentence that is true of every part of it.
///
/// The mark of the whole is that of its worst part, so the mark alone cannot choose the words: one
/// service that is down leaves the others as they are.
///
/// @param key of the sentence
/// @param names of the listeners or services it is about, if it names some
record Headline(String key, List<String> names) {
    Headline {
        names = List.copyOf(names);
    }

    static Headline of(Flow flow) {
        if (!flow.running()) {
            return saying("stopped");
        }
        List<Flow.Gate> on =
                flow.listeners().stream().filter(g -> g.mark() != StateMark.OFF).toList();
        List<String> closed = on.stream().filter(g -> !g.open()).map(Flow.Gate::name).toList();
        if (!closed.isEmpty()) {
            return new Headline("overview.headline.closed", closed);
        }
        Set<ServiceId> used =
                on.stream()
                        .flatMap(g -> g.edges().stream())
                        .map(Flow.Edge::service)
                        .collect(Collectors.toSet());
        List<Flow.Pool> pools =
                flow.services().stream().filter(s -> used.contains(s.id())).toList();
        List<String> down =
                pools.stream()
                        .filter(s -> s.mark() == StateMark.DOWN)
                        .map(Flow.Pool::name)
                        .toList();
        if (down.isEmpty()) {
            return saying(flow.mark().styleClass());
        }
        return down.size() == pools.size()
                ? saying("down.all")
                : new Headline("overview.headline.down.some", down);
    }

    /// What is said where it is not known what another process does.
    static Headline unheard() {
        return saying("unheard");
    }

    private static Headline saying(String what) {
        return new Headline("overview.headline." + what, List.of());
    }
}
