package org.yaomote.ports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The table of macOS, as `lsof` tells it: of other users' processes only an administrator hears.
///
/// Tested with texts only; it has not been run on macOS.
record LsofSockets(Output output) implements ListeningSockets {
    private static final List<String> COMMAND =
            List.of("lsof", "-nP", "-iTCP", "-sTCP:LISTEN", "-Fpctn");

    @Override
    public List<Listening> now() {
        return read(output.of(COMMAND));
    }

    /// One field a line, told apart by its first letter: `p` process, `c` command, `t` kind of
    /// address, `n` address and port.
    private static List<Listening> read(String text) {
        List<Listening> found = new ArrayList<>();
        long pid = 0;
        String program = "";
        String any = "0.0.0.0";
        for (String line : text.lines().filter(l -> !l.isEmpty()).toList()) {
            String value = line.substring(1);
            switch (line.charAt(0)) {
                case 'p' -> pid = Long.parseLong(value);
                case 'c' -> program = value;
                case 't' -> any = value.equals("IPv6") ? "::" : "0.0.0.0";
                case 'n' -> add(found, AddressPort.read(value, any), known(pid, program));
                default -> {
                    // Fields that were not asked for, such as the descriptor.
                }
            }
        }
        found.sort(Comparator.comparingInt(Listening::port));
        return List.copyOf(found);
    }

    private static void add(List<Listening> found, Optional<AddressPort> place, Owner.Known owner) {
        place.map(p -> new Listening(p.address(), p.port(), owner))
                .filter(socket -> !found.contains(socket))
                .ifPresent(found::add);
    }

    static Owner.Known known(long pid, String program) {
        Optional<Instant> since = ProcessHandle.of(pid).flatMap(p -> p.info().startInstant());
        return new Owner.Known(pid, program, since);
    }
}
