package org.yaomote.ui.editing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

class AddressOrderTest {
    private static final List<String> ORDER =
            List.of(
                    "0.0.0.0",
                    "9.0.0.1",
                    "10.0.0.2",
                    "10.0.0.2:80",
                    "10.0.0.2:8080",
                    "10.0.0.10",
                    "::",
                    "::1",
                    "[::1]:80",
                    "fe80::1",
                    "",
                    "app.lan",
                    "app.lan:443",
                    "Web2");

    @Test
    void addressesGoByNumberAndNamesBehindThem() {
        List<String> mixed = new ArrayList<>(ORDER);
        Collections.reverse(mixed);
        mixed.sort(AddressOrder.BY_NUMBER);
        assertThat(mixed).isEqualTo(ORDER);
    }
}
