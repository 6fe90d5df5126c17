package org.yaomote.ui.history;

import org.yaomote.config.Backend;
import org.yaomote.config.Change;
import org.yaomote.config.Listener;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.config.ShareCalculation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What an apply does to clients and to the shares of backends, as keys of whole texts.
final class Effects {
    private Effects() {}

    static List<Change> of(ProxyConfig applied, ProxyConfig draft) {
        List<Change> effects = new ArrayList<>(closed(applied, draft));
        if (effects.isEmpty()) {
            effects.add(new Change("review.effect.uncut", List.of()));
        }
        for (Service now : draft.services()) {
            applied.service(now.id()).flatMap(old -> shares(old, now)).ifPresent(effects::add);
        }
        return List.copyOf(effects);
    }

    /// Listeners whose door closes.
    private static List<Change> closed(ProxyConfig applied, ProxyConfig draft) {
        return applied.listeners().stream()
                .filter(Listener::enabled)
                .filter(old -> !staysOpen(old, draft))
                .map(old -> new Change("review.effect.closes", List.of(old.name())))
                .toList();
    }

    private static boolean staysOpen(Listener old, ProxyConfig draft) {
        return draft.listener(old.id())
                .filter(Listener::enabled)
                .filter(now -> now.address().equals(old.address()) && now.port() == old.port())
                .isPresent();
    }

    private static Optional<Change> shares(Service old, Service now) {
        String before = shares(old.backends());
        String after = shares(now.backends());
        return before.equals(after)
                ? Optional.empty()
                : Optional.of(
                        new Change("review.effect.shares", List.of(now.name(), after, before)));
    }

    /// `web1 20 %, web2 80 %`, without those that get nothing.
    private static String shares(List<Backend> backends) {
        List<Integer> tenths = ShareCalculation.tenths(backends);
        return IntStream.range(0, backends.size())
                .filter(i -> tenths.get(i) > 0)
                .mapToObj(i -> backends.get(i).label() + " " + percent(tenths.get(i)))
                .collect(Collectors.joining(", "));
    }

    private static String percent(int tenths) {
        return tenths % 10 == 0 ? tenths / 10 + " %" : tenths / 10.0 + " %";
    }
}
