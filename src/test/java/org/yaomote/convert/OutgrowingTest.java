package org.yaomote.convert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.config.Backend;
import org.yaomote.config.ClientCertificates;
import org.yaomote.config.Problem;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.config.TlsSettings;
import org.yaomote.config.UpstreamTls;
import org.yaomote.fixtures.Effort;
import org.yaomote.fixtures.GatewayModel;
import org.yaomote.fixtures.Setup;
import org.yaomote.policy.Condition;
import org.yaomote.policy.Subject;
import org.yaomote.policy.TextPattern;
import org.yaomote.words.Words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/// What leaves for two machines and for a cluster.
class OutgrowingTest {
    private static final Function<String, Optional<String>> NO_KEYS = _ -> Optional.empty();

    private final Outgrowing outgrowing =
            new Outgrowing(Words.of(Locale.ENGLISH), CertificateNames.UNKNOWN);

    private static Backend backend(String host) {
        return new Backend("", host, 8080, 5, true);
    }

    private static Service service(String id) {
        return Setup.service(id, backend("10.0.0.1"));
    }

    private Bundle cluster(ProxyConfig config) {
        return outgrowing.cluster(config, ClusterPlan.DEFAULTS, NO_KEYS);
    }

    private static List<String> codes(Bundle bundle) {
        return bundle.losses().stream().map(Problem::code).toList();
    }

    /// We take the first rule that holds, a gateway the most specific match. Whatever the rules,
    /// the manifests lead every request where we do.
    @Test
    void theFirstRuleWinsByTheOrderOfTheGatewayApi() {
        Random random = new Random(8);
        for (int i = 0; i < Effort.of(300, 20_000); i++) {
            List<Rule> rules = new ArrayList<>();
            ProxyConfig config = ProxyConfig.EMPTY;
            int count = 1 + random.nextInt(5);
            for (int r = 0; r < count; r++) {
                String id = "s" + r;
                config = config.withService(service(id));
                rules.add(Setup.rule(id, conditions(random)));
            }
            config =
                    config.withListener(Setup.http("web", rules.toArray(Rule[]::new)).withPort(80));
            Bundle bundle = cluster(config);
            assertThat(codes(bundle)).doesNotContain("convert.lost.k8sMany");
            GatewayModel gateway = GatewayModel.of(bundle.mainText());
            for (GatewayModel.Request request : GatewayModel.Request.all()) {
                Optional<String> ours =
                        rules.stream()
                                .filter(rule -> request.holds(rule.matches()))
                                .map(rule -> rule.service().value() + "-1")
                                .findFirst();
                assertThat(gateway.target(request))
                        .as("%s of %s\n%s", request, rules, bundle.mainText())
                        .isEqualTo(ours);
            }
        }
    }

    private static Condition[] conditions(Random random) {
        List<Condition> all = new ArrayList<>();
        if (random.nextInt(3) > 0) {
            all.add(pick(random, GatewayModel.PATHS));
        }
        if (random.nextInt(3) == 0) {
            all.add(pick(random, GatewayModel.HOSTS));
        }
        if (random.nextInt(3) == 0) {
            all.add(pick(random, GatewayModel.OTHERS));
        }
        if (random.nextInt(4) == 0) {
            all.add(
                    new Condition.Any(
                            List.of(
                                    pick(random, GatewayModel.PATHS),
                                    pick(random, GatewayModel.OTHERS))));
        }
        return all.toArray(Condition[]::new);
    }

    private static Condition pick(Random random, List<Condition> from) {
        return from.get(random.nextInt(from.size()));
    }

    /// What a rule without words may take leads nowhere, and what is for clients with certificates
    /// only is not opened to all.
    @Test
    void whatCannotBeCheckedIsNotLetThrough() {
        Condition notHere = new Condition.Not(new Condition.PathPrefix("/open"));
        ProxyConfig config =
                ProxyConfig.EMPTY
                        .withService(service("app"))
                        .withListener(
                                Setup.http(
                                                "web",
                                                Setup.rule(
                                                        "app",
                                                        new Condition.PathPrefix("/private"),
                                                        notHere),
                                                Setup.rule("app"))
                                        .withPort(80))
                        .withListener(
                                Setup.https("known", "app", "a.pem")
                                        .withPort(443)
                                        .withProtocol(
                                                new Protocol.Https(
                                                        new TlsSettings(
                                                                List.of("a.pem"),
                                                                new ClientCertificates.Required(
                                                                        "ca.pem")))));

        Bundle bundle = cluster(config);

        GatewayModel gateway = GatewayModel.of(bundle.mainText());
        assertThat(gateway.target(GatewayModel.Request.get("a.example", "/private/x"))).isEmpty();
        assertThat(gateway.target(GatewayModel.Request.get("a.example", "/"))).contains("app-1");
        assertThat(codes(bundle)).contains("convert.lost.k8sRule", "convert.lost.k8sClients");
        assertThat(bundle.mainText()).doesNotContain("443");
    }

    @Test
    void keysAreInAFileOfTheirOwnAndOnlyIfAskedFor() {
        String key = "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n";
        String chain = "-----BEGIN CERTIFICATE-----\nb3Blbg==\n-----END CERTIFICATE-----\n";
        ProxyConfig config =
                ProxyConfig.EMPTY
                        .withService(service("app"))
                        .withListener(Setup.https("web", "app", "it's.pem").withPort(443));

        Bundle without = cluster(config);
        Bundle with =
                outgrowing.cluster(config, ClusterPlan.DEFAULTS, _ -> Optional.of(key + chain));

        assertThat(without.parts()).noneMatch(part -> part.text().contains("BEGIN PRIVATE"));
        assertThat(without.parts().getLast().text()).contains("'it'\\''s.pem'");
        assertThat(with.mainText()).doesNotContain("secret.yaml", "tls.key");
        Bundle.Part secrets = with.parts().get(1);
        assertThat(secrets.name()).isEqualTo("secrets.yaml");
        assertThat(secrets.text()).contains("kubernetes.io/tls", "c2VjcmV0");
        assertThat(KeyTexts.of(key + chain).orElseThrow().toString()).doesNotContain("c2VjcmV0");
        assertThat(KeyTexts.of(chain + key.replace("BEGIN P", "BEGIN ENCRYPTED P"))).isEmpty();
    }

    /// Not verifying is nothing that a cluster can be told; verified, nothing worse can happen than
    /// that no request gets through.
    @Test
    void backendsInTlsAreVerified() {
        Service service = service("app");
        UpstreamTls blind = new UpstreamTls.Tls(false, "in.example", "", "");
        ProxyConfig config = Setup.web(service.withOptions(service.options().withTls(blind)));

        Bundle bundle = cluster(config);

        assertThat(bundle.mainText())
                .contains("kind: BackendTLSPolicy", "hostname: in.example", "System");
        assertThat(codes(bundle)).contains("convert.lost.k8sVerify");
    }

    @Test
    void loopbackBackendsAreNamedAndGetNoAddress() {
        Bundle bundle = cluster(Setup.web(Setup.service("app", backend("127.0.0.1"))));

        assertThat(codes(bundle)).contains("convert.lost.k8sLoopback");
        assertThat(bundle.mainText()).doesNotContain("EndpointSlice", "127.0.0.1");
    }

    /// Words that YAML would take for something else.
    @Test
    void valuesStayTexts() {
        Condition odd =
                new Condition.Matches(
                        new Subject.Header("X-Switch"),
                        TextPattern.of(TextPattern.Kind.EXACT, false, "no"));
        for (String value :
                List.of("no", "0x1F", "1e3", "null", "~", "- a", "a: b", "0o7", "1_0", "'", "\"")) {
            Condition one =
                    new Condition.Matches(
                            new Subject.Header("X-Switch"),
                            TextPattern.of(TextPattern.Kind.EXACT, false, value));
            ProxyConfig config =
                    ProxyConfig.EMPTY
                            .withService(service("on"))
                            .withListener(
                                    Setup.http("yes", Setup.rule("on", odd), Setup.rule("on", one))
                                            .withPort(80));
            assertThat(GatewayModel.of(cluster(config).mainText()).headerValues())
                    .contains("no", value);
        }
    }

    @Test
    void plansSayWhatIsWrongWithThem() {
        PairPlan usual = PairPlan.DEFAULTS;
        assertThat(usual.check()).isEmpty();
        assertThat(usual.withShared("2001:db8::1").check()).isEmpty();
        assertThat(usual.withShared("2001:db8::1/129").check()).isNotEmpty();
        assertThat(usual.withShared("www.example.com").check()).isNotEmpty();
        assertThat(usual.withShared("10.0.0.1/0").check()).isNotEmpty();
        assertThat(pair("eth0 }", Optional.empty()).check()).isNotEmpty();
        assertThat(pair("eth0", machines("10.0.0.1", "10.0.0.1")).check()).isNotEmpty();
        assertThat(pair("eth0", machines("10.0.0.1", "fd00::1")).check()).isNotEmpty();
        assertThat(pair("eth0", machines("10.0.0.1", "10.0.0.2")).check()).isEmpty();
        assertThat(new ClusterPlan("My Space", "x").check()).isNotEmpty();
        assertThat(new ClusterPlan("a", "b\n").check()).isNotEmpty();
    }

    private static Optional<PairPlan.Machines> machines(String first, String second) {
        return Optional.of(new PairPlan.Machines(first, second));
    }

    private static PairPlan pair(String device, Optional<PairPlan.Machines> machines) {
        PairPlan usual = PairPlan.DEFAULTS;
        return new PairPlan(
                usual.engine(), usual.address(), usual.prefix(), device, usual.router(), machines);
    }

    @Test
    void whatListensOnOneMachineListensOnTheSharedAddress() {
        ProxyConfig config =
                ProxyConfig.EMPTY
                        .withService(service("app"))
                        .withListener(Setup.http("own", "app").withAddress("10.0.0.9").withPort(80))
                        .withListener(Setup.http("here", "app").withPort(81))
                        .withListener(Setup.http("all", "app").withAddress("0.0.0.0").withPort(82));

        Bundle bundle = outgrowing.pair(config, PairPlan.DEFAULTS);

        String text = bundle.parts().get(2).text();
        assertThat(text)
                .contains("bind 192.0.2.100:80\n", "bind 127.0.0.1:81\n", "bind 0.0.0.0:82\n");
        assertThat(codes(bundle)).contains("convert.lost.pairMoved", "convert.lost.pairLoopback");
        assertThat(bundle.parts().get(3).text())
                .contains("holds 192.0.2.100:80\n", "http://127.0.0.1:81/", "127.0.0.1:82/");
    }
}
