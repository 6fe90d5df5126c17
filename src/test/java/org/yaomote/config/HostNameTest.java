package org.yaomote.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "app.example.com",
                "app.example.com.",
                "a",
                "a-b.c",
                "x_y.test",
                "1a",
                "a1",
                "xn--wgv71a.jp",
                "127.0.0.1",
                "0.0.0.0",
                "255.255.255.255",
                "::",
                "::1",
                "1::",
                "fe80::1%eth0",
                "fe80::1%2",
                "2001:db8::8:800:200c:417a",
                "1:2:3:4:5:6:7:8",
                "1:2:3:4:5:6:7::",
                "::2:3:4:5:6:7:8",
                "::ffff:192.168.0.1",
                "1:2:3:4:5:6:1.2.3.4"
            })
    void canNameAComputer(String text) {
        assertThat(HostName.isValid(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "..",
                "a..b",
                ".a",
                "-a",
                "a-",
                "a b",
                "_",
                "a.__.b",
                "a/b",
                "日本.example",
                "*",
                "*.a",
                "1.2.3",
                "1.2.3.4.5",
                "256.0.0.1",
                "01.2.3.4",
                "1.2.3.",
                "1.2.3.4.",
                "127.1",
                ":",
                ":::",
                "1:2",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1::2::3",
                "::12345",
                "::g",
                "[::1]",
                "::1:2:3:4:5:6:7:8",
                "1.2.3.4::",
                "::1.2.3.4:1",
                "1:2:3:4:5:1.2.3.4:6",
                "::1.2.3",
                ":1",
                "1:",
                "::%",
                "fe80::1%",
                "fe80::1%a b",
                "fe80::1%a%b",
                "localhost:80",
                "1.2.3.4:80",
                "http://a"
            })
    void canNot(String text) {
        assertThat(HostName.isValid(text)).isFalse();
    }

    @Test
    void isAsLongAsTheNameSystemAllows() {
        String label = "a".repeat(63);
        assertThat(HostName.isValid(label)).isTrue();
        assertThat(HostName.isValid(label + "a")).isFalse();
        String name = String.join(".", label, label, label, "a".repeat(61));
        assertThat(name).hasSize(253);
        assertThat(HostName.isValid(name)).isTrue();
        assertThat(HostName.isValid(name + "a")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "*"})
    void meansEveryAddress(String address) {
        assertThat(HostName.isWildcard(address)).isTrue();
        assertThat(HostName.isLoopback(address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST", "::1", "127.0.0.1", "127.9.9.9"})
    void meansThisComputerOnly(String address) {
        assertThat(HostName.isLoopback(address)).isTrue();
        assertThat(HostName.isWildcard(address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "128.0.0.1", "127.example.com", "127.0.0", "::2", "localhost.example"})
    void meansAnother(String address) {
        assertThat(HostName.isLoopback(address)).isFalse();
        assertThat(HostName.isWildcard(address)).isFalse();
    }
}
