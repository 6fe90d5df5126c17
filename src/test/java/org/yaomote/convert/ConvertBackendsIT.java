package org.yaomote.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaomote.config.Affinity;
import org.yaomote.config.BackendMode;
import org.yaomote.config.Balancing;
import org.yaomote.config.HealthCheck;
import org.yaomote.config.Listener;
import org.yaomote.config.Problem;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.config.UpstreamTls;
import org.yaomote.fixtures.Message;
import org.yaomote.fixtures.OtherProxy;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;
import org.yaomote.fixtures.TestCertificates;
import org.yaomote.policy.Modification;
import org.yaomote.policy.Modifications;
import org.yaomote.policy.ServicePolicy;
import org.yaomote.policy.TextPattern;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What is done with the backends, and to the messages on their way.
class ConvertBackendsIT extends ConvertScenario {
    @ParameterizedTest
    @EnumSource(OtherProxy.Kind.class)
    void headersThatAreSetAndRemoved(OtherProxy.Kind kind) {
        ScriptedBackend app =
                ScriptedBackend.answering(
                        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nServer: app\r\nX-Old: 1\r\n\r\n");
        open.add(app);
        Modifications changes =
                new Modifications(
                        List.of(
                                new Modification.SetHeader("X-Color: deep blue; 100$%"),
                                new Modification.RemoveHeaders(
                                        TextPattern.of(TextPattern.Kind.POSIX, true, "^X-Test:"))),
                        List.of(
                                new Modification.SetHeader("X-Old: \"two\""),
                                new Modification.AddHeader("X-New: yes")));
        Service service = Setup.service("app", app);
        ServicePolicy usual = ServicePolicy.DEFAULTS;
        ServicePolicy policy =
                new ServicePolicy(
                        usual.reply(),
                        usual.rewriteErrors(),
                        usual.forwarded(),
                        usual.logSuppress(),
                        usual.constants(),
                        usual.disabled(),
                        usual.dynamicScale(),
                        usual.hashSessions(),
                        changes);
        Service changing = service.withOptions(service.options().withPolicy(policy));
        int port = serve(kind, Setup.web(changing));
        try (RawClient client = RawClient.to(port)) {
            client.send("GET /p?q HTTP/1.1\r\nHost: a.example\r\nX-Test: no\r\n\r\n");
            Message answer = client.answer();
            assertThat(answer.values("x-old")).containsExactly("\"two\"");
            assertThat(answer.values("x-new")).containsExactly("yes");
        }
        Message request = app.request();
        assertThat(request.target()).isEqualTo("/p?q");
        assertThat(request.value("host")).isEqualTo("a.example");
        assertThat(request.value("x-color")).isEqualTo("deep blue; 100%");
        assertThat(request.has("x-test")).isFalse();
        assertThat(request.value("x-forwarded-for")).isEqualTo("127.0.0.1");
        assertThat(request.value("x-forwarded-proto")).isEqualTo("http");
    }

    /// The module that does tunnels is a package of its own on most systems; where it is missing
    /// nginx says so of the block that needs it, and of nothing before.
    @Test
    void aTunnelTellsOfTheModuleItNeeds() {
        assumeTrue(OtherProxy.Kind.NGINX.isThere(), "nginx is not installed");
        Listener tunnel = Setup.http("raw", "app").withProtocol(new Protocol.Tcp()).withPort(7000);
        ProxyConfig config =
                ProxyConfig.EMPTY
                        .withService(Setup.service("app", backend("x")))
                        .withListener(tunnel);

        Converted made = Converter.nginx(config, file -> file);

        assertThat(made.losses()).extracting(Problem::code).contains("convert.lost.stream");
        assertThat(made.text()).contains("libnginx-mod-stream", "stream {");
        String complaint = OtherProxy.check(OtherProxy.Kind.NGINX, folder, made.text());
        assertThat(complaint.lines().filter(line -> line.contains("[emerg]")))
                .allMatch(line -> line.contains("unknown directive \"stream\""));
    }

    @ParameterizedTest
    @EnumSource(OtherProxy.Kind.class)
    void clientsStayOnTheirBackend(OtherProxy.Kind kind) {
        Service one = Setup.service("app", backend("a"), backend("b"), backend("c"));
        Affinity cookie = new Affinity.ByInsertedCookie("SRV", Duration.ofMinutes(5));
        int port = serve(kind, Setup.web(one.withAffinity(cookie)));
        Set<String> bodies = new HashSet<>();
        for (int i = 0; i < 12; i++) {
            String given;
            String body;
            try (RawClient client = RawClient.to(port)) {
                Message answer = client.get("/");
                body = answer.body();
                given = answer.value("set-cookie").split(";")[0];
            }
            bodies.add(body);
            for (int again = 0; again < 3; again++) {
                try (RawClient client = RawClient.to(port)) {
                    client.send("GET / HTTP/1.1\r\nHost: x\r\nCookie: " + given + "\r\n\r\n");
                    assertThat(client.answer().body()).isEqualTo(body);
                }
            }
        }
        assertThat(bodies).hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @EnumSource(OtherProxy.Kind.class)
    void oneAddressStaysOnItsBackend(OtherProxy.Kind kind) {
        Service one = Setup.service("app", backend("a"), backend("b"), backend("c"));
        Affinity source = new Affinity.ByClientAddress(Duration.ofMinutes(5));
        int port = serve(kind, Setup.web(one.withAffinity(source)));
        Set<String> bodies = new HashSet<>();
        for (int i = 0; i < 10; i++) {
            bodies.add(outcome(port, "GET / x"));
        }
        assertThat(bodies).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(OtherProxy.Kind.class)
    void weightsEmergenciesAndWhatIsOff(OtherProxy.Kind kind) {
        ScriptedBackend large = backend("large");
        ScriptedBackend small = backend("small");
        ScriptedBackend spare = backend("spare");
        ScriptedBackend off = backend("off");
        Service service =
                Setup.service(
                        "app",
                        large.config(3),
                        small.config(1),
                        spare.config().withEmergency(true),
                        off.config().withMode(BackendMode.OFF));
        int port = serve(kind, Setup.web(service));
        for (int i = 0; i < 40; i++) {
            outcome(port, "GET / x");
        }
        assertThat(large.requests().size()).isBetween(24, 36);
        assertThat(small.requests().size()).isBetween(4, 16);
        assertThat(spare.requests()).isEmpty();
        assertThat(off.requests()).isEmpty();
        large.close();
        small.close();
        assertThat(outcome(port, "GET / x")).isIn("200 spare", "502 ", "503 ");
        assertThat(outcome(port, "GET / x")).isIn("200 spare", "502 ", "503 ");
    }

    @ParameterizedTest
    @EnumSource(OtherProxy.Kind.class)
    void tlsOnBothSides(OtherProxy.Kind kind) {
        TestCertificates.Identity front =
                TestCertificates.selfSigned(TestCertificates.KeyKind.EC, "front.example");
        TestCertificates.Identity back =
                TestCertificates.selfSigned(TestCertificates.KeyKind.EC, "back.example");
        front.writeBundle(folder, "front");
        TestCertificates.write(folder, "trusted.pem", back.chainPem());
        ScriptedBackend secure = ScriptedBackend.secure(TestCertificates.showing(back), "secret");
        open.add(secure);
        Service verified = Setup.service("app", secure);
        UpstreamTls tls = new UpstreamTls.Tls(true, "back.example", "trusted.pem", "");
        Service service = verified.withOptions(verified.options().withTls(tls));
        ProxyConfig config =
                ProxyConfig.EMPTY
                        .withService(service)
                        .withListener(Setup.https("web", "app", "front.pem"));
        int port = serve(kind, config);
        try (RawClient client =
                RawClient.secure(port, TestCertificates.trusting(front), "front.example")) {
            assertThat(client.get("/").body()).isEqualTo("secret");
        }
        assertThat(secure.request().value("x-forwarded-proto")).isEqualTo("https");
    }

    /// Which certificate a client is shown is decided by the name that it asks for.
    @Test
    void nginxShowsEachNameItsCertificate() {
        assumeTrue(OtherProxy.Kind.NGINX.isThere(), "nginx is not installed");
        var one = TestCertificates.selfSigned(TestCertificates.KeyKind.EC, "one.example");
        var two = TestCertificates.selfSigned(TestCertificates.KeyKind.EC, "two.example");
        one.writeBundle(folder, "one");
        two.writeBundle(folder, "two");
        int port = ScriptedBackend.refusingPort();
        ProxyConfig config =
                ProxyConfig.EMPTY
                        .withService(Setup.service("app", backend("app")))
                        .withListener(
                                Setup.https("web", "app", "one.pem", "two.pem").withPort(port));
        Converted made =
                Converter.nginx(
                        config,
                        f -> folder.resolve(f).toString(),
                        f -> List.of(f.replace(".pem", ".example")));
        assertThat(made.losses())
                .extracting(Problem::code)
                .doesNotContain("convert.lost.certificate");

        open.add(OtherProxy.serving(OtherProxy.Kind.NGINX, folder, made.text(), port));

        for (var shown : List.of(one, two)) {
            String name = shown == one ? "one.example" : "two.example";
            try (RawClient client =
                    RawClient.secure(port, TestCertificates.trusting(shown), name)) {
                assertThat(client.get("/").body()).isEqualTo("app");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(OtherProxy.Kind.class)
    void theProgramsTakeWhateverIsWritten(OtherProxy.Kind kind) {
        HealthCheck check = new HealthCheck.Http("/up", "", 200, 299, HealthCheck.Timing.DEFAULTS);
        for (Balancing balancing : Balancing.values()) {
            Service service = Setup.service("my app", backend("a"), backend("b"));
            Service asked =
                    service.withOptions(
                            service.options()
                                    .withBalancing(balancing)
                                    .withSlowStart(Duration.ofSeconds(3))
                                    .withHealthCheck(check));
            for (Affinity affinity : affinities()) {
                convert(kind, Setup.web(asked.withAffinity(affinity)));
            }
        }
    }

    private static List<Affinity> affinities() {
        Duration time = Duration.ofMinutes(5);
        return List.of(
                new Affinity.None(),
                new Affinity.ByClientAddress(time),
                new Affinity.ByCookie("sid", time),
                new Affinity.ByInsertedCookie("SRV", time),
                new Affinity.ByHeader("X-User", time),
                new Affinity.ByUrlParameter("sid", time),
                new Affinity.ByPathParameter(time),
                new Affinity.ByBasicAuth(time));
    }
}
