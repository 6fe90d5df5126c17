package org.yaomote.echo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.InetAddress;
import java.net.UnknownHostException;

class EchoAddressTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "255.255.255.255, true",
        "::1, false",
        "fd00::1, false",
        "2001:db8::ffff:1, false"
    })
    void anAddressComesBackAsItWas(String text, boolean v4) throws UnknownHostException {
        InetAddress address = InetAddress.getByName(text);

        EchoAddress numbers = EchoAddress.of(address);

        assertThat(numbers.toInetAddress()).isEqualTo(address);
        assertThat(numbers.isV4()).isEqualTo(v4);
    }
}
