package org.yaomote.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.echo.EchoBatch;
import org.yaomote.fixtures.FakeTransport;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// On a clock that jumps.
class PingerTest {
    private static final InetAddress HOST = InetAddress.ofLiteral("192.168.0.5");
    private static final InetAddress ROUTER = InetAddress.ofLiteral("192.168.0.254");
    private static final PingLines LINES = new PingLines("192.168.0.5", HOST);

    private final FakeTransport net = new FakeTransport();
    private final List<String> lines = new ArrayList<>();

    /// Writes down what is heard.
    private final class Ear implements PingListener {
        @Override
        public void reply(Reply reply, boolean duplicate) {
            String line =
                    LINES.reply(reply.bytes(), reply.sequence(), reply.ttl(), reply.rttNanos());
            lines.add(duplicate ? PingLines.duplicate(line) : line);
        }

        @Override
        public void error(InetAddress from, int sequence, Reason.Icmp error) {
            lines.add(PingLines.error(from, sequence, error));
        }

        @Override
        public void refused(String why) {
            lines.add(why);
        }
    }

    private Pinger pinger(long count) {
        Pinger.Plan plan = new Pinger.Plan(count, Duration.ofSeconds(1), Duration.ofSeconds(10));
        return new Pinger(net, HOST, plan, new Ear());
    }

    private String ping(long count) {
        Pinger pinger = pinger(count);
        return LINES.summary(pinger.run(), pinger.took());
    }

    @Test
    void everyReplyIsALineAndTheLastOneEndsIt() {
        net.answering(request -> request.reply(0.25 + request.nth() * 0.5));

        assertThat(ping(3))
                .contains("3 packets transmitted, 3 received, 0% packet loss, time 2000ms")
                .contains("rtt min/avg/max/mdev = 0.250/0.750/1.250/0.408 ms");
        assertThat(lines)
                .containsExactly(
                        "9 bytes from 192.168.0.5: icmp_seq=1 ttl=64 time=0.250 ms",
                        "9 bytes from 192.168.0.5: icmp_seq=2 ttl=64 time=0.750 ms",
                        "9 bytes from 192.168.0.5: icmp_seq=3 ttl=64 time=1.25 ms");
        assertThat(net.nowMillis()).isEqualTo(2_001.25);
    }

    @Test
    void aSilentHostIsWaitedForAtTheEndOnly() {
        assertThat(ping(2)).contains("2 packets transmitted, 0 received, 100% packet loss");
        assertThat(net.nowMillis()).isEqualTo(11_000);
    }

    @Test
    void aSecondReplyIsADuplicateAndAStrangersIsNone() {
        net.answering(
                request -> {
                    request.reply(1);
                    request.reply(2);
                    request.replyFrom(ROUTER, request.sequence(), 3);
                    request.replyFrom(HOST, 999, 3);
                });

        assertThat(ping(2)).contains("2 received, +1 duplicates, 0% packet loss");
        assertThat(lines).hasSize(3).element(1).asString().endsWith("time=2.00 ms (DUP!)");
    }

    @Test
    void anErrorNamesItsSender() {
        net.answering(request -> request.unreachable(ROUTER, 1, 0.5));

        assertThat(ping(1)).contains("1 packets transmitted, 0 received, +1 errors, 100%");
        assertThat(lines)
                .containsExactly("From 192.168.0.254 icmp_seq=1 Destination Host Unreachable");
    }

    @Test
    void aFullSystemIsAskedAgain() {
        net.sending(
                        (_, attempt) ->
                                attempt < 3 ? EchoBatch.Outcome.NO_BUFFER : EchoBatch.Outcome.SENT)
                .answering(request -> request.reply(1));

        assertThat(ping(1)).contains("1 packets transmitted, 1 received");
    }

    @Test
    void aRefusalIsALoss() {
        net.sending((_, _) -> EchoBatch.Outcome.REFUSED);

        assertThat(ping(2)).contains("2 packets transmitted, 0 received, 100% packet loss");
        assertThat(lines).containsOnly("EACCES: Permission denied").hasSize(2);
    }

    @Test
    void whatIsOnItsWayWhenItIsStoppedDoesNotCount() {
        Pinger pinger = pinger(0);
        net.answering(
                request -> {
                    if (request.nth() < 2) {
                        request.reply(1);
                    } else {
                        pinger.stop();
                    }
                });

        assertThat(LINES.summary(pinger.run(), pinger.took()))
                .contains("2 packets transmitted, 2 received, 0% packet loss");
    }

    @Test
    void sequenceNumbersBeginAgain() {
        net.answering(request -> request.reply(0.1));
        Pinger.Plan plan = new Pinger.Plan(70_000, Duration.ofMillis(1), Duration.ofSeconds(1));

        EchoStatistics.Summary summary = new Pinger(net, HOST, plan, new Ear()).run();
        assertThat(summary.counts().received()).isEqualTo(70_000);
        assertThat(summary.counts().duplicates()).isZero();
    }
}
