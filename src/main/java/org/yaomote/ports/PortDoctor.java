package org.yaomote.ports;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Says whether a port can be had, and who has it.
///
/// What counts is whether the system opens it; the table of sockets only explains. Thread: any that
/// may block.
public final class PortDoctor {
    private static final int LAST_PORT = 65_535;
    private static final int USUAL_LOWEST = 1024;
    private static final int MOST_TRIES = 200;

    private final SystemKind kind;
    private final ListeningSockets sockets;
    private final ReservedPorts reserved;
    private final long ownProcess;
    private final LowPorts rights;

    /// @param sockets of this computer
    /// @param ownProcess the number of this process
    /// @param rights who may open low ports, and how that is changed
    PortDoctor(SystemKind kind, ListeningSockets sockets, long ownProcess, LowPorts rights) {
        this.kind = kind;
        this.sockets = sockets;
        this.reserved = new ReservedPorts(Output::ofSystem);
        this.ownProcess = ownProcess;
        this.rights = rights;
    }

    /// For the computer that this process runs on.
    public static PortDoctor ofThisComputer() {
        SystemKind kind = SystemKind.of(System.getProperty("os.name"));
        return new PortDoctor(
                kind,
                ListeningSockets.of(kind),
                ProcessHandle.current().pid(),
                LowPorts.ofThisComputer());
    }

    /// Who may open low ports, and how that is changed.
    public LowPorts rights() {
        return rights;
    }

    /// Where it works.
    public SystemKind kind() {
        return kind;
    }

    /// Everything that listens now, in rising order of ports; a program with several sockets for
    /// the same address is told once.
    public List<Listening> all() {
        return sockets.now().stream().distinct().toList();
    }

    /// Everything that listens now, but for this program's own, in rising order of ports.
    public List<Listening> others() {
        return all().stream().filter(socket -> !socket.isOf(ownProcess)).toList();
    }

    /// Finds out how it stands with a port.
    ///
    /// @param address of this computer; the one of all addresses too
    /// @param port 1 to 65535
    public Diagnosis examine(InetAddress address, int port) {
        if (opens(address, port)) {
            return new Diagnosis.Free(atPort(port));
        }
        List<Listening> inTheWay =
                atPort(port).stream().filter(s -> s.isInTheWayOf(address, port)).toList();
        if (inTheWay.stream().anyMatch(socket -> socket.isOf(ownProcess))) {
            return new Diagnosis.Own();
        }
        if (!isOurs(address)) {
            return new Diagnosis.NoAddress();
        }
        int lowest = rights.standing().lowest();
        if (port < lowest && !mayOpenLowPorts(address, lowest)) {
            return new Diagnosis.NeedsRights(lowest, inTheWay);
        }
        Optional<Diagnosis.Reserved> range =
                kind == SystemKind.WINDOWS && inTheWay.isEmpty()
                        ? reserved.with(port)
                        : Optional.empty();
        return range.<Diagnosis>map(r -> r).orElseGet(() -> new Diagnosis.Used(inTheWay));
    }

    /// The first port from here on that can be had, and that nobody has at another address either.
    ///
    /// @param from 1 to 65535
    /// @param meant for something that need not listen at the moment
    /// @return nothing if the next 200 are all taken
    public Optional<Integer> nextFree(InetAddress address, int from, Set<Integer> meant) {
        List<Listening> all = sockets.now();
        for (int port = from; port <= LAST_PORT && port < from + MOST_TRIES; port++) {
            int candidate = port;
            boolean isAnothers =
                    meant.contains(port) || all.stream().anyMatch(s -> s.port() == candidate);
            if (!isAnothers && opens(address, port)) {
                return Optional.of(port);
            }
        }
        return Optional.empty();
    }

    /// The port to begin with when one cannot be had: 8443 for 443, 8080 for 80.
    public static int instead(int port) {
        return switch (port) {
            case 80 -> 8080;
            case 443 -> 8443;
            default -> port < USUAL_LOWEST ? 8000 + port : Math.min(port + 1, LAST_PORT);
        };
    }

    private List<Listening> atPort(int port) {
        return sockets.now().stream().filter(socket -> socket.port() == port).toList();
    }

    /// Whether another of the low ports can be opened: then it is not the rights that are missing.
    private static boolean mayOpenLowPorts(InetAddress address, int lowest) {
        for (int port = lowest - 1; port > Math.max(0, lowest - 4); port--) {
            if (opens(address, port)) {
                return true;
            }
        }
        return false;
    }

    /// Each family by itself, as the listeners are opened.
    private static boolean opens(InetAddress address, int port) {
        StandardProtocolFamily family =
                address instanceof Inet4Address
                        ? StandardProtocolFamily.INET
                        : StandardProtocolFamily.INET6;
        try (ServerSocketChannel channel = ServerSocketChannel.open(family)) {
            channel.bind(new InetSocketAddress(address, port), 1);
            return true;
        } catch (IOException | UnsupportedOperationException _) {
            return false;
        }
    }

    private static boolean isOurs(InetAddress address) {
        try {
            return address.isAnyLocalAddress()
                    || address.isLoopbackAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException _) {
            return true;
        }
    }
}
