package org.yaomote.ports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Ports that Windows keeps for itself, mostly for virtual machines: they look free and cannot be
/// opened.
///
/// Tested with texts only; it has not been run on Windows.
record ReservedPorts(Output output) {
    private static final List<String> COMMAND =
            List.of("netsh", "int", "ipv4", "show", "excludedportrange", "protocol=tcp");
    private static final Pattern RANGE = Pattern.compile("\\s*(\\d+)\\s+(\\d+)\\s*\\*?\\s*");

    /// The range that has a port.
    Optional<Diagnosis.Reserved> with(int port) {
        return ranges().stream()
                .filter(range -> range.first() <= port && port <= range.last())
                .findFirst();
    }

    private List<Diagnosis.Reserved> ranges() {
        List<Diagnosis.Reserved> found = new ArrayList<>();
        for (String line : output.of(COMMAND).lines().toList()) {
            Matcher range = RANGE.matcher(line);
            if (range.matches()) {
                int first = Integer.parseInt(range.group(1));
                found.add(new Diagnosis.Reserved(first, Integer.parseInt(range.group(2))));
            }
        }
        return found;
    }
}
