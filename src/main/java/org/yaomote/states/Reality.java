package org.yaomote.states;

import org.yaomote.config.BackendMode;
import org.yaomote.metrics.Availability;

/// How a listener, a service or a backend is doing, whatever became of its settings.
public enum Reality {
    /// Switched off by the user; says nothing about the whole.
    OFF("(-)"),
    /// It works.
    UP("(+)"),
    /// Nobody has asked yet, or nobody may.
    UNKNOWN("(?)"),
    /// It waits for the proxy to be started: a listener that is not open because none is to be.
    IDLE("(.)"),
    /// It takes no new requests and ends those it has.
    DRAINING("(v)"),
    /// Put away by the user, and still looked at.
    MAINTENANCE("(=)"),
    /// It works, but not always, or not all of it.
    SHAKY("(~)"),
    /// It does not work.
    DOWN("(x)");

    private final String glyph;

    Reality(String glyph) {
        this.glyph = glyph;
    }

    /// A sign for texts without pictures.
    public String glyph() {
        return glyph;
    }

    /// How a backend is, as far as the user lets it be anything.
    ///
    /// @param seen how it is doing
    public static Reality of(BackendMode mode, Availability seen) {
        return switch (mode) {
            case READY -> of(seen);
            case DRAIN -> DRAINING;
            case MAINTENANCE -> MAINTENANCE;
            case OFF -> OFF;
        };
    }

    private static Reality of(Availability seen) {
        return switch (seen) {
            case UP -> UP;
            case SHAKY -> SHAKY;
            case DOWN -> DOWN;
            case DRAINING -> DRAINING;
            case DISABLED -> OFF;
            case UNKNOWN -> UNKNOWN;
        };
    }

    /// Whether the user put it away, so that nobody misses it.
    boolean isPutAway() {
        return this == OFF || this == MAINTENANCE;
    }

    /// The worse of two.
    Reality orWorse(Reality other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
