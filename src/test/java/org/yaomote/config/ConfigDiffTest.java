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
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
                .containsExactly("listener http: other rules");
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
                        "new backend a in web",
                        "new backend b in web",
                        "backend web1 removed from web",
                        "backend web2 removed from web");
    }

    @Test
    void theSameAddressTwiceIsANewBackend() {
        Backend one = backend("web1", 9001, 1);
        Backend two = backend("web2", 9002, 1);
        assertThat(afterBackends(one, two, one)).containsExactly("new backend web1 in web");
    }

    @Test
    void timeLimitsAreToldAsOne() {
        Timeouts d = Timeouts.DEFAULTS;
        Timeouts patient =
                new Timeouts(
                        d.requestHead(),
                        d.requestBody(),
                        d.clientIdle(),
                        d.clientWrite(),
                        Duration.ofSeconds(9),
                        d.response(),
                        d.responseBody(),
                        d.upstreamIdle(),
                        d.drain());
        assertThat(said(SMALL, new ProxyConfig(SMALL.listeners(), SMALL.services(), patient)))
                .containsExactly("time limits");
    }

    @Test
    void everyKindOfChangeHasItsWordsInBothLanguages() throws IOException {
        String source =
                Files.readString(Path.of("src/main/java/org/yaomote/config/ConfigDiff.java"));
        Set<String> codes =
                Pattern.compile("\"((?:listener|service|backend)\\.[a-z]+|timeouts)\"")
                        .matcher(source)
                        .results()
                        .map((MatchResult m) -> m.group(1))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(codes).hasSizeGreaterThan(20);
        for (String code : codes) {
            for (Locale locale : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
                assertThat(Words.of(locale).text("change." + code, "A", "B", "C"))
                        .as(code)
                        .isNotBlank()
                        .doesNotContain("{");
            }
        }
    }
}
