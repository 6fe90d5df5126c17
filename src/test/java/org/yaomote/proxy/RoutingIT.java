package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaomote.config.Backend;
import org.yaomote.config.MethodSet;
import org.yaomote.config.ProxyConfig;
import org.yaomote.fixtures.Message;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;
import org.yaomote.policy.Condition;

/// Which backend gets which request.
@ParameterizedClass
@EnumSource(Transport.class)
class RoutingIT extends ProxyScenario {
    RoutingIT(Transport transport) {
        super(transport);
    }

    @Test
    void everyBackendGetsExactlyItsWeightsShare() {
        ScriptedBackend one = with(ScriptedBackend.saying("1"));
        ScriptedBackend two = with(ScriptedBackend.saying("2"));
        ScriptedBackend five = with(ScriptedBackend.saying("5"));
        serve(Setup.web(Setup.service("app", one.config(1), two.config(2), five.config(5))), 2);

        RawClient first = client();
        RawClient second = client();
        for (int i = 0; i < 500; i++) {
            assertThat(first.get("/").status()).isEqualTo(200);
            assertThat(second.get("/").status()).isEqualTo(200);
        }

        assertThat(one.requests()).hasSize(125);
        assertThat(two.requests()).hasSize(250);
        assertThat(five.requests()).hasSize(625);
        assertThat(listener().outcomes().success()).isEqualTo(1000);
    }

    @Test
    void equalBackendsTakeTurns() {
        ScriptedBackend a = with(ScriptedBackend.saying("a"));
        ScriptedBackend b = with(ScriptedBackend.saying("b"));
        serve(Setup.web(a, b));

        RawClient client = client();
        String order = "";
        for (int i = 0; i < 6; i++) {
            order += client.get("/").body();
        }

        assertThat(order).isIn("ababab", "bababa");
    }

    @Test
    void aDisabledBackendGetsNothing() {
        ScriptedBackend on = with(ScriptedBackend.saying("on"));
        ScriptedBackend off = with(ScriptedBackend.saying("off"));
        serve(Setup.web(Setup.service("app", on.config(), off.config().withEnabled(false))));

        RawClient client = client();
        for (int i = 0; i < 10; i++) {
            assertThat(client.get("/").body()).isEqualTo("on");
        }
        assertThat(off.connections()).isZero();
    }

    /// The first rule that holds wins; hosts compare without case and without port, paths octet by
    /// octet and by whole segments.
    @ParameterizedTest
    @CsvSource({
        "app.example.com, /, exact",
        "APP.Example.com, /, exact",
        "app.example.com:8080, /, exact",
        "other.example.com, /, wild",
        "deep.other.example.com, /x, wild",
        "example.com, /, 404",
        "badexample.com, /, 404",
        "elsewhere.org, /, 404",
        "elsewhere.org, /api, api",
        "elsewhere.org, /api?q=1, api",
        "elsewhere.org, /api/v1, api",
        "elsewhere.org, /apix, 404",
        "elsewhere.org, /API, 404",
        "app.example.com, /api, exact",
        "host.both.org, /both/x, both",
        "host.both.org, /, 404",
        "else.org, /both/x, 404",
    })
    void theFirstRuleThatHoldsWins(String host, String target, String expected) {
        serve(routes());

        Message answer =
                client().send("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n").answer();

        assertThat(answer.status() == 200 ? answer.body() : "" + answer.status())
                .isEqualTo(expected);
    }

    /// RFC 9112 §3.2.2: the host of an absolute target counts.
    @Test
    void anAbsoluteTargetIsRoutedByItsHost() {
        serve(routes());

        Message answer =
                client().send(
                                "GET http://app.example.com/a HTTP/1.1\r\n"
                                        + "Host: app.example.com\r\n\r\n")
                        .answer();

        assertThat(answer.body()).isEqualTo("exact");
    }

    private ProxyConfig routes() {
        Condition exact = new Condition.HostIs("app.example.com");
        Condition wild = new Condition.HostIs("*.example.com");
        Condition api = new Condition.PathPrefix("/api");
        Condition path = new Condition.PathPrefix("/both/");
        Condition host = new Condition.HostIs("*.both.org");
        ProxyConfig config = ProxyConfig.EMPTY;
        for (String name : new String[] {"exact", "wild", "api", "both"}) {
            config = config.withService(Setup.service(name, with(ScriptedBackend.saying(name))));
        }
        return config.withListener(
                Setup.http(
                        "web",
                        Setup.rule("exact", exact),
                        Setup.rule("wild", wild),
                        Setup.rule("api", api),
                        Setup.rule("both", host, path)));
    }

    @Test
    void aRequestNoRuleTakesIs404AndTheConnectionGoesOn() {
        serve(routes());
        RawClient client = client();

        assertThat(client.get("/nowhere").status()).isEqualTo(404);
        assertThat(client.get("/api").body()).isEqualTo("api");
        assertThat(listener().outcomes().clientError()).isEqualTo(1);
    }

    @Test
    void aServiceWithoutBackendsIs503() {
        serve(Setup.web(Setup.service("app", new Backend[0])));

        assertThat(client().get("/").status()).isEqualTo(503);
    }

    /// RFC 9110 §15.5.6; the sets are those of Pound's xHTTP.
    @ParameterizedTest
    @CsvSource({
        "ANY, DELETE, 200",
        "ANY, BREW, 200",
        "ANY, get, 200",
        "ANY, TRACE, 405",
        "BASIC, GET, 200",
        "BASIC, POST, 200",
        "BASIC, PUT, 405",
        "BASIC, get, 405",
        "EXTENDED, PUT, 200",
        "EXTENDED, OPTIONS, 405",
        "WEBDAV, PROPFIND, 200",
    })
    void aMethodOutsideTheSetIs405(MethodSet set, String method, int expected) {
        ScriptedBackend backend = with(ScriptedBackend.saying("x"));
        serve(
                ProxyConfig.EMPTY
                        .withService(Setup.service("app", backend))
                        .withListener(Setup.http("web", "app").withMethods(set)));

        Message answer = client().send(method + " / HTTP/1.1\r\nHost: x\r\n\r\n").answer();

        assertThat(answer.status()).isEqualTo(expected);
        assertThat(backend.requests()).hasSize(expected == 200 ? 1 : 0);
    }

    /// As in Pound (specification of pound.cfg, §3.14), for those who come from there.
    @ParameterizedTest
    @CsvSource({"PUT, 405", "RPC_IN_DATA, 405", "TRACE, 405", "BREW, 400", "get, 400"})
    void aMethodThatPoundDoesNotKnowIs400InAPoundCfg(String method, int expected) {
        ScriptedBackend backend = with(ScriptedBackend.saying("x"));
        serve(
                ProxyConfig.EMPTY
                        .withService(Setup.service("app", backend))
                        .withListener(Setup.http("web", "app").withMethods(MethodSet.BASIC))
                        .withPoundText("# read from a file"));

        Message answer = client().send(method + " / HTTP/1.1\r\nHost: x\r\n\r\n").answer();

        assertThat(answer.status()).isEqualTo(expected);
        assertThat(backend.requests()).isEmpty();
    }

    /// RFC 9110 §9.3.6: a reverse proxy is nobody's tunnel.
    @Test
    void connectIs405() {
        ScriptedBackend backend = with(ScriptedBackend.saying("x"));
        serve(Setup.web(backend));

        Message answer = client().send("CONNECT x:443 HTTP/1.1\r\nHost: x:443\r\n\r\n").answer();

        assertThat(answer.status()).isEqualTo(405);
        assertThat(backend.connections()).isZero();
    }
}
