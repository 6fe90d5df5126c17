package org.yaomote.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import javax.net.ssl.SNIHostName;

class AskedNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "www.example.com", "xn--r8jz45g.example", "web_1.lan", "1a"})
    void aNameOfAHostCanBeAskedFor(String text) {
        assertThat(AskedName.of(text).map(AskedName::text)).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "127.0.0.1",
                "::1",
                "fe80::1%eth0",
                "a..b",
                "a b",
                "a\r\nb",
                "*.lan",
                "a."
            })
    void anAddressOrWhatMayNotStandThereCannot(String text) {
        assertThat(AskedName.of(text)).isEmpty();
    }

    @Test
    void sniHasHyphensForUnderscores() {
        assertThat(AskedName.of("web_1.lan").orElseThrow().forSni())
                .containsExactly(new SNIHostName("web-1.lan"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"_sip.example", "-a.example"})
    void whatSniCannotSayIsLeftOutOfIt(String text) {
        assertThat(new AskedName(text).forSni()).isEmpty();
    }
}
