package org.yaomote.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Where;
import org.yaomote.fixtures.RandomConfigs;
import org.yaomote.policy.AddressSet;
import org.yaomote.policy.BackendPolicy;
import org.yaomote.policy.Condition;
import org.yaomote.policy.Definitions;
import org.yaomote.policy.ListenerPolicy;
import org.yaomote.policy.Modification;
import org.yaomote.policy.ServicePolicy;
import org.yaomote.policy.Subject;
import org.yaomote.policy.TextPattern;
import org.yaomote.policy.TextSource;
import org.yaomote.policy.TlsPolicy;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The room `policy` in a file: keys are the components of its records.
class RecordTreeTest {
    private static final List<Class<?>> ROOTS =
            List.of(
                    ListenerPolicy.class,
                    ServicePolicy.class,
                    BackendPolicy.class,
                    TlsPolicy.class,
                    Definitions.class,
                    Condition.class);

    private static List<String> briefs(String text) {
        return switch (ConfigJson.read(text, "test.json")) {
            case ConfigJson.Reading.Read _ -> List.of();
            case ConfigJson.Reading.Unreadable(var problems, _) ->
                    problems.stream().map(RecordTreeTest::brief).toList();
        };
    }

    private static String brief(Problem problem) {
        String place = problem.where() instanceof Where.Field(var path) ? path : "-";
        return String.join(" ", place, problem.code(), String.join("|", problem.arguments()))
                .strip();
    }

    @Test
    void whatIsAsUsualIsLeftOut() {
        for (Record usual :
                List.of(
                        ListenerPolicy.DEFAULTS,
                        ServicePolicy.DEFAULTS,
                        BackendPolicy.DEFAULTS,
                        TlsPolicy.DEFAULTS,
                        Definitions.NONE,
                        BackendPolicy.BackendTls.VERIFIED)) {
            assertThat(RecordTree.of(usual)).isEmpty();
        }
    }

    @Test
    void kindsAndWordsAreWrittenAsPeopleDo() {
        Condition condition =
                new Condition.All(
                        List.of(
                                new Condition.HostIs("app.example.com"),
                                new Condition.Not(
                                        new Condition.ClientIn(
                                                new AddressSet.Listed(TextSource.of("10.0.0.0/8")),
                                                true)),
                                new Condition.Matches(
                                        new Subject.AnyHeader(),
                                        new TextPattern(
                                                TextPattern.Kind.PCRE,
                                                true,
                                                new TextSource.File("agents.txt", true),
                                                "agent"))));
        assertThat(RecordTree.of((Record) condition))
                .hasToString(
                        """
                        {"kind":"all","conditions":[{"host":"app.example.com"},\
                        {"kind":"not","condition":{"kind":"client-in","addresses":\
                        {"kind":"listed","networks":["10.0.0.0/8"]},"forwarded":true}},\
                        {"kind":"matches","subject":{"kind":"any-header"},"pattern":\
                        {"kind":"pcre","ignoreCase":true,"texts":{"kind":"file",\
                        "path":"agents.txt","watched":true},"tag":"agent"}}]}\
                        """);
    }

    @Test
    void everythingWrongIsToldWithItsPath() {
        String text =
                """
                {
                  "version": 1,
                  "listeners": [
                    {"id": "a", "address": "h", "port": 1, "protocol": "https",
                     "tls": {"oldest": "tls-1-1", "depht": 3},
                     "rules": [{"service": "s", "matches": [
                       {"kind": "hots", "x": 1},
                       {"kind": "not", "condition": {}},
                       {"kind": "matches", "pattern": {"kind": "posix", "texts": ["a", 1]}},
                       {"kind": "within-rate", "rate": {"tokens": 1, "per": "1", "burst": "2"}},
                       {"kind": "any", "conditions": [3]},
                       {"kind": "all", "conditions": {}}]}],
                     "options": {"policy": {"pages": {"x": "a"}, "clientTimeout": "soon",
                       "rewriteErrors": 1, "modifications": {"request": [{"kind": "set-path"},
                         {"kind": "set-hedder", "line": "a: b"}, 1]}}}}],
                  "services": [
                    {"id": "s",
                     "backends": [{"host": "h", "port": 1,
                       "policy": {"alivePort": {"host": ""}, "famly": "any", "tls": true}}],
                     "options": {"policy": {"reply": {"kind": "redirect"},
                       "logSuppress": ["info", "all"], "rewriteErrors": "no"}}}],
                  "definitions": {"anonymise": null, "constants": [{"text": "x"}]},
                  "poundText": "ListenHTTP"
                }
                """;
        assertThat(briefs(text))
                .containsExactlyInAnyOrder(
                        "listeners[0].tls.oldest file.word tls-1-1|tls-1-2, tls-1-3",
                        "listeners[0].tls.depht file.unknownKeyMeant depht|depth",
                        "listeners[0].rules[0].matches[0].kind file.word hots|host-is,"
                                + " path-prefix, matches, client-in, authorized, within-rate,"
                                + " shows-certificate, all, any, not, named",
                        "listeners[0].rules[0].matches[1].condition file.emptyMatch",
                        "listeners[0].rules[0].matches[2] file.missingKey subject",
                        "listeners[0].rules[0].matches[2].pattern.texts[1] file.text 1",
                        "listeners[0].rules[0].matches[3].rate.burst file.number \"2\"",
                        "listeners[0].rules[0].matches[4].conditions[0] file.object",
                        "listeners[0].rules[0].matches[5].conditions file.list",
                        "listeners[0].options.policy.pages.x file.numberKey x",
                        "listeners[0].options.policy.clientTimeout file.duration soon",
                        "listeners[0].options.policy.rewriteErrors file.flag 1",
                        "listeners[0].options.policy.modifications.request[1].kind file.word"
                                + " set-hedder|set-header, add-header, remove-headers, set-url,"
                                + " set-path, set-query, set-parameter, remove-query, first-of",
                        "listeners[0].options.policy.modifications.request[2] file.object",
                        "services[0].backends[0].policy.alivePort file.missingKey port",
                        "services[0].backends[0].policy.famly file.unknownKeyMeant famly|family",
                        "services[0].backends[0].policy.tls file.object",
                        "services[0].options.policy.reply file.missingKey status",
                        "services[0].options.policy.logSuppress[1] file.word all|info, success,"
                                + " redirect, client-error, server-error",
                        "services[0].options.policy.rewriteErrors file.flag \"no\"",
                        "definitions.anonymise file.flag null",
                        "definitions.constants[0].text file.object",
                        "poundText file.list");
    }

    @Test
    void conditionsNestedBeyondReasonAreAnswered() {
        for (int depth : new int[] {30, 150, 300, 5_000}) {
            String text =
                    "{\"version\": 1, \"definitions\": {\"conditions\": [{\"name\": \"deep\","
                            + " \"conditions\": ["
                            + "{\"kind\": \"not\", \"condition\": ".repeat(depth)
                            + "{\"host\": \"a\"}"
                            + "}".repeat(depth)
                            + "]}]}}";
            List<String> expected = depth < 490 ? List.of() : List.of("- file.beyondLimits");
            assertThat(briefs(text)).as(depth + " levels").isEqualTo(expected);
        }
    }

    /// What the other tests of the file format and of the differences stand on.
    @Test
    void randomConfigurationsHaveEveryComponentOfEveryPolicyInSeveralValues() {
        Map<String, Set<Object>> seen = new HashMap<>();
        RandomConfigs configs = new RandomConfigs(11);
        for (int i = 0; i < 400; i++) {
            ProxyConfig config = configs.next();
            collect(config, seen);
        }
        Set<String> expected = new HashSet<>();
        ROOTS.forEach(root -> components(root, expected, new HashSet<>()));
        assertThat(expected).hasSizeGreaterThan(80);
        assertThat(expected)
                .allSatisfy(
                        component ->
                                assertThat(seen.getOrDefault(component, Set.of()))
                                        .as(component)
                                        .hasSizeGreaterThan(1));
    }

    private static void collect(Object value, Map<String, Set<Object>> seen) {
        switch (value) {
            case Optional<?> some -> some.ifPresent(one -> collect(one, seen));
            case Collection<?> many -> many.forEach(one -> collect(one, seen));
            case Record one -> {
                for (RecordComponent component : one.getClass().getRecordComponents()) {
                    Object part = get(component, one);
                    seen.computeIfAbsent(name(component), _ -> new HashSet<>()).add(part);
                    collect(part, seen);
                }
            }
            default -> {}
        }
    }

    private static void components(Type type, Set<String> found, Set<Class<?>> visited) {
        List<Type> next = new ArrayList<>();
        if (type instanceof ParameterizedType of) {
            next.addAll(List.of(of.getActualTypeArguments()));
        } else if (type instanceof Class<?> plain && visited.add(plain)) {
            if (plain.isSealed()) {
                next.addAll(List.of(plain.getPermittedSubclasses()));
            }
            if (plain.isRecord()) {
                Stream.of(plain.getRecordComponents())
                        .peek(component -> found.add(name(component)))
                        .forEach(component -> next.add(component.getGenericType()));
            }
        }
        next.forEach(other -> components(other, found, visited));
    }

    private static String name(RecordComponent component) {
        return component.getDeclaringRecord().getName() + "." + component.getName();
    }

    private static Object get(RecordComponent component, Object record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void modificationsKeepTheirOrderAndTheirOptionalValues() {
        Modification.SetParameter none =
                new Modification.SetParameter("a", Optional.empty(), false);
        Modification.SetParameter empty = new Modification.SetParameter("a", Optional.of(""), true);
        assertThat(RecordTree.list(List.of(none, empty)))
                .hasToString(
                        """
                        [{"kind":"set-parameter","name":"a"},\
                        {"kind":"set-parameter","name":"a","value":"","encode":true}]\
                        """);
    }
}
