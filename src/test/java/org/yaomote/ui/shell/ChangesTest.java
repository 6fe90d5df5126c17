package org.yaomote.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yaomote.fixtures.Configs.backend;

import org.junit.jupiter.api.Test;
import org.yaomote.config.Backend;
import org.yaomote.config.ListenerId;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.fixtures.Configs;

import java.util.List;

class ChangesTest {
    private static final ProxyConfig SMALL = Configs.small();
    private static final Service WEB = SMALL.services().getFirst();

    private static List<Change> afterBackends(Backend... backends) {
        return Changes.between(SMALL, SMALL.withService(WEB.withBackends(List.of(backends))));
    }

    @Test
    void equalConfigurationsDoNotDiffer() {
        assertThat(Changes.between(SMALL, Configs.small())).isEmpty();
    }

    @Test
    void aWeightIsToldWithBothValues() {
        assertThat(afterBackends(backend("web1", 9001, 3), backend("web2", 9002, 1)))
                .containsExactly(new Change("weight", "web1", "1", "3"));
    }

    @Test
    void addedAndRemovedBackendsAreNamed() {
        assertThat(
                        afterBackends(
                                backend("web1", 9001, 1),
                                backend("web2", 9002, 1),
                                backend("web3", 9003, 1)))
                .containsExactly(new Change("backend.new", "web3", "web"));
        assertThat(afterBackends(backend("web1", 9001, 1)))
                .containsExactly(new Change("backend.gone", "web2", "web"));
    }

    @Test
    void oneBackendAtAnotherAddressHasMoved() {
        assertThat(afterBackends(backend("web1", 9009, 2), backend("web2", 9002, 1)))
                .containsExactly(
                        new Change("address", "web1", "127.0.0.1:9001", "127.0.0.1:9009"),
                        new Change("weight", "web1", "1", "2"));
    }

    @Test
    void anotherOrderIsAChangeToo() {
        assertThat(afterBackends(backend("web2", 9002, 1), backend("web1", 9001, 1)))
                .containsExactly(new Change("backend.order", "web"));
        ProxyConfig shop = Configs.shop();
        assertThat(Changes.between(shop, shop.withListeners(shop.listeners().reversed())))
                .containsExactly(new Change("order"));
    }

    @Test
    void everySettingOfAListenerIsTold() {
        ProxyConfig changed =
                SMALL.withListener(
                        SMALL.listeners()
                                .getFirst()
                                .withName("https")
                                .withEnabled(false)
                                .withAddress("0.0.0.0")
                                .withPort(8443)
                                .withRules(List.of()));
        assertThat(Changes.between(SMALL, changed))
                .extracting(Change::code)
                .containsExactly("name", "off", "address", "port", "rules");
    }

    @Test
    void whatCameAndWentIsNamed() {
        ProxyConfig bare =
                SMALL.withoutListener(new ListenerId("http")).withoutService(new ServiceId("web"));
        assertThat(Changes.between(SMALL, bare))
                .containsExactly(
                        new Change("listener.gone", "http"), new Change("service.gone", "web"));
        assertThat(Changes.between(bare, SMALL))
                .containsExactly(
                        new Change("listener.new", "http"), new Change("service.new", "web"));
    }
}
