package org.yaomote.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.config.Timeouts;
import org.yaomote.fixtures.Configs;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.policy.Condition;
import org.yaomote.policy.Subject;
import org.yaomote.policy.TextPattern;
import org.yaomote.policy.TextPattern.Kind;
import org.yaomote.proof.Foresight;
import org.yaomote.proof.Foresight.Foreseen;
import org.yaomote.proof.Foresight.Outcome;
import org.yaomote.proof.Way;
import org.yaomote.proof.Ways;
import org.yaomote.proxy.Places;
import org.yaomote.proxy.ProxyEngine;
import org.yaomote.proxy.RouteTester;
import org.yaomote.proxy.StartResult;
import org.yaomote.traffic.Forecast;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// A rehearsal reaches the service also where its rules ask for patterns, and says why not where no
/// request can be thought of.
@Timeout(60)
class WaysIT {
    @TempDir private static Path folder;

    private final ScriptedBackend shop = ScriptedBackend.saying("shop");
    private final ScriptedBackend other = ScriptedBackend.saying("other");
    private final Service shopping = Configs.service("shop", shop.config());
    private final Service rest = Configs.service("other", other.config());
    private final ProxyEngine engine =
            new ProxyEngine(
                    new Places(folder, folder.resolve("access.log")), 1, () -> new byte[32]);

    @AfterEach
    void close() {
        engine.close();
        shop.close();
        other.close();
    }

    @Test
    void whatIsSentIsTakenByARuleOfPatterns() throws Exception {
        Rule patterns =
                rule(
                        matches(new Subject.Path(false), Kind.POSIX, "^/(cart|order)/[0-9]+$"),
                        matches(new Subject.Header("X-Kind"), Kind.PCRE, "^(big|small)$"),
                        matches(new Subject.Host(), Kind.EXACT, "a.example"));
        ProxyConfig config = config(patterns, Rule.everything(rest.id()));
        Way way = way(config);
        assertThat(way).isInstanceOf(Way.Open.class);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Volley volley = new Volley(threads, engine.insight().ownLine(), System::nanoTime);
            Verdict verdict = volley.send(Knock.by((Way.Open) way), 20, shopping.id());
            assertThat(verdict.statuses()).isEqualTo(Map.of(200, 20));
            assertThat(verdict.reached()).isEqualTo(20);
        }
        assertThat(shop.requests()).hasSize(20);
        assertThat(other.requests()).isEmpty();
    }

    @Test
    void whatAnEarlierRuleTakesIsNotSent() throws Exception {
        assertThat(way(config(Rule.everything(rest.id()), rule(new Condition.PathPrefix("/a")))))
                .isEqualTo(new Way.Closed(Way.Why.TAKEN));
    }

    @Test
    void whatCannotBeMadeUpIsSaid() throws Exception {
        Condition not = new Condition.Not(new Condition.PathPrefix("/"));
        assertThat(way(config(rule(not), Rule.everything(rest.id()))))
                .isEqualTo(new Way.Closed(Way.Why.UNKNOWN));
    }

    @Test
    void noRuleIsNoWay() throws Exception {
        assertThat(way(config(Rule.everything(rest.id()))))
                .isEqualTo(new Way.Closed(Way.Why.NO_RULE));
        ProxyConfig config = config(Rule.everything(shopping.id()));
        ProxyConfig tunnel =
                config.withListener(config.listeners().getFirst().withProtocol(new Protocol.Tcp()));
        assertThat(new Ways(Foresight.none()).to(shopping.id(), tunnel, List.of()))
                .isEqualTo(new Way.Closed(Way.Why.NO_RULE));
    }

    private Way way(ProxyConfig config) throws Exception {
        var started = (StartResult.Started) engine.start(config).get(20, TimeUnit.SECONDS);
        return new Ways(foresight()).to(shopping.id(), config, started.listeners());
    }

    /// What the engine itself says.
    private Foresight foresight() {
        RouteTester tester = engine.insight().routes().orElseThrow();
        return (listener, head) ->
                tester.ask(
                                new RouteTester.Question(
                                        listener, head, InetAddress.getLoopbackAddress()))
                        .join()
                        .map(WaysIT::foreseen);
    }

    private static Foreseen foreseen(Forecast forecast) {
        boolean isBackend = forecast.end() instanceof Forecast.End.ToBackend;
        return new Foreseen(
                forecast.way().rule().map(OptionalInt::of).orElseGet(OptionalInt::empty),
                isBackend ? Outcome.BACKEND : Outcome.OWN);
    }

    private ProxyConfig config(Rule... rules) {
        return new ProxyConfig(
                List.of(Configs.listener("http", 0, rules)),
                List.of(shopping, rest),
                Timeouts.DEFAULTS);
    }

    private Rule rule(Condition... conditions) {
        return new Rule(List.of(conditions), shopping.id());
    }

    private static Condition matches(Subject subject, Kind kind, String text) {
        return new Condition.Matches(subject, TextPattern.of(kind, false, text));
    }
}
