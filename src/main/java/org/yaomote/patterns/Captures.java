package org.yaomote.patterns;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/// What the groups of a pattern caught in a text. Immutable.
public final class Captures {
    private final List<@Nullable String> groups;

    private Captures(List<@Nullable String> groups) {
        this.groups = groups;
    }

    /// Of a match without groups.
    static Captures whole(String part) {
        return of(new @Nullable String[] {part});
    }

    static Captures of(@Nullable String[] groups) {
        return new Captures(Arrays.asList(groups));
    }

    /// How many groups there are, the whole match, which is group 0, included; at least 1.
    public int count() {
        return groups.size();
    }

    /// What a group caught; null if it took no part in the match.
    ///
    /// @param number from 0 to below [#count]
    public @Nullable String group(int number) {
        return groups.get(number);
    }
}
