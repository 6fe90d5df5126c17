package org.yaomote.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Map;

class CountNamesTest {
    @Test
    void countsGoByTheNamesPeopleGave() {
        CountNames names = new CountNames(Map.of("listener-1", "web"), Map.of());

        assertThat(names.listener("listener-1")).isEqualTo("web");
        assertThat(names.service("service-1")).isEqualTo("service-1");
    }

    @Test
    void aNameThatTwoShareTellsNeither() {
        CountNames names = new CountNames(Map.of("a", "web", "b", "web", "c", "api"), Map.of());

        assertThat(names.listener("a")).isEqualTo("a");
        assertThat(names.listener("b")).isEqualTo("b");
        assertThat(names.listener("c")).isEqualTo("api");
    }

    @Test
    void aNameThatIsAnothersIdIsNotUsed() {
        CountNames names = new CountNames(Map.of("a", "b", "b", "other"), Map.of());

        assertThat(names.listener("a")).isEqualTo("a");
        assertThat(names.listener("b")).isEqualTo("other");
    }
}
