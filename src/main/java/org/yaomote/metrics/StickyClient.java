package org.yaomote.metrics;

import java.time.Instant;

/// A client that is bound to a backend.
///
/// @param key by which it is told; may be the value of a cookie, so [#shown] is what people see
/// @param shown the key, cut so far that nobody could use it
/// @param until when it is forgotten if it does not come back
public record StickyClient(String key, String shown, Instant until) {
    @Override
    public String toString() {
        return "StickyClient[" + shown + ", until=" + until + "]";
    }
}
