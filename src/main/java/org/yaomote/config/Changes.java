package org.yaomote.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// The changes found so far.
final class Changes {
    private final List<Change> found = new ArrayList<>();

    List<Change> all() {
        return List.copyOf(found);
    }

    void add(String code, Object... arguments) {
        found.add(new Change(code, Stream.of(arguments).map(String::valueOf).toList()));
    }

    /// One thing that became another, if it did.
    void value(String code, String subject, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            add(code, subject, before, after);
        }
    }

    /// A time that became another, if it did.
    void duration(String code, String subject, Duration before, Duration after) {
        value(code, subject, DurationText.of(before), DurationText.of(after));
    }

    /// A wait that became longer or shorter, if it did.
    ///
    /// @param key of a [TimeLimit]
    void timeLimit(String key, Duration before, Duration after) {
        duration("timeouts." + key, "", before, after);
    }

    /// Something that is other than before, if it is: what it was takes too many words.
    void changed(String code, String subject, Object before, Object after) {
        if (!before.equals(after)) {
            add(code, subject);
        }
    }

    /// Something that was switched, if it was.
    ///
    /// @param code of the switch; `.on` or `.off` is put behind it
    void flag(String code, String subject, boolean before, boolean after) {
        if (before != after) {
            add(code + (after ? ".on" : ".off"), subject);
        }
    }
}
