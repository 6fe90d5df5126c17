package org.yaomote.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/// What two lists have in common by key. A key that a list holds several times, which only a draft
/// with errors does, is matched first with first, second with second.
final class Pairs<T> {
    private record Key(Object key, int count) {}

    private final Map<Key, T> old;
    private final Map<Key, T> now;

    Pairs(List<T> before, List<T> after, Function<T, Object> key) {
        old = index(before, key);
        now = index(after, key);
    }

    /// With the only one that went and the only one that came as one that moved.
    Pairs<T> joinedIfSingle() {
        List<Key> gone = old.keySet().stream().filter(k -> !now.containsKey(k)).toList();
        List<Key> come = now.keySet().stream().filter(k -> !old.containsKey(k)).toList();
        if (gone.size() == 1 && come.size() == 1) {
            Map<Key, T> renamed = new LinkedHashMap<>();
            now.forEach((k, v) -> renamed.put(old.containsKey(k) ? k : gone.getFirst(), v));
            now.clear();
            now.putAll(renamed);
        }
        return this;
    }

    /// Goes through the new list: what both have, and what is new.
    void forEach(BiConsumer<T, T> changed, Consumer<T> added) {
        now.forEach(
                (key, item) -> {
                    T was = old.get(key);
                    if (was == null) {
                        added.accept(item);
                    } else {
                        changed.accept(was, item);
                    }
                });
    }

    List<T> removed() {
        List<T> removed = new ArrayList<>();
        old.forEach(
                (key, item) -> {
                    if (!now.containsKey(key)) {
                        removed.add(item);
                    }
                });
        return removed;
    }

    /// Whether what both lists have stands in another order.
    boolean isReordered() {
        List<Key> before = old.keySet().stream().filter(now::containsKey).toList();
        List<Key> after = now.keySet().stream().filter(old::containsKey).toList();
        return !before.equals(after);
    }

    private static <T> Map<Key, T> index(List<T> items, Function<T, Object> key) {
        Map<Key, T> index = new LinkedHashMap<>();
        Map<Object, Integer> counts = new HashMap<>();
        for (T item : items) {
            int count = counts.merge(key.apply(item), 1, Integer::sum);
            index.put(new Key(key.apply(item), count), item);
        }
        return index;
    }
}
