package org.yaomote.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.util.Random;

class NetworkTest {
    private static Network network(String text) {
        return Network.parse(text).orElseThrow(() -> new AssertionError(text));
    }

    private static byte[] bytes(String address) {
        return InetAddress.ofLiteral(address).getAddress();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, 10.0.0.1, true",
        "10.0.0.1, 10.0.0.2, false",
        "10.0.0.1/32, 10.0.0.1, true",
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "192.168.4.0/22, 192.168.7.255, true",
        "192.168.4.0/22, 192.168.8.0, false",
        "0.0.0.0/0, 255.1.2.3, true",
        "0.0.0.0/0, ::1, false",
        "0.0.0.0/0, ::, false",
        "::1, ::1, true",
        "::1, ::2, false",
        "fd00::/8, fdff::1, true",
        "fd00::/8, fe00::1, false",
        "2001:db8::/64, 2001:db8:0:0:ffff::, true",
        "2001:db8::/64, 2001:db8:0:1::, false",
        "2001:db8::/65, 2001:db8:0:0:7fff::, true",
        "2001:db8::/65, 2001:db8:0:0:8000::, false",
        "::/0, 2001:db8::1, true",
        "::/0, 10.0.0.1, false",
        "::ffff:10.0.0.0/104, 10.1.2.3, true",
        "1:2:3:4:5:6:1.2.3.4, 1:2:3:4:5:6:102:304, true",
        "1::, 1::, true"
    })
    void holdsTheAddressesWithItsPrefix(String text, String address, boolean isIn) {
        assertThat(network(text).contains(bytes(address))).isEqualTo(isIn);
    }

    @Test
    void holdsAnIpv4ClientThatCameOverASocketOfBothKinds() {
        byte[] mapped = new byte[16];
        mapped[10] = mapped[11] = (byte) 0xFF;
        mapped[12] = 10;
        assertThat(network("10.0.0.0/8").contains(mapped)).isTrue();
        assertThat(network("11.0.0.0/8").contains(mapped)).isFalse();
        assertThat(network("::/0").contains(mapped)).isFalse();
    }

    @Test
    void holdsNothingThatIsNoAddress() {
        assertThat(network("::/0").contains(new byte[0])).isFalse();
        assertThat(network("0.0.0.0/0").contains(new byte[5])).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "10.0.0.1 ",
                "10.0.0",
                "010.0.0.1",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/08",
                "10.0.0.0/-1",
                "10.0.0.0/+8",
                "10.0.0.0/8/8",
                "/8",
                "10.0.0.1/8",
                "::/129",
                "::g",
                "fe80::1%eth0",
                "[::1]",
                "fd00::1/8",
                "a.example.com",
                "10.0.0.0/１",
                "10.0.0.0/99999999999"
            })
    void isNothingElse(String text) {
        assertThat(Network.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1/8, 10.0.0.0/8",
        "192.168.1.5/24, 192.168.1.0/24",
        "fd00::1/8, fd00::/8",
        "2001:db8::1/127, 2001:db8:0:0:0:0:0:0/127"
    })
    void withBitsBehindItsPrefixMayBeMeantWithout(String text, String meant) {
        assertThat(Network.enclosing(text)).contains(network(meant));
    }

    @Test
    void isReadBackFromItsText() {
        Random random = new Random(20_261_125);
        for (int i = 0; i < 5_000; i++) {
            long high = random.nextInt(3) == 0 ? 0 : random.nextLong();
            long low = random.nextInt(3) == 0 ? 0xFFFF_0000_0000L | random.nextInt(1 << 30) : 0;
            String text = new Network(high, low, random.nextInt(129)).toString();
            Network read = Network.enclosing(text).orElseThrow(() -> new AssertionError(text));
            assertThat(Network.parse(read.toString())).as(text).contains(read);
        }
        assertThat(network("10.0.0.0/8")).hasToString("10.0.0.0/8");
        assertThat(network("10.0.0.1")).hasToString("10.0.0.1");
        assertThat(network("fd00::/8")).hasToString("fd00::/8");
        assertThat(network("1:2:3:4:5:6:7:0")).hasToString("1:2:3:4:5:6:7:0");
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0/0, true", "::/0, true", "0.0.0.0/1, false", "::, false", "0.0.0.0, false"})
    void ofLengthZeroIsEverything(String text, boolean isEverything) {
        assertThat(network(text).isEverything()).isEqualTo(isEverything);
    }
}
