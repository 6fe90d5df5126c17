package org.yaomote.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;

/// The expected lines come from iputils 20221126.
class EchoStatisticsTest {
    private static final InetAddress LOCAL = InetAddress.ofLiteral("127.0.0.1");
    private static final InetAddress FAR = InetAddress.ofLiteral("fd00::1");
    private static final PingLines LINES = new PingLines("127.0.0.1", LOCAL);

    private final EchoStatistics statistics = new EchoStatistics();

    private void replies(long... micros) {
        for (int i = 0; i < micros.length; i++) {
            statistics.transmitted();
            statistics.reply(i + 1, micros[i] * 1_000 + 999);
        }
    }

    private String summary(long millis) {
        return LINES.summary(statistics.summary(), Duration.ofMillis(millis));
    }

    @Test
    void timesAreThoseOfPing() {
        replies(176, 18, 21, 9, 7);

        assertThat(summary(13))
                .isEqualTo(
                        """

                        --- 127.0.0.1 ping statistics ---
                        5 packets transmitted, 5 received, 0% packet loss, time 13ms
                        rtt min/avg/max/mdev = 0.007/0.046/0.176/0.065 ms
                        """);
    }

    @Test
    void nobodyAnswered() {
        IntStream.range(0, 3).forEach(_ -> statistics.transmitted());

        assertThat(summary(2037))
                .isEqualTo(
                        """

                        --- 127.0.0.1 ping statistics ---
                        3 packets transmitted, 0 received, 100% packet loss, time 2037ms

                        """);
    }

    @Test
    void nothingWasSent() {
        assertThat(summary(0))
                .isEqualTo(
                        """

                        --- 127.0.0.1 ping statistics ---
                        0 packets transmitted, 0 received

                        """);
    }

    @Test
    void duplicatesCountInTheTimesOnly() {
        statistics.transmitted();
        statistics.reply(1, 1_000_000);
        statistics.duplicate(1, 3_000_000);

        assertThat(summary(0))
                .contains("1 packets transmitted, 1 received, +1 duplicates, 0% packet loss")
                .contains("= 1.000/2.000/3.000/1.000 ms");
    }

    @Test
    void errorsAreLossesWithAName() {
        IntStream.range(0, 3).forEach(_ -> statistics.transmitted());
        IntStream.rangeClosed(1, 3).forEach(statistics::error);

        assertThat(summary(2049))
                .contains("0 received, +3 errors, 100% packet loss, time 2049ms\npipe 3\n");
    }

    /// The root of 3 is 1 and of 8 it is 2 for everybody else.
    @Test
    void theDeviationEndsOneAboveBeforeASquare() {
        replies(1, 4, 4, 5); // variance 9 - 6.x: the steps of Newton decide
        assertThat(statistics.summary().times().deviation()).isEqualTo(1);

        EchoStatistics eight = new EchoStatistics();
        for (int micros : new int[] {0, 4, 4, 8}) {
            eight.transmitted();
            eight.reply(1, micros * 1_000L);
        }
        assertThat(eight.summary().times().deviation()).isEqualTo(3);
    }

    @Test
    void aLongSumIsReckonedTheOtherWay() {
        replies(1_073_741_824, 1_073_741_826, 3);

        assertThat(statistics.summary().times().average()).isEqualTo(715_827_884);
        assertThat(statistics.summary().times().deviation()).isEqualTo(506_166_749);
    }

    @Test
    void theSmoothedTimeIsThatOfPing() {
        replies(100, 200, 50);

        assertThat(statistics.summary().times().smoothed()).isEqualTo(104);
    }

    @ParameterizedTest
    @CsvSource({"3, 1, 66.6667", "3, 2, 33.3333", "8, 7, 12.5", "7, 6, 14.2857", "1000, 999, 0.1"})
    void lossHasSixDigits(int sent, int answered, String percent) {
        IntStream.range(0, sent).forEach(_ -> statistics.transmitted());
        IntStream.range(0, answered).forEach(i -> statistics.reply(sent, i));

        assertThat(summary(0)).contains(", " + percent + "% packet loss");
    }

    @Test
    void aTinyLossHasAnExponent() {
        IntStream.range(0, 3_000_000).forEach(_ -> statistics.transmitted());
        IntStream.range(1, 3_000_000).forEach(i -> statistics.reply(3_000_000, i));

        assertThat(summary(0)).contains(", 3.33333e-05% packet loss");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.000", "999, 0.999", "1000, 1.00", "1004, 1.00", "1005, 1.01", "9994, 9.99",
        "9995, 10.0", "10049, 10.0", "10050, 10.1", "99949, 99.9", "99950, 100", "100499, 100",
        "100500, 101", "1234567, 1235"
    })
    void aTimeHasTheDecimalsOfPing(long micros, String text) {
        assertThat(PingLines.time(micros)).isEqualTo(text);
    }

    @Test
    void jitterIsTheDifferenceOfNeighbours() {
        statistics.reply(1, 1_000);
        statistics.reply(2, 2_600);
        statistics.reply(3, 2_600);

        assertThat(statistics.summary().jitter())
                .isEqualTo(new EchoStatistics.Jitter(800, Math.round(100 - 100 / 16.0)));
    }

    @Test
    void linesAreThoseOfPing() {
        PingLines named = new PingLines("nas.lan", InetAddress.ofLiteral("192.168.0.5"));
        PingLines v6 = new PingLines("fd00::1", FAR);

        assertThat(LINES.header(56, Optional.empty()))
                .isEqualTo("PING 127.0.0.1 (127.0.0.1) 56(84) bytes of data.");
        assertThat(named.header(1, Optional.empty()))
                .isEqualTo("PING nas.lan (192.168.0.5) 1(29) bytes of data.");
        assertThat(v6.header(56, Optional.empty()))
                .isEqualTo("PING fd00::1(fd00::1) 56 data bytes");
        assertThat(LINES.header(56, Optional.of(InetAddress.ofLiteral("127.0.0.2"))))
                .isEqualTo("PING 127.0.0.1 (127.0.0.1) from 127.0.0.2 : 56(84) bytes of data.");
        assertThat(LINES.reply(0, 2, 0, 1_500_000))
                .isEqualTo("TCP answer from 127.0.0.1: seq=2 time=1.50 ms");
        assertThat(PingLines.refused("EPERM: Operation not permitted", 1500))
                .isEqualTo("ping: sendmsg: Operation not permitted");
        assertThat(PingLines.refused("EMSGSIZE: Message too long", 1500))
                .isEqualTo("ping: local error: message too long, mtu=1500");
        assertThat(PingLines.refused("EMSGSIZE: Message too long", 0))
                .isEqualTo("ping: local error: message too long");
        assertThat(LINES.reply(64, 1, 64, 251_999))
                .isEqualTo("64 bytes from 127.0.0.1: icmp_seq=1 ttl=64 time=0.251 ms");
        assertThat(named.reply(9, 2, 63, 12_340_000))
                .isEqualTo("9 bytes from nas.lan (192.168.0.5): icmp_seq=2 ttl=63 time=12.3 ms");
        assertThat(PingLines.duplicate(LINES.reply(64, 1, 0, 1_500_000)))
                .isEqualTo("64 bytes from 127.0.0.1: icmp_seq=1 time=1.50 ms (DUP!)");
        assertThat(PingLines.error(LOCAL, 3, new Reason.Icmp(3, 1)))
                .isEqualTo("From 127.0.0.1 icmp_seq=3 Destination Host Unreachable");
        assertThat(PingLines.error(FAR, 3, new Reason.Icmp(3, 0)))
                .isEqualTo("From fd00::1 icmp_seq=3 Time exceeded: Hop limit");
    }
}
