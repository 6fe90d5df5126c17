package org.yaomote.echo;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Who may send ICMP echo on Linux without being root, as the system says it now.
final class PingPermission {
    private static final Path RANGE = Path.of("/proc/sys/net/ipv4/ping_group_range");
    private static final Path SELF = Path.of("/proc/self/status");

    private PingPermission() {}

    /// The range of groups, and the groups of the user: what has to meet.
    static String said() {
        String groups = first(SELF, "Gid:") + " " + first(SELF, "Groups:");
        return "net.ipv4.ping_group_range is \""
                + first(RANGE, "")
                + "\", the groups of the user are "
                + Stream.of(groups.strip().split(" ", -1)).distinct().collect(joining(" "));
    }

    private static String first(Path file, String prefix) {
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.stream()
                    .filter(line -> line.startsWith(prefix))
                    .map(line -> line.substring(prefix.length()))
                    .map(line -> String.join(" ", line.strip().split("\\s+")))
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            return "?";
        }
    }
}
