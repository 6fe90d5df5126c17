package org.yaomote.config;

/// Names one [Listener] for as long as it exists, whatever its name or port become.
///
/// @param value unique among the listeners of a configuration; letters, digits and dashes
public record ListenerId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
