package org.yaomote.convert;

import org.yaomote.config.Listener;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Gives everything a name that other programs take: letters, digits, underscores, each once
/// whatever its case.
final class Names {
    private final Map<String, String> given = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    /// The name of a thing, the same whenever asked.
    ///
    /// @param thing what it is, such as a service's id
    /// @param wish what it is called by people
    String of(String thing, String wish) {
        return given.computeIfAbsent(thing, _ -> free(wish));
    }

    /// Where a listener listens, as both programs write it; a port that any will do for, which
    /// neither knows, is 1 and reported elsewhere.
    static String place(Listener listener) {
        String host = listener.address();
        String bracketed = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return bracketed + ":" + Math.max(1, listener.port());
    }

    private String free(String wish) {
        String plain = wish.replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^_+|_+$", "");
        String stem = plain.isEmpty() ? "service" : plain;
        String name = stem;
        for (int n = 2; !taken.add(name.toLowerCase(Locale.ROOT)); n++) {
            name = stem + "_" + n;
        }
        return name;
    }
}
