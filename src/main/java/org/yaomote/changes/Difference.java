package org.yaomote.changes;

import org.yaomote.config.Change;
import org.yaomote.config.ProxyConfig;

import java.util.List;
import java.util.function.UnaryOperator;

/// One thing in which two configurations differ.
///
/// @param kind whether something came, went or became another
/// @param words the same in words, at least one
/// @param forward does it to a configuration in which it was not done
/// @param backward takes it back from one in which it was; both are pure
public record Difference(
        Kind kind,
        List<Change> words,
        UnaryOperator<ProxyConfig> forward,
        UnaryOperator<ProxyConfig> backward) {
    /// What a difference does to a list, or to a thing.
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    public Difference {
        words = List.copyOf(words);
    }

    /// This one and then another, told as one.
    Difference and(Difference next) {
        return new Difference(
                kind,
                words,
                config -> next.forward.apply(forward.apply(config)),
                config -> backward.apply(next.backward.apply(config)));
    }
}
