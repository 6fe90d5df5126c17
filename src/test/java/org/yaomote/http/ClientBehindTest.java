package org.yaomote.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yaomote.http.HeadText.octets;
import static org.yaomote.http.HeadText.request;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Random;

/// Specification of the proxy, §3.4: whom a trusted proxy speaks for.
class ClientBehindTest {
    /// Trusted is 10.0.0.0/8.
    private static String client(String... forwardedFor) {
        StringBuilder head = new StringBuilder("GET / HTTP/1.1\r\nHost: a\r\n");
        for (String value : forwardedFor) {
            head.append("X-Forwarded-For: ").append(value).append("\r\n");
        }
        Fields fields = request(head + "\r\n").fields();
        byte[] found = ClientBehind.find(fields, address -> address[0] == 10);
        return found == null ? "peer" : text(found);
    }

    private static String text(byte[] address) {
        try {
            return InetAddress.getByAddress(address).getHostAddress();
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] parsed(String text) {
        return AddressText.parse(octets(text), 0, text.length());
    }

    @ParameterizedTest
    @CsvSource({
        "'192.0.2.1', 192.0.2.1",
        "'192.0.2.1, 10.0.0.2', 192.0.2.1",
        "'6.6.6.6, 192.0.2.1, 10.0.0.2', 192.0.2.1",
        "'6.6.6.6,192.0.2.1 ,,10.0.0.2,', 192.0.2.1",
        "'10.0.0.3, 10.0.0.2', 10.0.0.3",
        "'192.0.2.1:4711, 10.0.0.2:80', 192.0.2.1",
        "'2001:db8::1', 2001:db8:0:0:0:0:0:1",
        "'[2001:db8::1]:443', 2001:db8:0:0:0:0:0:1",
        "'[2001:db8::1]', 2001:db8:0:0:0:0:0:1",
        "'::ffff:192.0.2.1, ::ffff:10.0.0.1', 192.0.2.1",
        "'192.0.2.1, unknown, 10.0.0.2', 10.0.0.2",
        "'unknown', peer",
        "'[::1', peer",
        "'', peer",
        "' , ', peer"
    })
    void itIsTheLastAddressThatIsNotTrusted(String value, String expected) {
        assertThat(client(value)).isEqualTo(expected);
    }

    @Test
    void repeatedFieldsAreOneList() {
        assertThat(client("6.6.6.6", "192.0.2.1", "10.0.0.3, 10.0.0.2", "")).isEqualTo("192.0.2.1");
        assertThat(client()).isEqualTo("peer");
    }

    @Nested
    class Text {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "1.2.3",
                    "1.2.3.4.5",
                    "1.2.3.256",
                    "01.2.3.4",
                    "1.2.3.4 ",
                    "1..2.3",
                    "a.b",
                    "1.2.3.-4",
                    ":",
                    ":::",
                    "1:2",
                    "1:2:3:4:5:6:7:8:9",
                    "1::2::3",
                    "12345::",
                    "g::",
                    "::1.2.3",
                    "1.2.3.4::",
                    ":1:2:3:4:5:6:7:8",
                    "1:2:3:4:5:6:7:",
                    "1:2:3:4:5:6:7::8",
                    "::1%eth0",
                    "1:2:3:4:5:6:7:1.2.3.4"
                })
        void whatIsNoAddressIsRefused(String text) {
            assertThat(parsed(text)).isNull();
        }

        @Test
        void anAddressIsReadAsTheLibraryReadsIt() {
            Random random = new Random(1);
            for (int i = 0; i < 20_000; i++) {
                byte[] octets = new byte[random.nextInt(3) == 0 ? 4 : 16];
                random.nextBytes(octets);
                for (int zeros = random.nextInt(8); zeros > 0 && octets.length > 4; zeros--) {
                    int at = 2 * random.nextInt(8);
                    Arrays.fill(octets, at, at + 2, (byte) 0);
                }
                String text = text(octets);
                String shorter = text.replaceFirst("(^|:)0(:0)+(:|$)", "::");
                assertThat(parsed(text)).as(text).isEqualTo(octets);
                assertThat(parsed(shorter)).as(shorter).isEqualTo(octets);
            }
        }

        @Test
        void noiseIsReadAsTheLibraryReadsItOrRefused() {
            Random random = new Random(2);
            for (int i = 0; i < 50_000; i++) {
                StringBuilder text = new StringBuilder();
                for (int length = 1 + random.nextInt(14); length > 0; length--) {
                    text.append("0123fF::::..".charAt(random.nextInt(12)));
                }
                byte[] read = parsed(text.toString());
                if (read != null) {
                    assertThat(InetAddress.ofLiteral(text.toString()).getAddress())
                            .as("%s", text)
                            .isEqualTo(read);
                }
            }
        }
    }
}
