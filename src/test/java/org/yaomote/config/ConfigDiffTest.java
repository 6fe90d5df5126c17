package org.yaomote.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yaomote.fixtures.Configs.backend;

import org.junit.jupiter.api.Test;
import org.yaomote.fixtures.Configs;
import org.yaomote.fixtures.Effort;
import org.yaomote.fixtures.RandomConfigs;
import org.yaomote.words.Words;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class ConfigDiffTest {
    private static final ProxyConfig SMALL = Configs.small();
    private static final ProxyConfig SHOP = Configs.shop();
    private static final Listener HTTP = SMALL.listeners().getFirst();
    private static final Service WEB = SMALL.services().getFirst();
    private static final Words WORDS = Words.of(Locale.ENGLISH);

    /// The changes as a person reads them.
    private static List<String> said(ProxyConfig before, ProxyConfig after) {
        return ConfigDiff.between(before, after).stream().map(ConfigDiffTest::said).toList();
    }

    private static String said(Change change) {
        return WORDS.text("change." + change.code(), change.arguments().toArray());
    }

    private static List<String> afterListener(UnaryOperator<Listener> edit) {
        return said(SMALL, SMALL.withListener(edit.apply(HTTP)));
    }

    private static List<String> afterService(UnaryOperator<Service> edit) {
        return said(SMALL, SMALL.withService(edit.apply(WEB)));
    }

    private static List<String> afterBackends(Backend... backends) {
        return afterService(web -> web.withBackends(List.of(backends)));
    }

    @Test
    void isEmptyExactlyIfNothingDiffersWhateverIsEdited() {
        RandomConfigs random = new RandomConfigs(5);
        int equal = 0;
        for (int i = 0; i < Effort.of(5_000, 200_000); i++) {
            ProxyConfig before = random.next();
            ProxyConfig after = random.edited(before);
            boolean isEqual = before.equals(after);
            assertThat(ConfigDiff.between(before, after).isEmpty())
                    .as("%s%n%s", before, after)
                    .isEqualTo(isEqual);
            assertThat(ConfigDiff.between(after, before).isEmpty()).isEqualTo(isEqual);
            equal += isEqual ? 1 : 0;
        }
        assertThat(equal).as("pairs that were equal").isBetween(100, Effort.of(4_000, 160_000));
    }

    @Test
    void everySettingOfAListenerIsToldByItsName() {
        assertThat(afterListener(l -> l.withName("front")))
                .containsExactly("listener http renamed to front");
        assertThat(afterListener(l -> l.withAddress("::")))
                .containsExactly("listener http: address 127.0.0.1 → ::");
        assertThat(afterListener(l -> l.withPort(18080)))
                .containsExactly("listener http: port 8080 → 18080");
        assertThat(afterListener(l -> l.withEnabled(false)))
                .containsExactly("listener http switched off");
        assertThat(afterListener(l -> l.withMethods(MethodSet.RPC)))
                .containsExactly("listener http: other methods allowed");
        assertThat(afterListener(l -> l.withRules(List.of())))
                .containsExactly("listener http: rule 1 removed, everything → web");
        Protocol secure = new Protocol.Https(new TlsSettings(List.of("a.pem")));
        assertThat(afterListener(l -> l.withProtocol(secure)))
                .containsExactly("listener http: HTTP → HTTPS");
        Protocol renewed = new Protocol.Https(new TlsSettings(List.of("b.pem")));
        assertThat(
                        said(
                                SMALL.withListener(HTTP.withProtocol(secure)),
                                SMALL.withListener(HTTP.withProtocol(renewed))))
                .containsExactly("listener http: other certificates");
    }

    @Test
    void everyOptionOfAListenerIsToldByItsName() {
        assertThat(afterOptions(o -> o.withHttp2(false)))
                .containsExactly("listener http: HTTP/2 off");
        assertThat(afterOptions(o -> o.withHttp2PriorKnowledge(true)))
                .containsExactly("listener http: HTTP/2 without TLS on");
        assertThat(afterOptions(o -> o.withRedirect(new HttpsRedirect.To(443))))
                .containsExactly("listener http: redirect to HTTPS on port 443");
        assertThat(afterOptions(o -> o.withHsts(new Hsts.On(Duration.ofDays(30), false))))
                .containsExactly("listener http: HSTS for 30d");
        assertThat(afterOptions(o -> o.withHsts(new Hsts.On(Duration.ofDays(30), true))))
                .containsExactly("listener http: HSTS for 30d, with all subdomains");
        assertThat(afterOptions(o -> o.withTrustedProxies(List.of("::1"))))
                .containsExactly("listener http: other trusted proxies");
        assertThat(afterOptions(o -> o.withVia(true))).containsExactly("listener http: Via on");
        assertThat(afterOptions(o -> o.withMaxBodyBytes(1_048_576)))
                .containsExactly("listener http: bodies of at most 1048576 bytes");
        Protocol known = new Protocol.Https(new TlsSettings(List.of("a.pem")));
        Protocol asking =
                new Protocol.Https(
                        new TlsSettings(
                                List.of("a.pem"), new ClientCertificates.Required("ca.pem")));
        assertThat(
                        said(
                                SMALL.withListener(HTTP.withProtocol(known)),
                                SMALL.withListener(HTTP.withProtocol(asking))))
                .containsExactly("listener http: client certificates required");
    }

    private static List<String> afterOptions(UnaryOperator<ListenerOptions> edit) {
        return afterListener(l -> l.withOptions(edit.apply(l.options())));
    }

    @Test
    void everyOptionOfAServiceIsToldByItsName() {
        assertThat(afterServiceOptions(o -> o.withMaintenance(true)))
                .containsExactly("service web: maintenance page on");
        assertThat(afterServiceOptions(o -> o.withBalancing(Balancing.LEAST_IN_FLIGHT)))
                .containsExactly("service web: the less busy of two backends");
        HealthCheck.Timing timing = HealthCheck.Timing.DEFAULTS;
        HealthCheck get = new HealthCheck.Http("/healthz", "", 200, 299, timing);
        assertThat(afterServiceOptions(o -> o.withHealthCheck(get)))
                .containsExactly("service web: health check by GET /healthz");
        HealthCheck.Timing rare =
                new HealthCheck.Timing(Duration.ofMinutes(1), Duration.ofSeconds(1), 3, 2);
        assertThat(afterServiceOptions(o -> o.withHealthCheck(new HealthCheck.Tcp(rare))))
                .containsExactly("service web: health check every 2s → 1m");
        assertThat(afterServiceOptions(o -> o.withTls(UpstreamTls.Tls.VERIFIED)))
                .containsExactly("service web: TLS to the backends");
        assertThat(afterServiceOptions(o -> o.withTls(new UpstreamTls.Tls(false, "", "", ""))))
                .containsExactly("service web: TLS to the backends, not verified");
        assertThat(afterServiceOptions(o -> o.withHttp(UpstreamHttp.HTTP_2)))
                .containsExactly("service web: HTTP/1.1 → HTTP/2 to the backends");
        assertThat(afterServiceOptions(o -> o.withSlowStart(Duration.ZERO)))
                .containsExactly("service web: slow start of 0s");
        QueueSettings queue = new QueueSettings(9, Duration.ofSeconds(3));
        assertThat(afterServiceOptions(o -> o.withQueue(queue)))
                .containsExactly("service web: queue of 9, each waits up to 3s");
    }

    private static List<String> afterServiceOptions(UnaryOperator<ServiceOptions> edit) {
        return afterService(s -> s.withOptions(edit.apply(s.options())));
    }

    @Test
    void listenersThatCameWentOrMovedAreNamed() {
        ProxyConfig none = SMALL.withListeners(List.of());
        assertThat(said(none, SMALL)).containsExactly("new listener http on 127.0.0.1:8080");
        assertThat(said(none, SMALL.withListener(HTTP.withAddress("::1"))))
                .containsExactly("new listener http on [::1]:8080");
        assertThat(said(SMALL, none)).containsExactly("listener http removed");
        assertThat(said(SHOP, SHOP.withListeners(SHOP.listeners().reversed())))
                .containsExactly("order of the listeners");
    }

    @Test
    void everySettingOfAServiceIsToldByItsName() {
        assertThat(afterService(s -> s.withName("shop")))
                .containsExactly("service web renamed to shop");
        Affinity sticky = new Affinity.ByClientAddress(Duration.ofMinutes(1));
        assertThat(afterService(s -> s.withAffinity(sticky)))
                .containsExactly("service web: other sticky sessions");
    }

    @Test
    void servicesThatCameWentOrMovedAreNamed() {
        ProxyConfig none = SMALL.withServices(List.of());
        assertThat(said(none, SMALL)).containsExactly("new service web");
        assertThat(said(SMALL, none)).containsExactly("service web removed");
        assertThat(said(SHOP, SHOP.withServices(SHOP.services().reversed())))
                .containsExactly("order of the services");
    }

    @Test
    void everySettingOfABackendIsToldByItsLabel() {
        Backend two = backend("web2", 9002, 1);
        assertThat(afterBackends(backend("web1", 9001, 3), two))
                .containsExactly("weight of web1: 1 → 3");
        assertThat(afterBackends(backend("front", 9001, 1), two))
                .containsExactly("backend web1 renamed to front");
        assertThat(afterBackends(backend("", 9001, 1), two))
                .containsExactly("backend web1 renamed to 127.0.0.1:9001");
        assertThat(afterBackends(backend("web1", 9001, 1).withEnabled(false), two))
                .containsExactly("backend web1 switched off");
        Backend one = backend("web1", 9001, 1);
        assertThat(afterBackends(one.withMode(BackendMode.DRAIN), two))
                .containsExactly("backend web1 draining");
        assertThat(afterBackends(one.withMaxConnections(7), two))
                .containsExactly("backend web1: at most 7 requests at once");
        assertThat(afterBackends(one.withEmergency(true), two))
                .containsExactly("backend web1 for emergencies only");
    }

    @Test
    void backendsThatCameOrWentAreNamedWithTheirService() {
        Backend one = backend("web1", 9001, 1);
        Backend two = backend("web2", 9002, 1);
        assertThat(afterBackends(one, two, backend("", 9003, 1)))
                .containsExactly("new backend 127.0.0.1:9003 in web");
        assertThat(afterBackends(one)).containsExactly("backend web2 removed from web");
        assertThat(afterBackends(two, one)).containsExactly("order of the backends of web");
    }

    @Test
    void oneBackendAtAnotherAddressHasMoved() {
        assertThat(afterBackends(backend("web1", 9009, 2), backend("web2", 9002, 1)))
                .containsExactly(
                        "backend web1: address 127.0.0.1:9001 → 127.0.0.1:9009",
                        "weight of web1: 1 → 2");
        assertThat(afterBackends(backend("web2", 9002, 1), backend("web1", 9009, 1)))
                .containsExactly(
                        "backend web1: address 127.0.0.1:9001 → 127.0.0.1:9009",
                        "order of the backends of web");
        assertThat(afterBackends(backend("a", 1, 1), backend("b", 2, 1)))
                .containsExactly(
                        "new backend a (127.0.0.1:1) in web",
                        "new backend b (127.0.0.1:2) in web",
                        "backend web1 removed from web",
                        "backend web2 removed from web");
    }

    @Test
    void theSameAddressTwiceIsANewBackend() {
        Backend one = backend("web1", 9001, 1);
        Backend two = backend("web2", 9002, 1);
        assertThat(afterBackends(one, two, one))
                .containsExactly("new backend web1 (127.0.0.1:9001) in web");
    }

    @Test
    void timeLimitsAreToldOneByOne() {
        Timeouts patient = TimeLimit.CONNECT.in(Timeouts.DEFAULTS, Duration.ofSeconds(9));
        assertThat(said(SMALL, SMALL.withTimeouts(patient)))
                .containsExactly("time limit, a backend accepts a connection: 3s → 9s");
    }

    @Test
    void whatHoldsForAllListenersIsToldAsOneEach() {
        assertThat(said(SMALL, SMALL.withLimits(Limits.DEFAULTS.withConnections(12))))
                .containsExactly("client connections in all: 10000 → 12");
        ProxyConfig logged = SMALL.withAccessLog(AccessLog.ToFile.DEFAULTS);
        assertThat(said(SMALL, logged)).containsExactly("access log on");
        assertThat(said(logged, SMALL)).containsExactly("access log off");
        assertThat(said(SMALL, SMALL.withPages(new Pages(Map.of(), "soon.html"))))
                .containsExactly("error and maintenance pages");
    }

    @Test
    void everyKindOfChangeHasItsWordsInBothLanguages() throws IOException {
        Set<String> codes = new TreeSet<>();
        for (String file :
                List.of("ConfigDiff", "ListenerDiff", "ServiceDiff", "PolicyDiff", "RuleDiff")) {
            String source =
                    Files.readString(Path.of("src/main/java/org/yaomote/config/" + file + ".java"));
            codes.addAll(codes(source));
        }
        List.copyOf(codes).stream()
                .filter(code -> code.matches("rule\\.(added|removed|changed)"))
                .forEach(code -> codes.add(code + ".any"));
        Stream.of(TimeLimit.values()).forEach(limit -> codes.add("timeouts." + limit.key()));
        assertThat(codes).hasSizeGreaterThan(90);
        for (String code : codes) {
            for (Locale locale : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
                assertThat(Words.of(locale).text("change." + code, "A", "B", "C", "D"))
                        .as(code)
                        .isNotBlank()
                        .doesNotContain("{");
            }
        }
    }

    /// What is added or compared in a source; a switch has two codes.
    private static Set<String> codes(String source) {
        return Pattern.compile(
                        "(add|value|flag|changed|duration|told)\\(\\s*(?:[^\"();]*\\?"
                                + " )?\"([a-zA-Z0-9.]+)\"(?: : \"([a-zA-Z0-9.]+)\")?")
                .matcher(source)
                .results()
                .flatMap(
                        found ->
                                found.group(1).equals("flag")
                                        ? Stream.of(found.group(2) + ".on", found.group(2) + ".off")
                                        : Stream.of(found.group(2), found.group(3)))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }
}
