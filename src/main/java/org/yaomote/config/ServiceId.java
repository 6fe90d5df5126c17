package org.yaomote.config;

/// Names one [Service] for as long as it exists; rules refer to a service by it.
///
/// @param value unique among the services of a configuration; letters, digits and dashes
public record ServiceId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
