package org.yaomote.echo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.util.Optional;

class PingOutputTest {
    @Test
    void aReplyHasSizeHopsAndTime() {
        PingOutput read =
                PingOutput.of(
                        """
                        PING 127.0.0.1 (127.0.0.1) 56(84) bytes of data.
                        64 bytes from 127.0.0.1: icmp_seq=1 ttl=64 time=0.031 ms

                        --- 127.0.0.1 ping statistics ---
                        1 packets transmitted, 1 received, 0% packet loss, time 0ms
                        rtt min/avg/max/mdev = 0.031/0.031/0.031/0.000 ms
                        """);

        assertThat(read).isEqualTo(new PingOutput.Reply(64, 64, 31_000));
    }

    /// There is no room for the time of sending in one octet.
    @Test
    void aShortReplyHasNoTime() {
        PingOutput read =
                PingOutput.of(
                        """
                        PING 127.0.0.1 (127.0.0.1) 1(29) bytes of data.
                        9 bytes from 127.0.0.1: icmp_seq=2 ttl=61
                        """);

        assertThat(read).isEqualTo(new PingOutput.Reply(9, 61, 0));
    }

    @Test
    void aReplyOfIpv6IsReadToo() {
        assertThat(PingOutput.of("64 bytes from fe80::1%eth0: icmp_seq=1 ttl=255 time=1.5 ms\n"))
                .isEqualTo(new PingOutput.Reply(64, 255, 1_500_000));
        assertThat(PingOutput.of("16 bytes from ::1, icmp_seq=0 hlim=64 time=0.062 ms\n"))
                .isEqualTo(new PingOutput.Reply(16, 64, 62_000));
    }

    @Test
    void anErrorSaysWhoSaysSo() {
        PingOutput read =
                PingOutput.of(
                        """
                        PING 10.8.0.1 (10.8.0.1) 1(29) bytes of data.
                        From 10.7.0.1 icmp_seq=1 Destination Host Unreachable
                        """);

        assertThat(read)
                .isEqualTo(
                        new PingOutput.Failure(
                                Optional.of(InetAddress.ofLiteral("10.7.0.1")), 3, 1));
    }

    @Test
    void whatTheSystemRefusesIsAnErrorOfItsOwn() {
        assertThat(PingOutput.of("ping: connect: Network is unreachable\n"))
                .isEqualTo(new PingOutput.Failure(Optional.empty(), 3, 0));
    }

    @Test
    void noAnswerIsSilence() {
        PingOutput read =
                PingOutput.of(
                        """
                        PING 10.7.0.2 (10.7.0.2) 1(29) bytes of data.

                        --- 10.7.0.2 ping statistics ---
                        3 packets transmitted, 0 received, 100% packet loss, time 1028ms
                        """);

        assertThat(read).isEqualTo(new PingOutput.Silence());
    }
}
