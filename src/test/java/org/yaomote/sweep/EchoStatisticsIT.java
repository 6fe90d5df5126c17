package org.yaomote.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.RepeatedTest;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// iputils' own `ping` in a network of its own, against the same round trips counted by us. Needs
/// `unshare` and `ping`.
class EchoStatisticsIT {
    private static final Pattern REPLY =
            Pattern.compile("icmp_seq=(\\d+) .* time=(\\d+)\\.(\\d{3}) ms");
    private static final Pattern TIME = Pattern.compile(", time (\\d+)ms");
    private static final String PING =
            "ip link set lo up && ping -V && ping -c 60 -i 0.002 127.0.0.1";

    @RepeatedTest(10)
    void everyDigitIsThatOfPing() throws Exception {
        String said = ping();
        assumeTrue(said.startsWith("ping from iputils"), "no ping of iputils here: " + said);
        EchoStatistics statistics = new EchoStatistics();
        REPLY.matcher(said).results().forEach(reply -> count(reply, statistics));
        assumeTrue(statistics.summary().counts().received() == 60, "one took over a millisecond");
        MatchResult time = TIME.matcher(said).results().findFirst().orElseThrow();

        PingLines lines = new PingLines("127.0.0.1", InetAddress.ofLiteral("127.0.0.1"));
        String ours =
                lines.summary(
                        statistics.summary(), Duration.ofMillis(Long.parseLong(time.group(1))));
        assertThat(said).contains(lines.header(56, Optional.empty()) + "\n64 bytes").endsWith(ours);
    }

    private static void count(MatchResult reply, EchoStatistics statistics) {
        int sequence = Integer.parseInt(reply.group(1));
        long micros = Long.parseLong(reply.group(2)) * 1_000 + Long.parseLong(reply.group(3));
        statistics.transmitted();
        statistics.reply(sequence, micros * 1_000);
    }

    private static String ping() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("unshare", "-Urn", "sh", "-c", PING);
        builder.environment().put("LC_ALL", "C");
        try {
            Process process = builder.redirectErrorStream(true).start();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return said;
        } catch (IOException noSuchProgram) {
            return String.valueOf(noSuchProgram.getMessage());
        }
    }
}
