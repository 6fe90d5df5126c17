package org.yaomote.changes;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What of two lists is the same thing.
///
/// A thing's key here is its key in the new list, also where the old one has another for it.
final class ListMatch<E> {
    /// Where something stands that only one list has.
    ///
    /// @param after key of the nearest before it that both have; null at the start
    /// @param nth counted from there
    private record Gap(@Nullable Object after, int nth) {}

    private final List<E> before;
    private final List<E> after;
    private final ListKind<E> kind;
    private final Map<Object, Object> renamed = new HashMap<>();

    ListMatch(List<E> before, List<E> after, ListKind<E> kind) {
        this.before = before;
        this.after = after;
        this.kind = kind;
        switch (kind.join()) {
            case NEVER -> {}
            case IF_SINGLE -> joinSingle();
            case IN_PLACE -> joinInPlace();
        }
    }

    /// Whether each list has a key only once; what follows relies on it.
    static <E> boolean isUnique(List<E> list, ListKind<E> kind) {
        return new HashSet<>(list.stream().map(kind.key()).toList()).size() == list.size();
    }

    /// The key of an element of either list.
    Object key(E element) {
        Object own = kind.key().apply(element);
        return renamed.getOrDefault(own, own);
    }

    /// What the old list has and the new one has not, the last first.
    List<E> removed() {
        Set<Object> kept = keys(after);
        return before.reversed().stream().filter(e -> !kept.contains(key(e))).toList();
    }

    /// What the new list has and the old one has not, in its order.
    List<E> added() {
        Set<Object> kept = keys(before);
        return after.stream().filter(e -> !kept.contains(key(e))).toList();
    }

    /// What both have, by key, in the order of the new one: the old element.
    Map<Object, E> kept() {
        Map<Object, E> old = new HashMap<>();
        before.forEach(e -> old.put(key(e), e));
        Map<Object, E> kept = new LinkedHashMap<>();
        for (E element : after) {
            E was = old.get(key(element));
            if (was != null) {
                kept.put(key(element), was);
            }
        }
        return kept;
    }

    /// The keys of what both have, in the order of one of the lists.
    List<Object> order(List<E> list) {
        Set<Object> both = new HashSet<>(keys(before));
        both.retainAll(keys(after));
        return list.stream().map(this::key).filter(both::contains).toList();
    }

    /// A list whose elements of these keys stand in this order; the others keep their places.
    List<E> ordered(List<E> list, List<Object> order) {
        Map<Object, E> byKey = new HashMap<>();
        list.forEach(e -> byKey.put(key(e), e));
        List<E> next = new ArrayList<>();
        order.stream().filter(byKey::containsKey).forEach(k -> next.add(byKey.get(k)));
        Set<Object> ranked = new HashSet<>(order);
        List<E> result = new ArrayList<>();
        int at = 0;
        for (E element : list) {
            result.add(ranked.contains(key(element)) ? next.get(at++) : element);
        }
        return List.copyOf(result);
    }

    /// A list without an element.
    List<E> without(List<E> list, E element) {
        Object key = key(element);
        return list.stream().filter(e -> !key(e).equals(key)).toList();
    }

    /// A list with an element where it stands in another list: behind the nearest before it there
    /// that is here too.
    ///
    /// @param model has the element
    List<E> inserted(List<E> list, E element, List<E> model) {
        List<Object> there = list.stream().map(this::key).toList();
        int place = 0;
        for (E other : model) {
            if (key(other).equals(key(element))) {
                break;
            }
            int at = there.indexOf(key(other));
            place = at < 0 ? place : at + 1;
        }
        List<E> longer = new ArrayList<>(list);
        longer.add(place, element);
        return List.copyOf(longer);
    }

    private Set<Object> keys(List<E> list) {
        Set<Object> keys = new HashSet<>();
        list.forEach(e -> keys.add(key(e)));
        return keys;
    }

    private void joinSingle() {
        List<E> gone = removed();
        List<E> come = added();
        if (gone.size() == 1 && come.size() == 1) {
            renamed.put(key(gone.getFirst()), key(come.getFirst()));
        }
    }

    private void joinInPlace() {
        Map<Gap, E> gone = gaps(before, new HashSet<>(removed()));
        gaps(after, new HashSet<>(added()))
                .forEach(
                        (gap, come) -> {
                            E was = gone.get(gap);
                            if (was != null) {
                                renamed.put(kind.key().apply(was), kind.key().apply(come));
                            }
                        });
    }

    private Map<Gap, E> gaps(List<E> list, Set<E> lonely) {
        Map<Gap, E> gaps = new LinkedHashMap<>();
        Object last = null;
        int nth = 0;
        for (E element : list) {
            if (lonely.contains(element)) {
                gaps.put(new Gap(last, nth++), element);
            } else {
                last = kind.key().apply(element);
                nth = 0;
            }
        }
        return gaps;
    }
}
