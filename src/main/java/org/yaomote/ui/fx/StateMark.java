package org.yaomote.ui.fx;

import org.yaomote.config.Severity;
import org.yaomote.events.Event;
import org.yaomote.states.Reality;

/// A state as it is shown everywhere: a word, a shape and a colour, in that order of weight.
///
/// Shapes differ without colour; the colours (in the style sheets) were chosen for normal,
/// deuteranopic, protanopic and tritanopic sight.
public enum StateMark {
    UP("up", "M8 1a7 7 0 1 0 0 14a7 7 0 0 0 0-14z M6.9 11.4L3.7 8.2L4.9 7L6.9 9L11.1 4.8L12.3 6z"),
    SHAKY("shaky", "M8 1a7 7 0 1 0 0 14a7 7 0 0 0 0-14z M8 2.8a5.2 5.2 0 0 1 0 10.4z"),
    DOWN(
            "down",
            "M1.5 1.5h13v13h-13z M5.2 4L8 6.8L10.8 4L12 5.2L9.2 8L12 10.8L10.8 12L8 9.2L5.2 12"
                    + "L4 10.8L6.8 8L4 5.2z"),
    DRAINING("draining", "M6.2 1h3.6v7h4.2l-6 7l-6-7h4.2z"),
    /// A spanner in a ring.
    MAINTENANCE(
            "maintenance",
            "M8 1a7 7 0 1 0 0 14a7 7 0 0 0 0-14z M8 2.6a5.4 5.4 0 0 1 0 10.8a5.4 5.4 0 0 1 0-10.8z"
                    + "M9.9 3.9a2.6 2.6 0 0 0-3.2 3.3L4.2 9.7a1.2 1.2 0 0 0 1.8 1.8l2.5-2.5"
                    + "a2.6 2.6 0 0 0 3.3-3.2L10.3 7.3L8.9 6.9L8.4 5.4z"),
    UNKNOWN("unknown", "M8 1.8a6.2 6.2 0 1 0 0 12.4a6.2 6.2 0 0 0 0-12.4z"),
    OFF("off", "M8 1.8a6.2 6.2 0 1 0 0 12.4a6.2 6.2 0 0 0 0-12.4z M4.8 8h6.4"),
    /// A ring around a square: it waits for the start.
    IDLE("idle", "M8 1.8a6.2 6.2 0 1 0 0 12.4a6.2 6.2 0 0 0 0-12.4z M6 6h4v4h-4z"),
    PROBLEM("problem", "M8 1.6L15 14.2H1z M8 5.8v4.2 M8 11.6v1"),
    /// An i in a ring: something happened, neither good nor bad. Not the state of anything.
    NEWS("news", "M8 1.8a6.2 6.2 0 1 0 0 12.4a6.2 6.2 0 0 0 0-12.4z M8 5v0.1 M8 8.4v2.6");

    private final String word;
    private final String shape;

    StateMark(String word, String shape) {
        this.word = word;
        this.shape = shape;
    }

    /// Key of the word.
    public String key() {
        return "state." + word;
    }

    /// Style class that gives the colour, and dashes where the shape has them.
    public String styleClass() {
        return "state-" + word;
    }

    /// Whether it needs somebody: what is red or amber, whatever the reason.
    public boolean isProblem() {
        return this == DOWN || this == SHAKY || this == PROBLEM;
    }

    /// The shape as an SVG path in a square of 16, filled by the even-odd rule or stroked.
    String shape() {
        return shape;
    }

    /// Whether the shape is drawn by its outline.
    boolean isOutlined() {
        return this == UNKNOWN || this == OFF || this == IDLE || this == PROBLEM || this == NEWS;
    }

    /// How something is doing.
    public static StateMark of(Reality state) {
        return switch (state) {
            case UP -> UP;
            case SHAKY -> SHAKY;
            case DOWN -> DOWN;
            case DRAINING -> DRAINING;
            case MAINTENANCE -> MAINTENANCE;
            case UNKNOWN -> UNKNOWN;
            case IDLE -> IDLE;
            case OFF -> OFF;
        };
    }

    /// How grave an event is.
    public static StateMark of(Event.Level level) {
        return switch (level) {
            case NEWS -> NEWS;
            case GOOD -> UP;
            case WARNING -> SHAKY;
            case BAD -> DOWN;
        };
    }

    /// How grave a problem of the configuration is; a warning differs from an error by its word.
    public static StateMark of(Severity severity) {
        return switch (severity) {
            case ERROR -> PROBLEM;
            case WARNING -> SHAKY;
        };
    }
}
