package org.yaomote.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.inspect.Neighbours.Link;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class NeighboursTest {
    private static final long MAC = 0x0011_22AA_BBCCL;

    private static Neighbour row(String address, long mac, String device) {
        return new Neighbour(InetAddress.ofLiteral(address), mac, device, Optional.empty());
    }

    private static Neighbour row(String address, long mac, String device, long seconds) {
        return new Neighbour(
                InetAddress.ofLiteral(address),
                mac,
                device,
                Optional.of(Duration.ofSeconds(seconds)));
    }

    private static List<String> lines(String block) {
        return block.lines().toList();
    }

    @Test
    void procHasRowsThatAreCompleteAndNotZero() {
        assertThat(
                        NeighbourTable.ofProc(
                                lines(
                                        """
                                        IP address       HW type     Flags       HW address            Mask     Device
                                        10.0.0.2         0x1         0x2         00:11:22:aa:bb:cc     *        eth0
                                        10.0.0.3         0x1         0x0         00:11:22:aa:bb:cc     *        eth0
                                        10.0.0.4         0x1         0x2         00:00:00:00:00:00     *        eth0
                                        10.0.0.5         0x1         0x6         02:11:22:aa:bb:cc     *        wlan0
                                        10.0.0.6         0x1         0x2         ff:ff:ff:ff:ff:ff     *        eth0
                                        """)))
                .containsExactly(
                        row("10.0.0.2", MAC, "eth0"), row("10.0.0.5", 0x0211_22AA_BBCCL, "wlan0"));
    }

    @Test
    void ipSaysHowOldARowIs() {
        assertThat(
                        NeighbourTable.ofIp(
                                lines(
                                        """
                                        10.0.0.2 dev eth0 lladdr 00:11:22:aa:bb:cc ref 1 used 3/2/1 probes 4 REACHABLE
                                        10.0.0.3 dev eth0 used 3/120/1 probes 6 FAILED
                                        10.0.0.4 dev eth0 lladdr 00:11:22:aa:bb:cc used 3/120/1 probes 6 FAILED
                                        10.0.0.5 dev eth0 INCOMPLETE
                                        fe80::2 dev eth0 lladdr 00:11:22:aa:bb:cc router used 90/80/70 probes 0 STALE
                                        10.0.0.7 dev eth0 lladdr 00:11:22:aa:bb:cc PERMANENT
                                        Error: whatever

                                        """)))
                .containsExactly(
                        row("10.0.0.2", MAC, "eth0", 2),
                        row("fe80::2", MAC, "eth0", 80),
                        row("10.0.0.7", MAC, "eth0"));
    }

    @Test
    void macosWritesOctetsWithoutZeros() {
        assertThat(
                        NeighbourTable.ofArp(
                                lines(
                                        """
                                        ? (192.168.0.1) at 0:11:22:aa:bb:cc on en0 ifscope [ethernet]
                                        ? (192.168.0.2) at (incomplete) on en0 ifscope [ethernet]
                                        ? (224.0.0.251) at 1:0:5e:0:0:fb on en0 ifscope permanent [ethernet]
                                        """)))
                .containsExactly(row("192.168.0.1", MAC, "en0"));
        assertThat(
                        NeighbourTable.ofNdp(
                                lines(
                                        """
                                        Neighbor                        Linklayer Address  Netif Expire    St Flgs Prbs
                                        fe80::1%en0                     0:11:22:aa:bb:cc     en0 23h59m58s S  R
                                        fe80::2%en0                     (incomplete)         en0 expired   N
                                        """)))
                .containsExactly(row("fe80::1", MAC, "en0"));
    }

    @Test
    void windowsIsReadInAnyLanguage() {
        assertThat(
                        NeighbourTable.ofWindows(
                                lines(
                                        """

                                        インターフェイス: 192.168.0.9 --- 0x4
                                          インターネット アドレス   物理アドレス           種類
                                          192.168.0.1           00-11-22-aa-bb-cc     動的
                                          192.168.0.255         ff-ff-ff-ff-ff-ff     静的
                                        """)))
                .containsExactly(row("192.168.0.1", MAC, "192.168.0.9"));
    }

    @Test
    void onlyTheInterfaceOfTheTargetCounts() {
        List<Link> links =
                List.of(
                        new Link("eth0", InetAddress.ofLiteral("10.0.0.9"), 24),
                        new Link("wlan0", InetAddress.ofLiteral("10.1.0.9"), 20),
                        new Link("eth0", InetAddress.ofLiteral("fe80::9"), 64));
        List<Neighbour> rows =
                List.of(
                        row("10.0.0.2", 1 << 8, "wlan0"),
                        row("10.0.0.2", 2 << 8, "eth0"),
                        row("10.1.15.2", 3 << 8, "wlan0"),
                        row("10.1.16.2", 4 << 8, "wlan0"),
                        row("fe80::7", 5 << 8, "eth0"),
                        row("10.1.0.3", 6 << 8, "10.1.0.9"),
                        row("10.0.0.4", 7 << 8, "eth0", 60),
                        row("10.0.0.4", 8 << 8, "eth0", 1));

        assertThat(Neighbours.onTheirLink(rows, links).values())
                .extracting(neighbour -> neighbour.mac() >> 8)
                .containsExactlyInAnyOrder(2L, 3L, 5L, 6L, 8L);
    }

    @Test
    void oneHardwareAddressForManyHostsIsAStandIn() {
        List<Neighbour> rows = new ArrayList<>();
        for (int i = 1; i <= 9; i++) {
            rows.add(row("10.0.0." + i, 7, "eth0"));
            rows.add(row("fe80::" + i, 9, "eth0"));
        }
        for (int i = 1; i <= 8; i++) {
            rows.add(row("10.0.1." + i, 8, "eth0"));
        }

        assertThat(Neighbours.standIns(rows)).containsExactly(7L);
    }

    @Test
    void withoutIpTheKernelsFileIsRead() {
        Neighbours.Tables tables =
                new Neighbours.Tables() {
                    @Override
                    public List<String> outputOf(List<String> command) {
                        return List.of();
                    }

                    @Override
                    public List<String> linesOf(Path file) {
                        return List.of("10.0.0.2 0x1 0x2 00:11:22:aa:bb:cc * eth0");
                    }
                };

        assertThat(new Neighbours("Linux", tables).read())
                .containsExactly(row("10.0.0.2", MAC, "eth0"));
    }
}
