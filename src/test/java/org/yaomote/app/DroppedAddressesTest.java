package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DroppedAddressesTest {
    @Test
    void linesOfAddressesAreOneTextToSweep() {
        assertThat(DroppedAddresses.of(" 192.168.0.1\n192.168.0.8\r\n10.0.0.0/30\nweb.example \n"))
                .contains("192.168.0.1 192.168.0.8 10.0.0.0/30 web.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"listeners\": []}",
                "ListenHTTP\n  Address 10.0.0.1\n  Port 80\nEnd",
                "Alive 5",
                "hello",
                "-----BEGIN CERTIFICATE-----"
            })
    void anythingElseIsNotSwept(String text) {
        assertThat(DroppedAddresses.of(text)).isEmpty();
    }
}
