package org.yaomote.patterns;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A pattern as octets, one character each, that still know where they stood in it. Immutable.
final class PatternText {
    private final String octets;

    /// For each octet, and for the end, the index of its character.
    private final int[] places;

    private PatternText(String octets, int[] places) {
        this.octets = octets;
        this.places = places;
    }

    /// Its UTF-8.
    String octets() {
        return octets;
    }

    static PatternText of(String pattern) {
        StringBuilder octets = new StringBuilder();
        int[] places = new int[4 * pattern.length() + 1];
        int at = 0;
        while (at < pattern.length()) {
            int point = pattern.codePointAt(at);
            byte[] encoded = Character.toString(point).getBytes(StandardCharsets.UTF_8);
            for (byte octet : encoded) {
                places[octets.length()] = at;
                octets.append((char) (octet & 0xff));
            }
            at += Character.charCount(point);
        }
        places[octets.length()] = pattern.length();
        return new PatternText(octets.toString(), Arrays.copyOf(places, octets.length() + 1));
    }

    PatternFault fault(ExpressionReader.Fault fault, int line) {
        return new PatternFault(fault.reason(), line, places[fault.from()], places[fault.to()]);
    }

    PatternFault whole(PatternFault.Reason reason, int line) {
        return new PatternFault(reason, line, 0, places[octets.length()]);
    }
}
