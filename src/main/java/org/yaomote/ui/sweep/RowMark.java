package org.yaomote.ui.sweep;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// What is different about a host since an earlier sweep.
///
/// @param kind in one word
/// @param since when the earlier sweep was, for a host that is gone
/// @param what has changed
record RowMark(Kind kind, Optional<Instant> since, Set<Aspect> what) {
    /// Nothing is different, or nothing was compared.
    static final RowMark NONE = new RowMark(Kind.NONE, Optional.empty(), Set.of());

    /// In one word.
    enum Kind {
        NONE,
        /// It was not there, and is now.
        NEW,
        /// It was there, and is not now.
        GONE,
        /// It is there as before, but something about it is different.
        CHANGED
    }

    /// What can change about a host that stays.
    enum Aspect {
        NAME,
        MAC,
        PORTS,
        CERTIFICATE
    }

    RowMark {
        what = Set.copyOf(what);
    }

    /// Whether there is anything to show.
    boolean isDifferent() {
        return kind != Kind.NONE;
    }
}
