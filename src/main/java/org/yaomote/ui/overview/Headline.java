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
            return about("closed", closed);
        }
        Set<ServiceId> used =
                on.stream()
                        .flatMap(g -> g.edges().stream())
                        .map(Flow.Edge::service)
                        .collect(Collectors.toSet());
        List<Flow.Pool> pools =
                flow.services().stream().filter(s -> used.contains(s.id())).toList();
        List<String> down = names(pools, StateMark.DOWN);
        List<String> drained = names(pools, StateMark.DRAINING);
        if (down.isEmpty()) {
            List<String> paged = names(pools, StateMark.MAINTENANCE);
            return drained.isEmpty() && paged.isEmpty()
                    ? saying(flow.mark().styleClass())
                    : putAway(drained, paged, pools.size());
        }
        if (down.size() == pools.size()) {
            return saying("down.all");
        }
        return about(drained.isEmpty() ? "down.some" : "down.drained", down);
    }

    /// By order of the user, and so that some clients notice.
    private static Headline putAway(List<String> drained, List<String> paged, int all) {
        String what = drained.isEmpty() ? "maintenance" : "draining";
        List<String> names = drained.isEmpty() ? paged : drained;
        return names.size() == all ? saying(what + ".all") : about(what + ".some", names);
    }

    private static List<String> names(List<Flow.Pool> pools, StateMark mark) {
        return pools.stream().filter(s -> s.mark() == mark).map(Flow.Pool::name).toList();
    }

    /// What is said where it is not known what another process does.
    static Headline unheard() {
        return saying("unheard");
    }

    private static Headline saying(String what) {
        return about(what, List.of());
    }

    private static Headline about(String what, List<String> names) {
        return new Headline("overview.headline." + what, names);
    }
}
