package org.yaomote.ports;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The table of Linux, from `/proc` (proc_pid_net(5), proc_pid_stat(5)).
///
/// Whose a socket is, is found by its number among the open files of each process. Those of other
/// users cannot be looked at but by root; then the user is told at least.
///
/// @param root of the file system; another folder in tests
record LinuxSockets(Path root) implements ListeningSockets {
    private static final String LISTENS = "0A";
    private static final int STATE = 3;
    private static final int USER = 7;
    private static final int NUMBER = 9;

    /// Field 22 of `stat`, counted behind the name, which may hold blanks.
    private static final int START = 19;

    /// The kernel counts so for programs on every machine there is (USER_HZ).
    private static final long TICKS_PER_SECOND = 100;

    private record Row(InetAddress address, int port, String user, String number) {}

    static LinuxSockets ofThisComputer() {
        return new LinuxSockets(Path.of("/"));
    }

    @Override
    public List<Listening> now() {
        List<Row> rows = new ArrayList<>();
        for (String table : List.of("tcp", "tcp6")) {
            lines(root.resolve("proc/net").resolve(table)).forEach(line -> read(line, rows));
        }
        Map<String, Owner.Known> owners = owners(rows);
        return rows.stream()
                .map(row -> new Listening(row.address(), row.port(), owner(row, owners)))
                .sorted(Comparator.comparingInt(Listening::port))
                .toList();
    }

    private static void read(String line, List<Row> rows) {
        String[] fields = line.strip().split("\\s+", -1);
        if (fields.length <= NUMBER || !fields[STATE].equals(LISTENS)) {
            return;
        }
        String[] place = fields[1].split(":", -1);
        InetAddress address = address(place[0]);
        rows.add(new Row(address, Integer.parseInt(place[1], 16), fields[USER], fields[NUMBER]));
    }

    /// Words of 32 bits in the order of this machine, each in hexadecimal.
    private static InetAddress address(String hex) {
        ByteBuffer octets = ByteBuffer.allocate(hex.length() / 2).order(ByteOrder.nativeOrder());
        for (int i = 0; i < hex.length(); i += 8) {
            octets.putInt(new BigInteger(hex.substring(i, i + 8), 16).intValue());
        }
        try {
            return InetAddress.getByAddress(octets.array());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("the kernel writes 4 or 16 octets", e);
        }
    }

    private Map<String, Owner.Known> owners(List<Row> rows) {
        Set<String> wanted = new HashSet<>();
        rows.forEach(row -> wanted.add("socket:[" + row.number() + "]"));
        Map<String, Owner.Known> owners = new HashMap<>();
        for (Path process : entries(root.resolve("proc"), "[0-9]*")) {
            Set<String> its = new HashSet<>(wanted);
            its.retainAll(openFiles(process));
            if (!its.isEmpty()) {
                Owner.Known owner = known(process);
                its.forEach(socket -> owners.putIfAbsent(socket, owner));
                // One that went to a child as well is its parent's, which came first.
                wanted.removeAll(its);
            }
            if (wanted.isEmpty()) {
                break;
            }
        }
        return owners;
    }

    private static Set<String> openFiles(Path process) {
        Set<String> files = new HashSet<>();
        for (Path descriptor : entries(process.resolve("fd"), "*")) {
            try {
                files.add(Files.readSymbolicLink(descriptor).toString());
            } catch (IOException _) {
                // Closed since it was listed.
            }
        }
        return files;
    }

    private Owner.Known known(Path process) {
        String program = String.join("", lines(process.resolve("comm"))).strip();
        long pid = Long.parseLong(String.valueOf(process.getFileName()));
        return new Owner.Known(pid, program, since(process));
    }

    private Optional<Instant> since(Path process) {
        String stat = String.join(" ", lines(process.resolve("stat")));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
        Optional<Long> boot =
                lines(root.resolve("proc/stat")).stream()
                        .filter(line -> line.startsWith("btime "))
                        .map(line -> Long.valueOf(line.substring("btime ".length()).strip()))
                        .findFirst();
        if (fields.length <= START || boot.isEmpty()) {
            return Optional.empty();
        }
        long seconds = Long.parseLong(fields[START]) / TICKS_PER_SECOND;
        return Optional.of(Instant.ofEpochSecond(boot.get() + seconds));
    }

    private Owner owner(Row row, Map<String, Owner.Known> owners) {
        Owner.Known known = owners.get("socket:[" + row.number() + "]");
        return known == null ? new Owner.Hidden(userName(row.user())) : known;
    }

    private String userName(String number) {
        return lines(root.resolve("etc/passwd")).stream()
                .map(line -> line.split(":", -1))
                .filter(fields -> fields.length > 2 && fields[2].equals(number))
                .map(fields -> fields[0])
                .findFirst()
                .orElse(number);
    }

    private static List<Path> entries(Path folder, String glob) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, glob)) {
            all.forEach(found::add);
        } catch (IOException | DirectoryIteratorException _) {
            // Another user's, or gone: what was seen until then is all that can be.
            return found;
        }
        return found;
    }

    private static List<String> lines(Path file) {
        try {
            // What a process calls itself may be in any encoding.
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                    .lines()
                    .toList();
        } catch (IOException _) {
            return List.of();
        }
    }
}
