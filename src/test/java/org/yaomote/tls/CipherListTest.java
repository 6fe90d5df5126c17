package org.yaomote.tls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaomote.config.Problem;
import org.yaomote.policy.TlsPolicy;
import org.yaomote.policy.TlsPolicy.OneRequest;
import org.yaomote.policy.TlsPolicy.Version;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Pound's `Ciphers`, which is OpenSSL's language (openssl-ciphers(1)).
class CipherListTest {
    private static String chosen(String text) {
        return CipherList.read(text).suites().stream()
                .map(Suites::openSslName)
                .map(name -> name.replace("ECDHE-", ""))
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "ECDHE-RSA-AES128-GCM-SHA256, RSA-AES128-GCM-SHA256",
        "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, RSA-AES128-GCM-SHA256",
        "ECDHE+AESGCM+aRSA, RSA-AES128-GCM-SHA256 RSA-AES256-GCM-SHA384",
        "ALL:!ECDSA:!CHACHA20, RSA-AES128-GCM-SHA256 RSA-AES256-GCM-SHA384",
        "HIGH:!aNULL:!ECDSA:!AES, RSA-CHACHA20-POLY1305",
        "CHACHA20:-ECDSA:ECDSA+CHACHA20, RSA-CHACHA20-POLY1305 ECDSA-CHACHA20-POLY1305",
        "aRSA:!CHACHA20:+AES128, RSA-AES256-GCM-SHA384 RSA-AES128-GCM-SHA256",
        "aRSA:@STRENGTH:!CHACHA20, RSA-AES256-GCM-SHA384 RSA-AES128-GCM-SHA256",
        "!aRSA:aRSA:AES128, ECDSA-AES128-GCM-SHA256",
        "RC4:DES-CBC3-SHA, ''"
    })
    void aListChoosesAsOpenSslWould(String text, String names) {
        assertThat(chosen(text)).isEqualTo(names);
    }

    @Test
    void ofUnknownAndDeadNamesEachIsSaid() {
        CipherList list =
                CipherList.read(
                        "ECDHE-RSA-AES128-GCM-SHA265:RC4-SHA:AES128-SHA:!aNULL:!RC5:NOSUCH:AES");

        assertThat(list.unknown()).containsExactly("ECDHE-RSA-AES128-GCM-SHA265", "RC5", "NOSUCH");
        assertThat(list.dead()).containsExactly("RC4-SHA", "AES128-SHA");
        assertThat(list.suites()).isNotEmpty();
    }

    @Test
    void aListOfWhichNothingRemainsIsAnError() {
        List<Problem> problems = new ArrayList<>();
        CipherChoice.of(
                policy(List.of("RC4-MD5"), List.of("TLS_AES_128_CCM_SHA256")), "p", problems);

        assertThat(problems)
                .contains(
                        Problem.warning("p.suites", "cipher.dead", "RC4-MD5"),
                        Problem.error("p.suites", "cipher.none"),
                        Problem.warning("p.suites13", "cipher.dead", "TLS_AES_128_CCM_SHA256"),
                        Problem.error("p.suites13", "cipher.none"));
    }

    @Test
    void suitesOfTls13AreNotForBoringSslToChoose() {
        List<Problem> problems = new ArrayList<>();
        CipherChoice one =
                CipherChoice.of(
                        policy(List.of(), List.of("TLS_AES_256_GCM_SHA384")), "p", problems);

        assertThat(problems).isEmpty();
        assertThat(one.isForBoringSsl()).isFalse();
        assertThat(one.suites()).startsWith("TLS_AES_256_GCM_SHA384").hasSize(7);
    }

    private static TlsPolicy policy(List<String> suites, List<String> suites13) {
        return new TlsPolicy(suites, suites13, Version.TLS_1_2, false, "", "", 9, OneRequest.NEVER);
    }
}
