package org.yaomote.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// No canary gets out of the mask, and what helps stays.
class SecretMaskTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Bearer CANARY",
                "proxy-authorization=Basic CANARY",
                "Cookie: a=b; sid=CANARY",
                "Set-Cookie: x=CANARY; Path=/",
                "  \"password\" : \"CANARY\"",
                "X-Api-Key: CANARY",
                "my_access_token = CANARY",
                "GET /a?token=CANARY&b=CANARY HTTP/1.1",
                "https://bob:CANARY@example.org/",
                "sent Bearer CANARY on",
                "pass phrase: ok, passphrase=CANARY",
                "-----BEGIN PRIVATE KEY-----\nCANARY\n-----END PRIVATE KEY-----",
                "-----BEGIN EC PRIVATE KEY-----\nhalf of CANARY"
            })
    void noSecretGetsThrough(String text) {
        assertThat(SecretMask.text("before\n" + text + "\nafter"))
                .doesNotContain("CANARY")
                .startsWith("before\n");
    }

    @Test
    void whatHelpsStays() {
        String text =
                "2026-01-02 INFO org.yaomote.proxy.ProxyEngine listening 0.0.0.0:443\n"
                        + "java.io.IOException: Connection reset\n\tat java.base/sun.nio.ch.Net.x";

        assertThat(SecretMask.text(text)).isEqualTo(text);
    }
}
