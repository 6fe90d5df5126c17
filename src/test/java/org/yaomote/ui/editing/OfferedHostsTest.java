package org.yaomote.ui.editing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.config.Backend;
import org.yaomote.config.HealthCheck;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.config.UpstreamTls;
import org.yaomote.ui.Drafts;
import org.yaomote.ui.editing.OfferedHost.Door;
import org.yaomote.ui.editing.OfferedHost.Speech;

import java.util.List;
import java.util.Optional;

class OfferedHostsTest {
    @Test
    void aNewServiceSpeaksWhatMostHostsDo() {
        var outcome =
                add(
                        host("10.0.0.1", new Door(443, Speech.HTTPS, 200)),
                        host("10.0.0.2", new Door(8443, Speech.HTTPS, 200)),
                        host("10.0.0.3", new Door(80, Speech.HTTP, 200)));
        assertThat(addresses(outcome.service()))
                .containsExactly("10.0.0.1:443", "10.0.0.2:8443", "10.0.0.3:80");
        assertThat(outcome.service().options().tls())
                .isEqualTo(UpstreamTls.Tls.VERIFIED.withVerify(false));
        assertThat(outcome.misfits()).isEqualTo(1);
    }

    @Test
    void plainHttpThatOnlySendsElsewhereYieldsToHttps() {
        var outcome =
                add(
                        host(
                                "10.0.0.1",
                                new Door(80, Speech.HTTP, 301),
                                new Door(443, Speech.HTTPS, 200)));
        assertThat(addresses(outcome.service())).containsExactly("10.0.0.1:443");
    }

    @Test
    void aPageThatIsRefusedCountsAsWell() {
        var outcome = add(host("10.0.0.1", new Door(80, Speech.HTTP, 401)));
        assertThat(outcome.service().options().healthCheck())
                .isInstanceOfSatisfying(
                        HealthCheck.Http.class, c -> assertThat(c.statusTo()).isEqualTo(499));
    }

    @Test
    void aServiceWithBackendsKeepsWhatItSpeaksAndTakesNoHostTwice() {
        ProxyConfig draft = Drafts.two();
        Service web = draft.services().getFirst();
        Backend there = web.backends().getFirst();
        var outcome =
                new OfferedHosts(
                                List.of(
                                        host(
                                                there.host(),
                                                new Door(there.port(), Speech.HTTP, 200)),
                                        host(
                                                "10.9.9.9",
                                                new Door(443, Speech.HTTPS, 200),
                                                new Door(8080, Speech.HTTP, 200))))
                        .addTo(draft, Optional.of(web.id()), "new");
        assertThat(outcome.added()).isEqualTo(1);
        assertThat(outcome.service().backends().getLast().address()).isEqualTo("10.9.9.9:8080");
        assertThat(outcome.service().options()).isEqualTo(web.options());
    }

    @Test
    void aPortAtWhichNothingWasSeenIsAGuess() {
        var outcome = add(host("10.0.0.1"), host("10.0.0.2", new Door(80, Speech.HTTP, 200)));
        assertThat(addresses(outcome.service())).containsExactly("10.0.0.1:80", "10.0.0.2:80");
        assertThat(outcome.guessed()).isEqualTo(1);
    }

    @Test
    void programsOfOneNameAreToldApartByTheirPorts() {
        var outcome =
                add(
                        new OfferedHost(
                                "127.0.0.1", "node", List.of(new Door(3000, Speech.HTTP, 200))),
                        new OfferedHost(
                                "127.0.0.1", "node", List.of(new Door(3001, Speech.HTTP, 200))),
                        new OfferedHost(
                                "10.0.0.1", "node", List.of(new Door(3001, Speech.HTTP, 200))),
                        new OfferedHost(
                                "127.0.0.1", "java", List.of(new Door(8080, Speech.HTTP, 200))));
        assertThat(outcome.service().backends())
                .extracting(Backend::name)
                .containsExactly("node-3000", "node-3001", "node-3001 2", "java");
    }

    @Test
    void hostsThatAreDraggedArriveAsTheyLeft() {
        List<OfferedHost> hosts =
                List.of(
                        host("fd00::1"),
                        new OfferedHost(
                                "10.0.0.1",
                                "nas\tlan",
                                List.of(
                                        new Door(22, Speech.OTHER, 0),
                                        new Door(80, Speech.HTTP, 200))));
        assertThat(OfferedHost.read(OfferedHost.write(hosts)))
                .containsExactly(
                        hosts.getFirst(),
                        new OfferedHost("10.0.0.1", "nas lan", hosts.getLast().doors()));
    }

    private static OfferedHosts.Outcome add(OfferedHost... hosts) {
        return new OfferedHosts(List.of(hosts))
                .addTo(ProxyConfig.EMPTY, Optional.empty(), "service");
    }

    private static OfferedHost host(String host, Door... doors) {
        return new OfferedHost(host, "", List.of(doors));
    }

    private static List<String> addresses(Service service) {
        return service.backends().stream().map(Backend::address).toList();
    }
}
