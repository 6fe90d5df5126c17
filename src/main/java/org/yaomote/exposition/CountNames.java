package org.yaomote.exposition;

import java.util.HashMap;
import java.util.Map;

/// What people call the listeners and services whose counts are told.
///
/// A name that two of them share would make one of their counts; both are told by their ids then.
///
/// @param listeners names by id
/// @param services names by id
public record CountNames(Map<String, String> listeners, Map<String, String> services) {
    public CountNames {
        listeners = unambiguous(listeners);
        services = unambiguous(services);
    }

    /// The name of a listener, or its id if there is none that is its own.
    public String listener(String id) {
        return listeners.getOrDefault(id, id);
    }

    /// The name of a service, or its id if there is none that is its own.
    public String service(String id) {
        return services.getOrDefault(id, id);
    }

    private static Map<String, String> unambiguous(Map<String, String> names) {
        Map<String, Integer> uses = new HashMap<>();
        names.forEach(
                (id, name) -> {
                    uses.merge(name, 1, Integer::sum);
                    if (!id.equals(name)) {
                        uses.merge(id, 1, Integer::sum);
                    }
                });
        Map<String, String> kept = new HashMap<>();
        names.forEach(
                (id, name) -> {
                    if (uses.getOrDefault(name, 0) == 1 && !name.isBlank()) {
                        kept.put(id, name);
                    }
                });
        return Map.copyOf(kept);
    }
}
