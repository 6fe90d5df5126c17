package org.yaomote.rules;

import org.yaomote.policy.Condition;

import java.util.HashMap;
import java.util.Map;

/// The token buckets of a running engine, which outlive a change of its configuration.
///
/// Thread: the engine's work thread; the buckets themselves belong to all.
public final class RateMemory {
    private record Key(String scope, Condition.WithinRate condition) {}

    private Map<Key, Buckets> known = new HashMap<>();
    private Map<Key, Buckets> wanted = new HashMap<>();

    /// A configuration is about to be compiled.
    void begin() {
        wanted = new HashMap<>();
    }

    /// The buckets of a condition; conditions that are equal in one scope share them.
    Buckets buckets(String scope, Condition.WithinRate condition, long nowNanos) {
        Key key = new Key(scope, condition);
        Buckets buckets = known.get(key);
        Buckets kept = buckets == null ? new Buckets(condition.rate(), nowNanos) : buckets;
        return wanted.computeIfAbsent(key, _ -> kept);
    }

    /// A configuration was compiled and is in force: forgets what it does not have.
    public void settle() {
        known = wanted;
    }
}
