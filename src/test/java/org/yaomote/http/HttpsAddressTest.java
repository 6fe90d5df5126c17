package org.yaomote.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yaomote.http.HeadText.request;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaomote.http.RewriteTwin.SentRequest;

import java.net.URI;
import java.net.URISyntaxException;

/// RFC 9110 §10.2.2: where a plain listener sends its clients.
class HttpsAddressTest {
    private final HeadOutput out = new HeadOutput();

    @ParameterizedTest
    @CsvSource({
        "443, GET /a?b=c, a.example, https://a.example/a?b=c",
        "443, GET /a, a.example:8080, https://a.example/a",
        "8443, GET /a, a.example:8080, https://a.example:8443/a",
        "443, GET /, [2001:db8::1], https://[2001:db8::1]/",
        "8443, GET /, [::1]:80, https://[::1]:8443/",
        "443, GET http://b.example, b.example, https://b.example/",
        "443, GET http://b.example?c, b.example, https://b.example/?c",
        "443, GET http://b.example:80/x, b.example:80, https://b.example/x",
        "443, GET //evil.example/x, a, https://a//evil.example/x",
        "443, GET /%0d%0aSet-Cookie:%20x, a, https://a/%0d%0aSet-Cookie:%20x",
        "443, OPTIONS *, a, https://a/"
    })
    void hostAndTargetStayAndThePortIsOurs(int port, String line, String host, String address) {
        String head = line + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n";

        assertThat(HttpsAddress.append(request(head), port, out)).isTrue();
        assertThat(out).hasToString(address);
    }

    @Test
    void withoutAHostThereIsNone() {
        assertThat(HttpsAddress.append(request("GET / HTTP/1.0\r\n\r\n"), 443, out)).isFalse();
        assertThat(out.length()).isZero();
    }

    @Test
    void whateverIsSentItIsOneLineOfOurHostAndPort() throws URISyntaxException {
        RandomHeads heads = new RandomHeads(9);
        for (int i = 0; i < 5_000; i++) {
            SentRequest sent = heads.request();
            RequestHead head = request(sent.text());
            out.clear();
            if (!HttpsAddress.append(head, 8443, out)) {
                assertThat(head.hostEnd()).isEqualTo(head.hostStart());
                continue;
            }
            String address = out.toString();
            String host = HeadText.text(head.bytes()).substring(head.hostStart(), head.hostEnd());
            assertThat(address).startsWith("https://" + host + ":8443/").matches("[!-~]+");
            URI parsed = new URI(address.replaceAll("[\"<>%]", "x"));
            assertThat(parsed.getHost()).isEqualTo(host);
        }
    }
}
