package org.yaomote.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yaomote.fixtures.Configs.backend;

import org.junit.jupiter.api.Test;
import org.yaomote.config.Backend;
import org.yaomote.config.Listener;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.fixtures.Configs;
import org.yaomote.fixtures.Effort;
import org.yaomote.fixtures.RandomConfigs;
import org.yaomote.policy.Condition;
import org.yaomote.words.Words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

class DifferencesTest {
    private static final ProxyConfig SHOP = Configs.shop();
    private static final Words WORDS = Words.of(Locale.ENGLISH);

    private static List<String> said(List<Difference> differences) {
        return differences.stream()
                .flatMap(d -> d.words().stream())
                .map(c -> WORDS.text("change." + c.code(), c.arguments().toArray()))
                .toList();
    }

    /// M4 and Q12 of the quality bars.
    @Test
    void doneTheyMakeTheNewConfigurationAndTakenBackTheOldOne() {
        RandomConfigs random = new RandomConfigs(11);
        for (int i = 0; i < Effort.of(300, 100_000); i++) {
            ProxyConfig before = random.next();
            ProxyConfig after = before;
            for (int edits = 0; edits <= i % 5; edits++) {
                after = random.edited(after);
            }
            List<Difference> differences = Differences.between(before, after);

            assertThat(Differences.done(differences, before)).isEqualTo(after);
            assertThat(Differences.takenBack(differences, after)).isEqualTo(before);
            assertThat(differences.isEmpty()).isEqualTo(before.equals(after));
            assertThat(differences).allSatisfy(d -> assertThat(d.words()).isNotEmpty());
        }
    }

    @Test
    void twoConfigurationsThatHaveNothingInCommonAreFarApartToo() {
        RandomConfigs random = new RandomConfigs(12);
        for (int i = 0; i < Effort.of(100, 50_000); i++) {
            ProxyConfig before = random.next();
            ProxyConfig after = random.next();
            List<Difference> differences = Differences.between(before, after);

            assertThat(Differences.done(differences, before)).isEqualTo(after);
            assertThat(Differences.takenBack(differences, after)).isEqualTo(before);
        }
    }

    @Test
    void manyEditsTakenBackOneByOneInAnyOrderLeaveNothing() {
        RandomConfigs random = new RandomConfigs(13);
        for (int run = 0; run < Effort.of(2, 200); run++) {
            ProxyConfig start = random.next();
            ProxyConfig config = start;
            for (int i = 0; i < Effort.of(20, 500); i++) {
                config = random.edited(config);
            }
            for (int left = 0; !config.equals(start); left++) {
                List<Difference> differences = Differences.between(start, config);
                config = differences.get(left % differences.size()).backward().apply(config);
                assertThat(left).as("steps").isLessThan(5_000);
            }
        }
    }

    @Test
    void eachIsTakenBackAloneAndTheOthersStay() {
        Service web = SHOP.services().getFirst();
        List<Backend> more = new ArrayList<>(web.backends());
        more.set(0, more.getFirst().withWeight(40));
        more.add(backend("web9", 9009, 1));
        ProxyConfig draft =
                SHOP.withService(web.withBackends(more).withName("front"))
                        .withoutListener(SHOP.listeners().getFirst().id());

        List<Difference> differences = Differences.between(SHOP, draft);
        assertThat(differences)
                .extracting(Difference::kind)
                .containsExactly(
                        Difference.Kind.REMOVED,
                        Difference.Kind.CHANGED,
                        Difference.Kind.CHANGED,
                        Difference.Kind.ADDED);
        for (Difference one : differences) {
            List<String> others = new ArrayList<>(said(differences));
            others.remove(said(List.of(one)).getFirst());
            ProxyConfig without = one.backward().apply(draft);
            assertThat(said(Differences.between(SHOP, without))).hasSize(others.size());
        }
    }

    @Test
    void rulesAreNamedByTheirNumbers() {
        Listener listener = SHOP.listeners().getFirst();
        Rule api =
                new Rule(
                        List.of(new Condition.PathPrefix("/api")), SHOP.services().getFirst().id());
        Rule host =
                new Rule(List.of(new Condition.HostIs("a.lan")), SHOP.services().getFirst().id());
        Rule all = Rule.everything(SHOP.services().getFirst().id());
        String service = SHOP.services().getFirst().name();
        ProxyConfig before = SHOP.withListener(listener.withRules(List.of(api, host, all)));

        ProxyConfig less = before.withListener(listener.withRules(List.of(all)));
        assertThat(said(Differences.between(before, less)))
                .containsExactly(
                        "listener %s: rule 2 removed, a.lan → %s"
                                .formatted(listener.name(), service),
                        "listener %s: rule 1 removed, /api → %s"
                                .formatted(listener.name(), service));
        ProxyConfig gone =
                less.withServices(
                        less.services().stream()
                                .filter(s -> !s.id().equals(api.service()))
                                .toList());
        Service named = SHOP.services().getFirst().withName("front");
        assertThat(said(Differences.between(before.withService(named), gone)))
                .as("a rule whose service goes as well")
                .contains("listener %s: rule 1 removed, /api → front".formatted(listener.name()));
        Rule other = new Rule(List.of(new Condition.PathPrefix("/v2")), api.service());
        ProxyConfig changed = before.withListener(listener.withRules(List.of(api, other, all)));
        assertThat(said(Differences.between(before, changed)))
                .containsExactly(
                        "listener %s: rule 2 is now /v2 → %s".formatted(listener.name(), service));
        ProxyConfig moved = before.withListener(listener.withRules(List.of(host, api, all)));
        assertThat(said(Differences.between(before, moved)))
                .containsExactly("listener %s: order of the rules".formatted(listener.name()));
    }
}
