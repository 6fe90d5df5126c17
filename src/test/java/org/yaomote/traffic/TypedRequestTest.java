package org.yaomote.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.traffic.TypedRequest.Fault;
import org.yaomote.traffic.TypedRequest.Parsed;

/// An address, a line of curl and a head all mean requests.
class TypedRequestTest {
    private static TypedRequest read(String text) {
        if (TypedRequest.parse(text) instanceof Parsed.Ready(var request)) {
            return request;
        }
        throw new AssertionError(TypedRequest.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "https://app.lan/api?x=1, GET, https, app.lan, /api?x=1, 443",
        "http://app.lan:8080, GET, http, app.lan:8080, /, 8080",
        "app.lan/api, GET, '', app.lan, /api, ",
        "/api/items, GET, '', '', /api/items, ",
        "POST /login, POST, '', '', /login, ",
        "https://me:pw@[::1]:8443/a#b, GET, https, [::1]:8443, /a, 8443",
        "http://app.lan?x=1, GET, http, app.lan, /?x=1, 80",
    })
    void anAddressIsARequest(
            String text, String method, String scheme, String where, String target, Integer port) {
        TypedRequest request = read(text);

        assertThat(request.method()).isEqualTo(method);
        assertThat(request.scheme()).isEqualTo(scheme);
        assertThat(request.authority()).isEqualTo(where);
        assertThat(request.target()).isEqualTo(target);
        assertThat(request.port().orElse(null)).isEqualTo(port);
    }

    @Test
    void aLineOfCurlIsReadAsAShellDoes() {
        TypedRequest request =
                read(
                        """
                        curl -i -k 'https://app.lan/a b'"c" -X PUT \\
                          -H 'X-A: it'\\''s' -H"X-B: 2" -A me --data-raw 'äb' -o /dev/null
                        """);

        assertThat(request.method()).isEqualTo("PUT");
        assertThat(request.target()).isEqualTo("/a bc");
        assertThat(request.fields())
                .containsExactly(
                        new Field("X-A", "it's"),
                        new Field("X-B", "2"),
                        new Field("User-Agent", "me"));
        assertThat(request.bodyLength()).isEqualTo(3);
    }

    @Test
    void dataMakesAPostAndGetMakesItAQuery() {
        assertThat(read("curl http://a/ -d x=1 -d y").method()).isEqualTo("POST");
        TypedRequest query = read("curl -G http://a/b -d x=1 -d y=2");
        assertThat(query.method()).isEqualTo("GET");
        assertThat(query.target()).isEqualTo("/b?x=1&y=2");
        assertThat(read("curl -I http://a/").method()).isEqualTo("HEAD");
        assertThat(read("$ curl -u me:pw http://a/").fields())
                .containsExactly(new Field("Authorization", "Basic bWU6cHc="));
    }

    @Test
    void aHeadIsARequest() {
        TypedRequest request = read("\nGET /a HTTP/1.1\r\nHost: app.lan\r\nX-A: b \r\n\r\nbody");

        assertThat(request.authority()).isEqualTo("app.lan");
        assertThat(request.head("x"))
                .isEqualTo("GET /a HTTP/1.1\r\nHost: app.lan\r\nX-A: b\r\n\r\n");
    }

    @Test
    void whatIsCopiedAsCurlIsTheSameRequest() {
        RequestTrace trace = Traces.trace("DELETE /it's?x='1'&token=abc", 200, 1);

        TypedRequest request = read(CurlText.of(trace));

        assertThat(request.method()).isEqualTo("DELETE");
        assertThat(request.target()).isEqualTo("/it's?x='1'&token=***");
        assertThat(request.authority()).isEqualTo("app.lan:8080");
        assertThat(request.fields()).containsExactly(new Field("Cookie", "id=***"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', EMPTY, 0, 0",
        "'hello world', NOT_UNDERSTOOD, 0, 11",
        "'curl -Q x http://a/', UNKNOWN_OPTION, 5, 7",
        "'curl http://a/ -H \"X', OPEN_QUOTE, 18, 20",
        "'curl -i', NO_ADDRESS, 0, 7",
    })
    void whatIsWrongHasItsPlace(String text, Fault fault, int start, int end) {
        assertThat(TypedRequest.parse(text)).isEqualTo(new Parsed.Faulty(fault, start, end));
    }

    @Test
    void aLineThatIsNoFieldIsFound() {
        String text = "GET / HTTP/1.1\nHost: a\nnonsense\n";
        assertThat(TypedRequest.parse(text)).isEqualTo(new Parsed.Faulty(Fault.BAD_FIELD, 23, 31));
    }

    /// Quality bar Q40: what is kept in a file has none.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl -u me:pw http://a/",
                "curl -b id=1 http://a/",
                "curl -H 'X-Api-Key: 1' http://a/",
                "http://me:pw@a/",
                "/a?token=1",
                "GET / HTTP/1.1\nHost: a\nAuthorization: Basic x\n",
            })
    void secretsAreNoticed(String text) {
        assertThat(TypedRequest.hasSecret(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://a/b?c=1", "curl -H 'X-A: b' http://a/@me", "nonsense here", ""})
    void whatIsNoneIsNot(String text) {
        assertThat(TypedRequest.hasSecret(text)).isFalse();
    }

    @Test
    void onlyAddressesAreClients() {
        assertThat(TypedRequest.client("10.0.0.50")).isPresent();
        assertThat(TypedRequest.client("fe80::1")).isPresent();
        assertThat(TypedRequest.client("app.lan")).isEmpty();
        assertThat(TypedRequest.client("1.2.3.4.5")).isEmpty();
    }
}
