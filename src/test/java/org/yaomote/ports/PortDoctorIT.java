package org.yaomote.ports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Real sockets; whose they are is told from the system's own table.
class PortDoctorIT {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final long THIS = ProcessHandle.current().pid();
    private final ListeningSockets table = ListeningSockets.of(SystemKind.LINUX);

    @Test
    void aFreePortIsFree() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, LOOPBACK)) {
            port = socket.getLocalPort();
        }

        assertThat(here().examine(LOOPBACK, port)).isEqualTo(new Diagnosis.Free(List.of()));
    }

    @Test
    void aPortOfThisProgramIsItsOwn() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, LOOPBACK)) {
            assertThat(here().examine(LOOPBACK, socket.getLocalPort()))
                    .isEqualTo(new Diagnosis.Own());
            assertThat(here().others()).noneMatch(other -> other.port() == socket.getLocalPort());
        }
    }

    @Test
    void aPortOfAnotherProgramIsToldWithItsNumberNameAndStart() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, LOOPBACK)) {
            Diagnosis found = elsewhere().examine(LOOPBACK, socket.getLocalPort());

            assertThat(found).isInstanceOf(Diagnosis.Used.class);
            Listening holder = ((Diagnosis.Used) found).holders().getFirst();
            assertThat(holder.isOf(THIS)).isTrue();
            assertThat(((Owner.Known) holder.owner()).program()).isNotEmpty();
            assertThat(((Owner.Known) holder.owner()).since()).isPresent();
        }
    }

    @Test
    void oneForAllAddressesIsInTheWayOfEach() throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress("0.0.0.0", 0));

            assertThat(elsewhere().examine(LOOPBACK, socket.getLocalPort()))
                    .isInstanceOf(Diagnosis.Used.class);
        }
    }

    @Test
    void aHolderOfTheSamePortAtAnotherAddressIsToldThoughThePortIsFree() throws IOException {
        InetAddress other = InetAddress.ofLiteral("127.0.0.2");
        try (ServerSocket socket = new ServerSocket(0, 1, other)) {
            Diagnosis found = elsewhere().examine(LOOPBACK, socket.getLocalPort());

            assertThat(found).isInstanceOf(Diagnosis.Free.class);
            assertThat(((Diagnosis.Free) found).others())
                    .extracting(Listening::address)
                    .containsExactly(other);
        }
    }

    @Test
    void aHolderOfIpv6AloneLeavesIpv4Free() throws IOException {
        InetAddress six = InetAddress.ofLiteral("::1");
        try (ServerSocket socket = new ServerSocket(0, 1, six)) {
            assertThat(elsewhere().examine(LOOPBACK, socket.getLocalPort()))
                    .isInstanceOfSatisfying(
                            Diagnosis.Free.class,
                            free ->
                                    assertThat(free.others())
                                            .extracting(Listening::address)
                                            .containsExactly(six));
        }
    }

    @Test
    void anAddressOfAnotherComputerIsNone() {
        assertThat(here().examine(InetAddress.ofLiteral("192.0.2.1"), 8443))
                .isEqualTo(new Diagnosis.NoAddress());
    }

    @Test
    void theNextFreePortIsOneThatOpensAndThatNobodyHas() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, LOOPBACK)) {
            int taken = socket.getLocalPort();
            Optional<Integer> next = here().nextFree(LOOPBACK, taken, Set.of());

            assertThat(next).hasValueSatisfying(port -> assertThat(port).isGreaterThan(taken));
            assertThat(here().examine(LOOPBACK, next.orElseThrow()))
                    .isEqualTo(new Diagnosis.Free(List.of()));
        }
    }

    private PortDoctor here() {
        return new PortDoctor(SystemKind.LINUX, table, THIS, LowPorts.ofThisComputer());
    }

    /// As another process would see it.
    private PortDoctor elsewhere() {
        return new PortDoctor(SystemKind.LINUX, table, -1, LowPorts.ofThisComputer());
    }
}
