package org.yaomote.rules;

/// What asking a condition gave.
public enum Verdict {
    HOLDS,
    FAILS,
    /// Nobody knows yet: a password is being looked at on another thread; ask again when
    /// [Visit#awaited] has run.
    PENDING,
    /// Nobody can know; the reason is [Visit#failure].
    BROKEN;

    static Verdict of(boolean holds) {
        return holds ? HOLDS : FAILS;
    }
}
