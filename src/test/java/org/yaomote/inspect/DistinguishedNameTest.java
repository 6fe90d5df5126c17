package org.yaomote.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import javax.security.auth.x500.X500Principal;

class DistinguishedNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    CN=nas.lan,O=Home            | nas.lan
                    O=Home\\, Sweet,CN=a\\+b,C=JP  | a+b
                    O=x+CN=second                | second
                    CN=プリンタ                    | プリンタ
                    CN=a\\C3\\A9b                  | aéb
                    O=none                       | ''
                    CN=#0c0141                   | ''
                    """)
    void theFirstCommonNameIsReadWithoutEscapes(String name, String common) {
        assertThat(DistinguishedName.commonName(name)).isEqualTo(common);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = "CN=\"a, b\", O=x | a, b")
    void soIsThatOfAPrincipal(String name, String common) {
        assertThat(DistinguishedName.commonName(new X500Principal(name))).isEqualTo(common);
    }
}
