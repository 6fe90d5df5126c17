package org.yaomote.ui.overview;

import org.yaomote.config.ListenerId;

import java.time.Duration;
import java.time.Instant;

/// A certificate that a listener shows, and when it ends.
///
/// @param path of the listener's field
/// @param id of the listener
/// @param listener its name
record EndingCertificate(String path, ListenerId id, String listener, Instant at) {
    /// From so many days on it needs the user.
    private static final int SOON_DAYS = 14;

    /// Whether it ends soon, or has ended.
    boolean isSoon(Instant now) {
        return Duration.between(now, at).toDays() < SOON_DAYS;
    }
}
