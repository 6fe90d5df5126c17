package org.yaomote.roster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.fixtures.Sweeps;
import org.yaomote.roster.Mark.Change;
import org.yaomote.roster.Mark.What;
import org.yaomote.sweep.HostResult;
import org.yaomote.sweep.Reason;
import org.yaomote.sweep.Verdict;
import org.yaomote.sweep.WebService;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

class ComparisonTest {
    private static final List<Integer> PORTS = List.of(80, 443, 8080);

    private static HostResult host(int last, boolean isAlive) {
        String address = "192.168.0." + last;
        return isAlive ? Sweeps.alive(last, address) : Sweeps.dead(last, address);
    }

    private static Optional<Mark> mark(HostResult before, HostResult now) {
        return new Comparison(Sweeps.sweep(Sweeps.WHEN, List.of(before)), PORTS).mark(now);
    }

    private static WebService service(int port, WebService.Scheme scheme, String until) {
        Optional<WebService.Shown> shown =
                until.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new WebService.Shown("nas", Instant.parse(until)));
        return new WebService(port, scheme, 200, "", "", shown);
    }

    /// The measure of the sweep's screen.
    @Test
    void threeNewTwoGoneAndOneOtherMacAreSixMarks() {
        List<HostResult> before = new ArrayList<>();
        IntStream.range(1, 255)
                .mapToObj(i -> Sweeps.known(host(i, i < 100), "", 0x1000 + i))
                .forEach(before::add);
        List<HostResult> now = new ArrayList<>(before);
        for (int added : new int[] {150, 151, 200}) {
            now.set(added - 1, host(added, true));
        }
        now.set(9, host(10, false));
        now.set(10, host(11, false));
        now.set(11, Sweeps.known(host(12, true), "", 0x9999));

        Comparison comparison = new Comparison(Sweeps.sweep(Sweeps.WHEN, before), PORTS);
        assertThat(now.stream().flatMap(host -> comparison.mark(host).stream()))
                .containsExactly(
                        new Mark.Gone(Sweeps.WHEN),
                        new Mark.Gone(Sweeps.WHEN),
                        new Mark.Changed(
                                List.of(
                                        new Change(
                                                What.MAC,
                                                0,
                                                "00:00:00:00:10:0c",
                                                "00:00:00:00:99:99"))),
                        new Mark.New(),
                        new Mark.New(),
                        new Mark.New());
        assertThat(before.stream().flatMap(host -> comparison.mark(host).stream())).isEmpty();
    }

    @Test
    void eachChangeSaysWhatItWasAndWhatItIs() {
        HostResult before =
                Sweeps.known(
                        host(1, true),
                        "nas.lan",
                        7,
                        service(80, WebService.Scheme.HTTP, ""),
                        service(443, WebService.Scheme.HTTPS, "2026-01-01T00:00:00Z"));
        HostResult now =
                Sweeps.known(
                        host(1, true),
                        "disk.lan",
                        7,
                        service(443, WebService.Scheme.HTTPS, "2027-01-01T00:00:00Z"));

        assertThat(mark(before, now))
                .contains(
                        new Mark.Changed(
                                List.of(
                                        new Change(What.NAME, 0, "nas.lan", "disk.lan"),
                                        new Change(What.PORT, 80, "http", ""),
                                        new Change(
                                                What.CERTIFICATE,
                                                443,
                                                "nas, 2026-01-01T00:00:00Z",
                                                "nas, 2027-01-01T00:00:00Z"))));
    }

    @Test
    void whatOneOfBothDidNotLookForIsNoChange() {
        HostResult bare = host(1, true);
        HostResult known =
                Sweeps.known(bare, "nas.lan", 7, service(8080, WebService.Scheme.HTTP, ""));

        assertThat(mark(bare, known)).isEmpty();
        assertThat(mark(known, bare)).isEmpty();
    }

    @Test
    void aHostThatWasNotAskedIsNotNew() {
        assertThat(mark(host(1, true), host(2, true))).isEmpty();
    }

    @Test
    void whatIsNotKnownIsNoChange() {
        HostResult stopped =
                Sweeps.host(1, "192.168.0.1", Verdict.CANCELLED, new Reason.Stopped()).result();

        assertThat(mark(host(1, true), stopped)).isEmpty();
        assertThat(mark(stopped, host(1, true))).isEmpty();
    }

    @Test
    void aHostThatOnlyTheNeighbourTableKnowsIsThere() {
        HostResult present =
                Sweeps.host(1, "192.168.0.1", Verdict.PRESENT_NO_ECHO, new Reason.Neighbour())
                        .result();

        assertThat(mark(host(1, false), present)).contains(new Mark.New());
        assertThat(mark(host(1, true), present)).isEmpty();
    }
}
