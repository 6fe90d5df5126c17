package org.yaomote.ports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The table of Windows, as `netstat` tells it, with the names that `tasklist` gives.
///
/// The word for a socket that waits is in the system's language, so it is known by its other end,
/// which has the port 0. Tested with texts only; it has not been run on Windows.
record NetstatSockets(Output output) implements ListeningSockets {
    private static final Pattern SOCKET =
            Pattern.compile("\\s*TCP\\s+(\\S+)\\s+\\S+:0\\s+\\S+\\s+(\\d+)\\s*");
    private static final Pattern TASK = Pattern.compile("\"([^\"]*)\",\"(\\d+)\",.*");

    @Override
    public List<Listening> now() {
        Map<Long, String> programs = programs(output.of(List.of("tasklist", "/fo", "csv", "/nh")));
        List<Listening> found = new ArrayList<>();
        for (String line : output.of(List.of("netstat", "-ano")).lines().toList()) {
            Matcher socket = SOCKET.matcher(line);
            if (socket.matches()) {
                long pid = Long.parseLong(socket.group(2));
                Owner owner = LsofSockets.known(pid, programs.getOrDefault(pid, ""));
                AddressPort.read(socket.group(1), "0.0.0.0")
                        .map(p -> new Listening(p.address(), p.port(), owner))
                        .ifPresent(found::add);
            }
        }
        found.sort(Comparator.comparingInt(Listening::port));
        return List.copyOf(found);
    }

    private static Map<Long, String> programs(String text) {
        Map<Long, String> programs = new HashMap<>();
        for (String line : text.lines().toList()) {
            Matcher task = TASK.matcher(line);
            if (task.matches()) {
                programs.put(Long.valueOf(task.group(2)), task.group(1));
            }
        }
        return programs;
    }
}
