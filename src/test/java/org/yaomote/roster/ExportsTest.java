package org.yaomote.roster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaomote.fixtures.Sweeps;
import org.yaomote.roster.Exports.Format;
import org.yaomote.sweep.HostResult;
import org.yaomote.sweep.HostResult.Echoes;
import org.yaomote.sweep.HostResult.Known;
import org.yaomote.sweep.MacAddress;
import org.yaomote.sweep.Reason;
import org.yaomote.sweep.Verdict;
import org.yaomote.sweep.WebService;
import org.yaomote.targets.TargetSet;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

class ExportsTest {
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final WebService WEB =
            new WebService(
                    443,
                    WebService.Scheme.HTTPS,
                    200,
                    "It \"works\", 動く",
                    "nginx",
                    Optional.of(
                            new WebService.Shown(
                                    "nas.lan", Instant.parse("2027-01-01T00:00:00Z"))));

    /// One host for each reason, with everything that can be known.
    private static final KeptSweep SWEEP =
            Sweeps.sweep(
                    Sweeps.WHEN,
                    List.of(
                            Sweeps.alive(0, "192.168.0.1"),
                            Sweeps.dead(1, "192.168.0.2"),
                            Sweeps.host(2, "fd00::3", Verdict.ALIVE, new Reason.Tcp(443, true))
                                    .withKnown(
                                            new Known(
                                                    "=cmd()",
                                                    Optional.of(new MacAddress(0x001122aabbccL)),
                                                    "Maker, Inc.",
                                                    List.of(WEB)))
                                    .result(),
                            Sweeps.host(
                                            3,
                                            "192.168.0.4",
                                            Verdict.UNREACHABLE,
                                            new Reason.Icmp(3, 1))
                                    .withErrorFrom("192.168.0.254")
                                    .result(),
                            Sweeps.host(
                                            4,
                                            "192.168.0.5",
                                            Verdict.PRESENT_NO_ECHO,
                                            new Reason.Neighbour())
                                    .result(),
                            Sweeps.host(5, "192.168.0.6", Verdict.ALIVE, new Reason.Echo(true))
                                    .withName("nas.lan")
                                    .withEcho(new Echoes(2, 1, 1, 1, 2, 1_234_567_891, 64, 255))
                                    .result(),
                            Sweeps.host(
                                            6,
                                            "192.168.0.7",
                                            Verdict.ERROR,
                                            new Reason.NotSent("Network is unreachable"))
                                    .result(),
                            new HostResult(
                                    7,
                                    Optional.empty(),
                                    "nowhere.lan",
                                    Verdict.ERROR,
                                    new Reason.NameNotFound(),
                                    Sweeps.WHEN,
                                    Echoes.NONE,
                                    Optional.empty(),
                                    Known.NOTHING),
                            Sweeps.host(8, "192.168.0.9", Verdict.CANCELLED, new Reason.Stopped())
                                    .result(),
                            Sweeps.host(9, "10.0.0.1", Verdict.PENDING, new Reason.NotTried())
                                    .result()));

    private static String text(Format format) {
        return Exports.text(SWEEP, format, TOKYO);
    }

    @Test
    void theBlogsLinesAreReadBack() {
        assertThat(text(Format.BLOG))
                .startsWith(
                        """
                        Fri May  2 17:21:12 JST 2008\t192.168.0.1 is alive
                        Fri May  2 17:21:12 JST 2008\t192.168.0.2 is dead
                        Fri May  2 17:21:12 JST 2008\tfd00::3 is alive
                        """);
        assertThat(text(Format.BLOG).lines().map(line -> BlogLine.parse(line, TOKYO).orElseThrow()))
                .hasSize(10)
                .filteredOn(BlogLine::isAlive)
                .extracting(BlogLine::host)
                .containsExactly("192.168.0.1", "fd00::3", "nas.lan");
    }

    @Test
    void csvHasAColumnForEverything() {
        List<String> lines = text(Format.CSV).lines().toList();

        assertThat(lines).hasSize(11);
        assertThat(lines.get(0)).startsWith("state,address,name,").isEqualTo(Exports.csvHeader());
        assertThat(lines.get(1))
                .isEqualTo(
                        "alive,192.168.0.1,,,echo,2008-05-02T17:21:12.345+09:00,"
                                + "0.123,0.123,0.123,1,1,0,9,64,,,,");
        assertThat(lines.get(3))
                .isEqualTo(
                        "alive,fd00::3,,'=cmd(),tcp 443 open,2008-05-02T17:21:12.345+09:00,"
                                + ",,,0,0,0,,,,00:11:22:aa:bb:cc,\"Maker, Inc.\",443/https");
        assertThat(lines.get(6)).contains(",0.000,0.000,1234.567,2,1,1,64,255,");
    }

    @Test
    void jsonLinesAreReadBackWhole() {
        assertThat(SweepJsonReader.read(text(Format.JSON_LINES)))
                .isEqualTo(new SweepJsonReader.Read.Whole(SWEEP));
    }

    @Test
    void theAddressListIsATargetText() {
        TargetSet again = TargetSet.parse(text(Format.ADDRESSES));

        assertThat(again.problems()).isEmpty();
        assertThat(again.count()).isEqualTo(3);
        assertThat(again.at(2).text()).isEqualTo("nas.lan");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    { | 1
                    {"type":"later"} | 0
                    {"type":"host","state":"asleep"} | 1
                    {"type":"host","state":"alive","how":{"by":"magic"}} | 1
                    {"type":"host","state":"dead","how":{"by":"no-answer"},"time":"today"} | 1
                    {"type":"host","address":"nas.lan"} | 1
                    {"type":"sweep","began":"2008-05-02T08:21:12Z"} | 1
                    """)
    void aBrokenLineIsNamed(String text, int line) {
        assertThat(SweepJsonReader.read(text))
                .isInstanceOfSatisfying(
                        SweepJsonReader.Read.Broken.class,
                        broken -> assertThat(broken.line()).isEqualTo(line));
    }
}
