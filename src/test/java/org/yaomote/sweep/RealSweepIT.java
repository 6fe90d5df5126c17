package org.yaomote.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.fixtures.Effort;
import org.yaomote.fixtures.NetworkSpace;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Sweeps of real networks, made for the test. Needs Linux with `unshare` and `ip`, and the right
/// to make a network.
class RealSweepIT {
    private static final String ALL = "127.0.0.0/16";
    private static final String NET = "10.7.0.1-127 10.7.0.128-253";
    private static final String THERE = "10.7.0.1-127";

    private static Optional<NetworkSpace> open = Optional.empty();

    @BeforeAll
    static void makeANetwork() throws IOException {
        open = Optional.of(space(NetworkSpace.OPEN + NetworkSpace.CABLE));
    }

    @AfterAll
    static void endIt() {
        open.ifPresent(NetworkSpace::close);
    }

    private static NetworkSpace space(String setup) throws IOException {
        assumeTrue(NetworkSpace.isPossible(setup), "a network of our own");
        NetworkSpace space = NetworkSpace.start(setup, SweepProgram.class);
        assertThat(space.line()).isEqualTo("ready");
        return space;
    }

    private static Map<String, String> sweep(String targets, String how, String alive)
            throws IOException {
        return sweep(open.orElseThrow(), targets, how, alive);
    }

    private static Map<String, String> sweep(
            NetworkSpace space, String targets, String how, String alive) throws IOException {
        String said = space.ask(targets + "\t" + how + "\t" + alive);
        return Arrays.stream(said.split("\t", -1))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(field -> field[0], field -> field[1]));
    }

    @Test
    void allOf65534HostsAnswerAndEachIsAskedOnce() throws IOException {
        Map<String, String> said = sweep(ALL, "3\t1500\t0", ALL);

        assertThat(said)
                .containsEntry("means", "DATAGRAM_SOCKET")
                .containsEntry("why", "")
                .containsEntry("verdicts", "{ALIVE=65534}")
                .containsEntry("wrong", "0")
                .containsEntry("sentToAlive", "65534")
                .containsEntry("doubts", "[]");
    }

    /// The round trips of neighbours may exceed a short patience on a busy machine, never 1.5 s.
    @Test
    void verdictsBehindACableAreRightEveryTime() throws IOException {
        for (int round = 0; round < Effort.of(2, 50); round++) {
            Map<String, String> said = sweep(NET, "3\t1500\t5000", THERE);

            assertThat(said)
                    .as("round %d", round)
                    .containsEntry("wrong", "0")
                    .containsEntry("sentToAlive", "127");
        }
    }

    /// Routers send few errors to one address in a second, so it is two hosts.
    @Test
    void aRouterThatKnowsNoWayIsNamedAtOnce() throws IOException {
        Map<String, String> said = sweep("10.8.0.1-2", "3\t6000\t0", "");

        assertThat(said).containsEntry("verdicts", "{UNREACHABLE=2}");
        assertThat(said.get("first"))
                .contains("type=3, code=1", "errorFrom=Optional[/10.7.0.1]", "sent=1");
        assertThat(Long.parseLong(said.get("wallMicros"))).isLessThan(6_000_000);
    }

    /// Some 55 octets for a host, in a heap that has little more.
    @Test
    void aMillionHostsNeedLittleMemory() throws IOException {
        String many = Effort.of(0, 1) == 0 ? "127.0.0.0/15" : "127.0.0.0/12";

        Map<String, String> said = sweep(many, "3\t1500\t0", many);

        assertThat(said).containsEntry("wrong", "0");
    }

    @Test
    void ipv6IsAskedToo() throws IOException {
        Map<String, String> said = sweep("::1 127.0.0.1", "1\t1500\t0", "::1 127.0.0.1");

        assertThat(said).containsEntry("wrong", "0");
        assertThat(said.get("first")).contains("bytes=9", "ttl=64");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 55, 1473, 65_507})
    void asManyOctetsComeBackAsWereSent(int octets) throws IOException {
        String one = "127.0.0.1-2";

        Map<String, String> said = sweep(one, "1\t1500\t0", one + "\tdata=" + octets);

        assertThat(said).containsEntry("wrong", "0");
        assertThat(said.get("first")).contains("bytes=" + (octets + 8) + ",");
    }

    @Test
    void whatIsTooLargeForTheWayIsNotSentWhole() throws IOException {
        String host = "10.7.0.1";

        Map<String, String> whole = sweep(host, "1\t1500\t0", "\tdata=3000\twhole");
        Map<String, String> parts = sweep(host, "1\t1500\t0", host + "\tdata=3000");

        assertThat(whole.get("first")).contains("EMSGSIZE: Message too long");
        assertThat(parts).containsEntry("wrong", "0");
    }

    @Test
    void whoseHopsAreSpentIsToldByTheRouter() throws IOException {
        Map<String, String> said = sweep("10.9.0.1", "1\t1500\t0", "\tttl=1");

        assertThat(said.get("first"))
                .contains("type=11, code=0", "errorFrom=Optional[/10.7.0.1]", "UNREACHABLE");
    }

    @Test
    void requestsGoOutByTheSourceThatIsAskedFor() throws IOException {
        String host = "127.0.0.1";

        Map<String, String> said = sweep(host, "1\t1500\t0", host + "\tsource=127.0.0.9");
        Map<String, String> foreign = sweep(host, "1\t1500\t0", host + "\tsource=192.0.2.1");

        assertThat(said).containsEntry("wrong", "0").containsEntry("means", "DATAGRAM_SOCKET");
        assertThat(foreign.get("why")).contains("EADDRNOTAVAIL");
    }

    /// A silent host has to say its hardware address all the same. (All have the same one, which is
    /// believed of eight at most.)
    @Test
    void whoAnswersNoEchoIsFoundInTheNeighbourTable() throws IOException {
        try (NetworkSpace space =
                space(NetworkSpace.OPEN + NetworkSpace.CABLE + NetworkSpace.QUIET)) {
            Map<String, String> said =
                    sweep(space, "10.7.0.1-4 10.7.0.200-203", "3\t1500\t0", "\tlook=MAC");

            assertThat(said).containsEntry("verdicts", "{DEAD=4, PRESENT_NO_ECHO=4}");
            assertThat(said.get("first")).contains("reason=Neighbour[]", "mac=Optional[");
        }
    }

    @Test
    void aRawSocketIsUsedWhereTheOtherIsNotAllowed() throws IOException {
        try (NetworkSpace space = space(NetworkSpace.CLOSED)) {
            Map<String, String> said =
                    sweep(space, "127.0.0.0/24 ::1", "1\t1500\t0", "127.0.0.0/24 ::1");

            assertThat(said)
                    .containsEntry("means", "RAW_SOCKET")
                    .containsEntry("wrong", "0")
                    .containsEntry("sentToAlive", "255");
            assertThat(said.get("why")).contains("EACCES: Permission denied");
            assertThat(said.get("first")).contains("bytes=9", "ttl=64");
            assertThat(sweep(space, "127.0.0.1-9 ::1", "1\t1500\t0", "127.0.0.1-9 ::1\tdata=1473"))
                    .containsEntry("wrong", "0");
        }
    }

    /// A refused connection is an answer: a host without a server is found as well.
    @Test
    void withoutAnyRightTcpFindsHostsAndTheReasonIsSaid() throws IOException {
        assumeTrue(NetworkSpace.isPossible(NetworkSpace.CLOSED), "a network of our own");
        try (NetworkSpace space =
                NetworkSpace.startWithoutRights(NetworkSpace.CLOSED, SweepProgram.class)) {
            assertThat(space.line()).isEqualTo("ready");

            Map<String, String> said = sweep(space, "127.0.0.1-8", "1\t1500\t0", "127.0.0.1-8");

            assertThat(said).containsEntry("means", "TCP_CONNECT").containsEntry("wrong", "0");
            assertThat(said.get("why"))
                    .contains("datagram ICMP socket: EACCES: Permission denied")
                    .contains("raw ICMP socket: EPERM: Operation not permitted")
                    .contains("net.ipv4.ping_group_range is \"")
                    .contains("the groups of the user are 0;");
        }
    }

    @Test
    void anOrdinaryUserWithoutSocketsAsksByTheSystemsPing() throws IOException {
        String setup = NetworkSpace.CLOSED + NetworkSpace.CABLE;
        assumeTrue(NetworkSpace.isPossibleAsNobody(setup), "a ping that an ordinary user may run");
        try (NetworkSpace space = NetworkSpace.startAsNobody(setup, SweepProgram.class)) {
            assertThat(space.line()).isEqualTo("ready");

            Map<String, String> said =
                    sweep(space, "10.7.0.120-135", "3\t1500\t0", "10.7.0.120-127\tdata=56");

            assertThat(said)
                    .containsEntry("means", "SYSTEM_PING")
                    .containsEntry("verdicts", "{ALIVE=8, DEAD=8}")
                    .containsEntry("wrong", "0");
            assertThat(said.get("why"))
                    .contains("net.ipv4.ping_group_range is \"1 0\"")
                    .contains("the groups of the user are 65534");
        }
    }

    /// As on a Mac whose privacy settings keep the program from the local network.
    @Test
    void whoMayNotAskTheOwnNetworkButMayAskOthersIsToldSo() throws IOException {
        Map<String, String> said = sweep("10.11.0.1-9 10.8.0.1", "1\t6000\t0", "");

        assertThat(said)
                .containsEntry("verdicts", "{UNREACHABLE=1, ERROR=9}")
                .containsEntry("doubts", "[PERMISSION_MISSING]");
        assertThat(said.get("first")).contains("EACCES: Permission denied");
    }

    /// All of what is left is told, however far the sweep was.
    @Test
    void aCancelledSweepTellsOfEveryHost() throws IOException {
        Map<String, String> said = sweep(ALL, "3\t1500\t5000", ALL + "\tcancel=50");

        assertThat(said.get("verdicts")).matches("\\{ALIVE=\\d+, CANCELLED=\\d+}");
        assertThat(count(said.get("verdicts"))).isEqualTo(65_534);
    }

    private static long count(String verdicts) {
        return Arrays.stream(verdicts.split("\\D+", -1))
                .filter(digits -> !digits.isEmpty())
                .mapToLong(Long::parseLong)
                .sum();
    }

    @Test
    void aNetworkWithoutAWayIsSaidToBeSo() throws IOException {
        Map<String, String> said = sweep("10.1.1.1-3", "3\t1500\t0", "");

        assertThat(said)
                .containsEntry("verdicts", "{ERROR=3}")
                .containsEntry("doubts", "[NOTHING_LEFT]");
        assertThat(said.get("first")).contains("ENETUNREACH: Network is unreachable");
    }
}
