package org.yaomote.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yaomote.fixtures.Configs.backend;

import org.junit.jupiter.api.Test;
import org.yaomote.fixtures.Configs;

import java.util.List;

/// What a configuration from elsewhere has in common with the one here is not a matter of chance.
class SuccessionTest {
    private static Service service(String id, String name, Backend... backends) {
        return Configs.service(name, backends).withId(new ServiceId(id));
    }

    private static Listener listener(String id, String name, int port, String service) {
        return Configs.listener(name, port, Rule.everything(new ServiceId(service)))
                .withId(new ListenerId(id));
    }

    private static ProxyConfig config(List<Listener> listeners, List<Service> services) {
        return new ProxyConfig(listeners, services, Timeouts.DEFAULTS);
    }

    private final ProxyConfig here =
            config(
                    List.of(listener("listener-1", "https", 443, "service-1")),
                    List.of(service("service-1", "web", backend("a", 9001, 1))));

    private ProxyConfig settled(ProxyConfig next) {
        return new Succession(here).of(next);
    }

    @Test
    void whatIsAnotherThingHasAnotherId() {
        ProxyConfig next =
                config(
                        List.of(
                                listener("listener-1", "http", 80, "service-1"),
                                listener("listener-2", "more", 81, "service-1")),
                        List.of(service("service-1", "service-1", backend("b", 80, 1))));

        ProxyConfig settled = settled(next);

        assertThat(settled.listeners())
                .extracting(l -> l.id().value())
                .doesNotContain("listener-1")
                .doesNotHaveDuplicates()
                .contains("listener-2");
        ServiceId moved = settled.services().getFirst().id();
        assertThat(moved).isNotEqualTo(new ServiceId("service-1"));
        assertThat(settled.listeners())
                .allSatisfy(l -> assertThat(l.rules()).containsExactly(Rule.everything(moved)));
        assertThat(ConfigDiff.between(here, settled))
                .extracting(Change::code)
                .contains("listener.removed", "service.removed")
                .doesNotContain("listener.name");
    }

    @Test
    void whatIsTheSameThingKeepsTheIdItHasHere() {
        ProxyConfig next =
                config(
                        List.of(
                                listener("listener-1", "new", 80, "service-2"),
                                listener("listener-2", "front", 443, "service-2")),
                        List.of(service("service-2", "web", backend("b", 9002, 1))));

        ProxyConfig settled = settled(next);

        assertThat(settled.listeners().getLast().id()).isEqualTo(new ListenerId("listener-1"));
        assertThat(settled.services().getFirst().id()).isEqualTo(new ServiceId("service-1"));
        assertThat(settled.listeners()).extracting(Listener::id).doesNotHaveDuplicates().hasSize(2);
    }

    @Test
    void anEditedCopyStaysTheSame() {
        ProxyConfig next =
                config(
                        List.of(listener("listener-1", "https", 8443, "service-1")),
                        List.of(service("service-1", "shop", backend("a", 9001, 1))));

        assertThat(settled(next)).isEqualTo(next);
        assertThat(settled(here)).isEqualTo(here);
    }
}
