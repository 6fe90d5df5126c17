package org.yaomote.ui.editing;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/// Gives the items of a list an identity that outlives an edit of them, where the values have none.
///
/// Told of every new list, it finds out which item is which: equal ones first, then those the
/// caller calls alike, then what is left over on both sides, in order, if as many went as came.
public final class RowKeys<T> {
    /// The identity of one row; equal to itself only.
    public static final class Key {
        private Key() {}
    }

    private final BiPredicate<T, T> alike;
    private List<T> values = List.of();
    private List<Key> keys = List.of();

    /// @param alike whether two different values are probably the same item, edited
    public RowKeys(BiPredicate<T, T> alike) {
        this.alike = alike;
    }

    /// The keys of the items of the list, in its order.
    public List<Key> update(List<T> now) {
        if (now.equals(values)) {
            return keys;
        }
        @Nullable Key[] found = new Key[now.size()];
        boolean[] gone = new boolean[values.size()];
        int missing = now.size();
        missing -= take(now, found, gone, Object::equals);
        missing -= take(now, found, gone, alike);
        if (values.size() - (now.size() - missing) == missing) {
            take(now, found, gone, (_, _) -> true);
        }
        List<Key> result = new ArrayList<>(now.size());
        for (Key key : found) {
            result.add(key == null ? new Key() : key);
        }
        values = List.copyOf(now);
        keys = List.copyOf(result);
        return keys;
    }

    /// Where the row is now, or -1 if it is gone.
    public int indexOf(Key key) {
        return keys.indexOf(key);
    }

    /// Finds the keys of items that have none yet among those that went nowhere yet.
    ///
    /// @return how many were found
    private int take(List<T> now, @Nullable Key[] found, boolean[] gone, BiPredicate<T, T> same) {
        int count = 0;
        for (int n = 0; n < now.size(); n++) {
            int old = found[n] == null ? first(now.get(n), gone, same) : -1;
            if (old >= 0) {
                gone[old] = true;
                found[n] = keys.get(old);
                count++;
            }
        }
        return count;
    }

    private int first(T value, boolean[] gone, BiPredicate<T, T> same) {
        for (int i = 0; i < gone.length; i++) {
            if (!gone[i] && same.test(values.get(i), value)) {
                return i;
            }
        }
        return -1;
    }
}
