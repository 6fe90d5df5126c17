package org.yaomote.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IcmpMeaningTest {
    @ParameterizedTest
    @CsvSource({
        "true, 3, 0, NETWORK",
        "true, 3, 1, HOST",
        "true, 3, 2, PROTOCOL",
        "true, 3, 3, PORT",
        "true, 3, 4, TOO_LARGE",
        "true, 3, 13, FORBIDDEN",
        "true, 3, 99, OTHER",
        "true, 11, 0, HOPS",
        "true, 11, 1, PARTS",
        "true, 12, 0, OTHER",
        "false, 1, 0, NETWORK",
        "false, 1, 1, FORBIDDEN",
        "false, 1, 3, HOST",
        "false, 1, 4, PORT",
        "false, 2, 0, TOO_LARGE",
        "false, 3, 0, HOPS",
        "false, 3, 1, PARTS",
        "false, 4, 0, OTHER",
    })
    void theSameNumbersMeanOtherThingsInIpv4AndIpv6(
            boolean v4, int type, int code, IcmpMeaning meaning) {
        assertThat(IcmpMeaning.of(new Reason.Icmp(type, code), v4)).isEqualTo(meaning);
    }
}
