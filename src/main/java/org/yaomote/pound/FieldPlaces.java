package org.yaomote.pound;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/// Remembers which word of the text each field of the configuration came from.
final class FieldPlaces {
    private final NavigableMap<String, Token> places = new TreeMap<>();
    private final Token whole;

    FieldPlaces(Token whole) {
        this.whole = whole;
    }

    void put(String path, Token at) {
        places.put(path, at);
    }

    /// Gives a field, and all inside it, the places of another.
    void copy(String from, String to) {
        Map<String, Token> copies = new HashMap<>();
        SortedMap<String, Token> near = places.subMap(from, from + Character.MAX_VALUE);
        near.forEach(
                (path, at) -> {
                    boolean isInside = path.startsWith(from + ".") || path.startsWith(from + "[");
                    if (isInside || path.equals(from)) {
                        copies.put(to + path.substring(from.length()), at);
                    }
                });
        places.putAll(copies);
    }

    /// The word of the field, else of the nearest field around it, else of the whole text.
    Token of(String path) {
        String at = path;
        while (!at.isEmpty()) {
            Token found = places.get(at);
            if (found != null) {
                return found;
            }
            at = at.substring(0, Math.max(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['))));
        }
        return whole;
    }
}
