package org.yaomote.rules;

/// Something that a watched file may replace.
///
/// Thread: read by any, replaced by the engine's work thread.
final class Live<T> {
    private volatile T value;

    Live(T value) {
        this.value = value;
    }

    T now() {
        return value;
    }

    void replace(T other) {
        value = other;
    }
}
