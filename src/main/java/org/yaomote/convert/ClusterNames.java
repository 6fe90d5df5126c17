package org.yaomote.convert;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Gives everything a name that Kubernetes takes: a label of DNS (RFC 1123) that begins with a
/// letter, each once.
final class ClusterNames {
    /// What is put behind a name must fit into 63 letters, too.
    private static final int LONGEST = 50;

    private final Map<String, String> given = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    /// The name of a thing, the same whenever asked.
    ///
    /// @param thing what it is, such as a service's id
    /// @param wish what it is called by people
    String of(String thing, String wish) {
        return given.computeIfAbsent(thing, _ -> free(wish));
    }

    private String free(String wish) {
        String plain = label(wish);
        String stem = plain.isEmpty() ? "service" : plain;
        String name = stem;
        for (int n = 2; !taken.add(name); n++) {
            name = stem + "-" + n;
        }
        return name;
    }

    private static String label(String wish) {
        String plain = wish.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String begun = plain.matches("[0-9].*") ? "x" + plain : plain;
        String cut = begun.length() > LONGEST ? begun.substring(0, LONGEST) : begun;
        return cut.replaceAll("^-+|-+$", "");
    }
}
