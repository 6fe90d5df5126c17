package org.yaomote.changes;

import org.yaomote.config.Backend;
import org.yaomote.config.Change;
import org.yaomote.config.ConfigDiff;
import org.yaomote.config.Limits;
import org.yaomote.config.Listener;
import org.yaomote.config.ListenerOptions;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceOptions;
import org.yaomote.config.Timeouts;
import org.yaomote.config.TlsSettings;
import org.yaomote.policy.BackendPolicy;
import org.yaomote.policy.Definitions;
import org.yaomote.policy.ListenerPolicy;
import org.yaomote.policy.ServicePolicy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Walks two configurations and notes in what they differ.
///
/// The order of what it finds is one in which all of it can be done: what goes, what changes, the
/// order, what comes.
final class Comparer {
    /// Records that are more than one thing to the user; all others are one.
    private static final Set<Class<?>> TAKEN_APART =
            Set.of(
                    ProxyConfig.class,
                    Listener.class,
                    Protocol.Https.class,
                    TlsSettings.class,
                    ListenerOptions.class,
                    ListenerPolicy.class,
                    Service.class,
                    ServiceOptions.class,
                    ServicePolicy.class,
                    Backend.class,
                    BackendPolicy.class,
                    Timeouts.class,
                    Limits.class,
                    Definitions.class);

    private static final ListKind<Listener> LISTENERS =
            new ListKind<>(Listener::id, ListKind.Join.NEVER, false);
    private static final ListKind<Service> SERVICES =
            new ListKind<>(Service::id, ListKind.Join.NEVER, false);
    private static final ListKind<Backend> BACKENDS =
            new ListKind<>(Backend::address, ListKind.Join.IF_SINGLE, false);
    private static final ListKind<Rule> RULES =
            new ListKind<>(rule -> rule, ListKind.Join.IN_PLACE, true);

    private final UnaryOperator<String> services;
    private final List<Difference> found = new ArrayList<>();

    /// @param services gives the name of a service for its id, also of one that goes
    Comparer(UnaryOperator<String> services) {
        this.services = services;
    }

    /// Everything found; what has the same words is one.
    List<Difference> all() {
        List<Difference> joined = new ArrayList<>();
        Map<List<Change>, Integer> places = new HashMap<>();
        for (Difference difference : found) {
            Integer place = places.get(difference.words());
            if (place == null || difference.kind() != Difference.Kind.CHANGED) {
                places.put(difference.words(), joined.size());
                joined.add(difference);
            } else {
                joined.set(place, joined.get(place).and(difference));
            }
        }
        return List.copyOf(joined);
    }

    /// Compares two records of one class.
    <R extends Record> void compare(R before, R after, Spot<R> spot) {
        for (List<Integer> part : parts(after)) {
            if (Records.values(before, part).equals(Records.values(after, part))) {
                continue;
            }
            if (part.size() > 1 || !isWalkedInto(before, after, part.getFirst(), spot)) {
                replaced(before, after, part, spot);
            }
        }
    }

    /// The components, each alone but for those that only say something together.
    private static List<List<Integer>> parts(Record record) {
        List<List<Integer>> parts = new ArrayList<>();
        for (int c = 0; c < Records.size(record); c++) {
            boolean isAddress =
                    record instanceof Backend
                            && Set.of("host", "port").contains(Records.name(record, c));
            if (!isAddress) {
                parts.add(List.of(c));
            } else if (Records.name(record, c).equals("host")) {
                parts.add(List.of(c, c + 1));
            }
        }
        return parts;
    }

    /// Compares the insides of a component, if it has any that are told apart.
    private <R extends Record> boolean isWalkedInto(R before, R after, int c, Spot<R> spot) {
        Object was = Records.value(before, c);
        Object is = Records.value(after, c);
        if (was instanceof Record old
                && is instanceof Record now
                && old.getClass() == now.getClass()
                && TAKEN_APART.contains(now.getClass())) {
            compare(old, now, Spot.component(spot, c, after));
            return true;
        }
        return switch (Records.name(after, c)) {
            case "listeners" -> isListed(was, is, LISTENERS, Spot.component(spot, c, after));
            case "services" -> isListed(was, is, SERVICES, Spot.component(spot, c, after));
            case "backends" -> isListed(was, is, BACKENDS, Spot.component(spot, c, after));
            case "rules" -> isListed(was, is, RULES, Spot.component(spot, c, after));
            default -> false;
        };
    }

    @SuppressWarnings("unchecked") // Components of these names hold lists of these elements.
    private <E extends Record> boolean isListed(
            Object was, Object is, ListKind<E> kind, Spot<List<E>> spot) {
        List<E> before = (List<E>) was;
        List<E> after = (List<E>) is;
        boolean isUnique = ListMatch.isUnique(before, kind) && ListMatch.isUnique(after, kind);
        if (isUnique) {
            new Lists<>(before, after, kind, spot).compare();
        }
        return isUnique;
    }

    private <R extends Record> void replaced(R before, R after, List<Integer> part, Spot<R> spot) {
        Map<Integer, Object> old = new HashMap<>();
        Map<Integer, Object> now = new HashMap<>();
        part.forEach(c -> old.put(c, Records.value(before, c)));
        part.forEach(c -> now.put(c, Records.value(after, c)));
        note(
                Difference.Kind.CHANGED,
                spot,
                List.of(Records.with(after, old), after),
                record -> Records.with(record, now),
                record -> Records.with(record, old));
    }

    /// @param example what is there before and after, where nothing else differs
    private <T> void note(
            Difference.Kind kind,
            Spot<T> spot,
            List<T> example,
            UnaryOperator<T> forward,
            UnaryOperator<T> backward) {
        found.add(
                new Difference(
                        kind,
                        ConfigDiff.between(
                                spot.alone().apply(example.getFirst()),
                                spot.alone().apply(example.getLast()),
                                services),
                        spot.over().apply(forward),
                        spot.over().apply(backward)));
    }

    /// Compares two lists whose elements have keys.
    private final class Lists<E extends Record> {
        private final List<E> before;
        private final List<E> after;
        private final ListKind<E> kind;
        private final Spot<List<E>> spot;
        private final ListMatch<E> match;

        Lists(List<E> before, List<E> after, ListKind<E> kind, Spot<List<E>> spot) {
            this.before = before;
            this.after = after;
            this.kind = kind;
            this.spot = spot;
            this.match = new ListMatch<>(before, after, kind);
        }

        void compare() {
            match.removed().forEach(this::removed);
            for (E element : after) {
                Optional.ofNullable(match.kept().get(match.key(element)))
                        .filter(was -> !was.equals(element))
                        .ifPresent(was -> changed(was, element));
            }
            order();
            match.added().forEach(this::added);
        }

        private void removed(E element) {
            note(
                    Difference.Kind.REMOVED,
                    spot,
                    kind.isNumbered()
                            ? List.of(before, match.without(before, element))
                            : List.of(List.of(element), List.of()),
                    list -> match.without(list, element),
                    list -> match.inserted(list, element, before));
        }

        private void added(E element) {
            note(
                    Difference.Kind.ADDED,
                    spot,
                    kind.isNumbered()
                            ? List.of(match.without(after, element), after)
                            : List.of(List.of(), List.of(element)),
                    list -> match.inserted(list, element, after),
                    list -> match.without(list, element));
        }

        private void changed(E was, E is) {
            Object key = match.key(is);
            Spot<E> place =
                    Spot.element(
                            spot,
                            e -> match.key(e).equals(key),
                            e -> kind.isNumbered() ? with(is, e) : List.of(e));
            if (TAKEN_APART.contains(is.getClass())) {
                Comparer.this.compare(was, is, place);
            } else {
                note(Difference.Kind.CHANGED, place, List.of(was, is), _ -> is, _ -> was);
            }
        }

        private List<E> with(E replaced, E element) {
            return after.stream().map(e -> e.equals(replaced) ? element : e).toList();
        }

        private void order() {
            List<Object> old = match.order(before);
            List<Object> now = match.order(after);
            if (!old.equals(now)) {
                List<E> kept = after.stream().filter(e -> now.contains(match.key(e))).toList();
                note(
                        Difference.Kind.CHANGED,
                        spot,
                        List.of(match.ordered(kept, old), kept),
                        list -> match.ordered(list, now),
                        list -> match.ordered(list, old));
            }
        }
    }
}
