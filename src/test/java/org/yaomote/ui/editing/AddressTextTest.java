package org.yaomote.ui.editing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class AddressTextTest {
    @ParameterizedTest
    @CsvSource({
        "web1, web1, -1",
        "10.0.0.11:8080, 10.0.0.11, 8080",
        "'  10.0.0.11 ', 10.0.0.11, -1",
        "http://app.lan/x?y, app.lan, 80",
        "https://app.lan, app.lan, 443",
        "HTTP://user:pw@app.lan:81/, app.lan, 81",
        "[::1]:8080, ::1, 8080",
        "http://[fe80::1]:8080/a, fe80::1, 8080",
        "::1, ::1, -1",
        "fe80::1, fe80::1, -1",
        "web1:, web1, -1",
        "web1:8080/path, web1, 8080",
        "１９２．１６８．０．１：８０, 192.168.0.1, 80",
        "192。168。0。1, 192.168.0.1, -1",
        "a:b:c, a:b:c, -1",
        "'', '', -1",
    })
    void isTakenApart(String typed, String host, int port) {
        AddressText read = AddressText.parse(typed);
        assertThat(List.of(read.host(), read.port().orElse(-1))).isEqualTo(List.of(host, port));
    }

    @ParameterizedTest
    @CsvSource({"web, web 3", "Web, Web 3", "web 2, web 3", "api, api", "x1, x1"})
    void aNameIsCountedOnUntilItIsFree(String wish, String free) {
        assertThat(UniqueName.like(wish, List.of("web", "web 2"))).isEqualTo(free);
    }
}
