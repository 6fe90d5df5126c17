package org.yaomote.inspect;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Reads the system's table of neighbours, as everybody may.
///
/// Linux is asked by `ip`, which knows both families and how old a row is, and without it by
/// `/proc/net/arp`; macOS by `arp` and `ndp`, Windows by `arp`.
///
/// Thread: any; it takes some milliseconds and at most two seconds.
public final class Neighbours {
    /// Beyond this many addresses one hardware address looks like somebody who answers for others.
    public static final int MOST_ADDRESSES = 8;

    private static final int PATIENCE_SECONDS = 2;
    private static final int MOST_OCTETS = 16 * 1024 * 1024;

    /// Where tables come from; the seam to the system.
    public interface Tables {
        /// What a program prints; nothing if it is missing, slow or fails.
        List<String> outputOf(List<String> command);

        /// The lines of a file; none if it cannot be read.
        List<String> linesOf(Path file);
    }

    /// A network that an interface is in.
    ///
    /// @param device the interface's name
    /// @param address its own address there
    /// @param prefix bits of the network part
    public record Link(String device, InetAddress address, int prefix) {
        boolean has(InetAddress other) {
            byte[] own = address.getAddress();
            byte[] theirs = other.getAddress();
            if (own.length != theirs.length) {
                return false;
            }
            for (int bit = 0; bit < Math.min(prefix, own.length * 8); bit++) {
                int mask = 0x80 >> (bit & 7);
                if (((own[bit >> 3] ^ theirs[bit >> 3]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private final String os;
    private final Tables tables;

    /// @param os as in the property `os.name`
    /// @param tables usually [#thisComputer]
    public Neighbours(String os, Tables tables) {
        this.os = os;
        this.tables = tables;
    }

    /// All rows that have a hardware address, each address once for each device.
    public List<Neighbour> read() {
        if (os.startsWith("Windows")) {
            return NeighbourTable.ofWindows(tables.outputOf(List.of("arp", "-a")));
        }
        if (os.startsWith("Mac")) {
            List<Neighbour> both =
                    new ArrayList<>(NeighbourTable.ofArp(tables.outputOf(List.of("arp", "-an"))));
            both.addAll(NeighbourTable.ofNdp(tables.outputOf(List.of("ndp", "-an"))));
            return both;
        }
        List<String> lines = tables.outputOf(List.of("ip", "-s", "neigh", "show"));
        return lines.isEmpty()
                ? NeighbourTable.ofProc(tables.linesOf(Path.of("/proc/net/arp")))
                : NeighbourTable.ofIp(lines);
    }

    /// By address, only those behind the interface whose network has their address: a row that
    /// another interface has for it is about somebody else. Without a network that fits, or without
    /// a device, there is no row.
    public static Map<InetAddress, Neighbour> onTheirLink(
            Collection<Neighbour> rows, Collection<Link> links) {
        Map<InetAddress, Neighbour> kept = new HashMap<>();
        for (Neighbour row : rows) {
            boolean fits =
                    links.stream()
                            .filter(link -> link.has(row.address()))
                            .anyMatch(link -> isDevice(row.device(), link));
            if (fits) {
                kept.merge(row.address(), row, Neighbours::fresher);
            }
        }
        return kept;
    }

    /// Windows names the interface by its own address.
    private static boolean isDevice(String device, Link link) {
        return device.equals(link.device()) || device.equals(link.address().getHostAddress());
    }

    private static Neighbour fresher(Neighbour one, Neighbour other) {
        return other.confirmed().isPresent()
                        && (one.confirmed().isEmpty()
                                || other.confirmed().get().compareTo(one.confirmed().get()) < 0)
                ? other
                : one;
    }

    /// Hardware addresses that stand for more than [#MOST_ADDRESSES] addresses of IPv4: a sign of
    /// proxy ARP. (Of IPv6, a host has several by rights.)
    public static Set<Long> standIns(Collection<Neighbour> rows) {
        Map<Long, Set<InetAddress>> byMac = new HashMap<>();
        for (Neighbour row : rows) {
            if (row.address().getAddress().length == 4) {
                byMac.computeIfAbsent(row.mac(), mac -> new HashSet<>()).add(row.address());
            }
        }
        byMac.values().removeIf(addresses -> addresses.size() <= MOST_ADDRESSES);
        return Set.copyOf(byMac.keySet());
    }

    /// The networks of the interfaces that are up, but for loopback.
    public static List<Link> links() {
        List<Link> links = new ArrayList<>();
        try {
            for (NetworkInterface device : NetworkInterface.networkInterfaces().toList()) {
                if (device.isUp() && !device.isLoopback()) {
                    device.getInterfaceAddresses().forEach(own -> links.add(link(device, own)));
                }
            }
        } catch (SocketException e) {
            // The system does not say: what has been read so far is all there is.
            return links;
        }
        return links;
    }

    private static Link link(NetworkInterface device, InterfaceAddress own) {
        return new Link(device.getName(), own.getAddress(), own.getNetworkPrefixLength());
    }

    /// The computer that this runs on.
    public static Tables thisComputer() {
        return new ThisComputer();
    }

    private static final class ThisComputer implements Tables {
        @Override
        public List<String> outputOf(List<String> command) {
            try {
                ProcessBuilder builder = new ProcessBuilder(command);
                builder.environment().put("LC_ALL", "C");
                builder.redirectError(ProcessBuilder.Redirect.DISCARD);
                Process process = builder.start();
                process.getOutputStream().close();
                return finished(process);
            } catch (IOException e) {
                return List.of();
            }
        }

        /// A program that hangs is ended from another thread, so that reading it ends.
        private static List<String> finished(Process process) throws IOException {
            var _ =
                    process.onExit()
                            .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                            .exceptionally(
                                    late -> {
                                        process.destroyForcibly();
                                        return process;
                                    });
            try (InputStream output = process.getInputStream()) {
                byte[] octets = output.readNBytes(MOST_OCTETS);
                return new String(octets, StandardCharsets.UTF_8).lines().toList();
            }
        }

        @Override
        public List<String> linesOf(Path file) {
            try {
                return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
            } catch (IOException e) {
                return List.of();
            }
        }
    }
}
