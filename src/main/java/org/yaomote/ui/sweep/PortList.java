package org.yaomote.ui.sweep;

import org.yaomote.ui.editing.AddressText;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Ports as people type them: `80, 443 8000-8010`.
final class PortList {
    /// More would make of a sweep a port scan.
    static final int MOST = 64;

    private static final int HIGHEST = 65_535;
    private static final Pattern BETWEEN = Pattern.compile("[\\s,;、]+");
    private static final Pattern PART = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?");

    private PortList() {}

    /// The ports in rising order; nothing if the text is no such list, or a longer one.
    static Optional<List<Integer>> parse(String typed) {
        Set<Integer> ports = new TreeSet<>();
        for (String part : BETWEEN.split(AddressText.normal(typed), -1)) {
            if (!part.isEmpty() && !add(part, ports)) {
                return Optional.empty();
            }
        }
        return Optional.of(List.copyOf(ports));
    }

    /// The ports as a text.
    static String text(List<Integer> ports) {
        return ports.stream().map(p -> Integer.toString(p)).collect(Collectors.joining(", "));
    }

    private static boolean add(String part, Set<Integer> ports) {
        Matcher matcher = PART.matcher(part);
        if (!matcher.matches()) {
            return false;
        }
        int from = Integer.parseInt(matcher.group(1));
        int to = matcher.group(2) == null ? from : Integer.parseInt(matcher.group(2));
        if (from < 1 || to > HIGHEST || to < from || to - from >= MOST) {
            return false;
        }
        for (int port = from; port <= to; port++) {
            ports.add(port);
        }
        return ports.size() <= MOST;
    }
}
