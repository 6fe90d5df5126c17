package org.yaomote.pound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaomote.config.AccessLog;
import org.yaomote.config.Affinity;
import org.yaomote.config.Backend;
import org.yaomote.config.BackendMode;
import org.yaomote.config.Balancing;
import org.yaomote.config.HealthCheck;
import org.yaomote.config.Limits;
import org.yaomote.config.Listener;
import org.yaomote.config.ListenerId;
import org.yaomote.config.MethodSet;
import org.yaomote.config.Pages;
import org.yaomote.config.Problem;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.config.ServiceOptions;
import org.yaomote.config.Timeouts;
import org.yaomote.config.Where;
import org.yaomote.fixtures.Effort;
import org.yaomote.policy.Condition;
import org.yaomote.words.Words;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

class PoundPrinterTest {
    private static final ServiceId SERVICE = new ServiceId("service-1");
    private static final Service ONE =
            new Service(
                    SERVICE,
                    "main",
                    new Affinity.None(),
                    List.of(new Backend("", "10.0.0.1", 80, 5, true)));
    private static final Listener HTTP =
            new Listener(
                    new ListenerId("listener-1"),
                    "http",
                    true,
                    "0.0.0.0",
                    80,
                    new Protocol.Http(),
                    MethodSet.BASIC,
                    List.of(Rule.everything(SERVICE)));

    private static ProxyConfig config(Listener listener, Service service) {
        return new ProxyConfig(List.of(listener), List.of(service), Timeouts.DEFAULTS);
    }

    private static ProxyConfig reread(PrintedPound printed) {
        PoundImport read = PoundParser.parse("printed.cfg", printed.text());
        assertThat(read)
                .as("%s%n%s", printed.text(), read.found())
                .isInstanceOf(PoundImport.Accepted.class);
        return ((PoundImport.Accepted) read).config().withPoundText("");
    }

    private static List<String> losses(ProxyConfig config, Dialect dialect) {
        PrintedPound printed = PoundPrinter.print(config, dialect);
        return printed.losses().stream().map(PoundPrinterTest::brief).toList();
    }

    private static String brief(Problem problem) {
        assertThat(Words.of(Locale.JAPANESE).problem(problem)).isNotBlank();
        assertThat(Words.of(Locale.ENGLISH).problem(problem)).isNotBlank();
        return ((Where.Field) problem.where()).path() + " " + problem.code();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatPoundCanSayIsReadBackAsItWas(Dialect dialect) {
        Random random = new Random(42);
        for (int i = 0; i < Effort.of(200, 20_000); i++) {
            ProxyConfig config = new SayableConfig(random, dialect).make();
            PrintedPound printed = PoundPrinter.print(config, dialect);
            assertThat(printed.losses()).as(printed.text()).isEmpty();
            assertThat(reread(printed).withPoundText("")).as(printed.text()).isEqualTo(config);
        }
    }

    @Test
    void aFileReadsLikeOneWrittenByHand() {
        Service service =
                ONE.withAffinity(new Affinity.ByCookie("sid", Duration.ofMinutes(5)))
                        .withName("say \"hi\" \\ bye");
        Rule rule =
                new Rule(
                        List.of(
                                new Condition.HostIs("*.example.com"),
                                new Condition.PathPrefix("/v1.0")),
                        SERVICE);
        Listener front = HTTP.withName("front").withRules(List.of(rule));
        assertThat(PoundPrinter.print(config(front, service), Dialect.POUND_4).text())
                .isEqualTo(
                        """
                        ListenHTTP "front"
                            Address 0.0.0.0
                            Port 80
                            xHTTP 0
                            RewriteLocation 0
                        End

                        Service "say \\"hi\\" \\\\ bye"
                            Host -end ".example.com"
                            Path "^/v1\\\\.0(/|$)"
                            BackEnd
                                Address 10.0.0.1
                                Port 80
                                Priority 5
                            End
                            Session
                                Type COOKIE
                                TTL 300
                                ID "sid"
                            End
                        End
                        """);
    }

    @Nested
    class WhatCannotBeSaidIsListed {
        @Test
        void aListenerThatIsSwitchedOff() {
            assertThat(losses(config(HTTP.withEnabled(false), ONE), Dialect.POUND_4))
                    .containsExactly("listeners[0].enabled pound.lost.listenerDisabled");
        }

        @Test
        void aPortTheSystemChooses() {
            assertThat(losses(config(HTTP.withPort(0), ONE), Dialect.POUND_4))
                    .containsExactly("listeners[0].port pound.lost.portZero");
        }

        @Test
        void everyMethod() {
            assertThat(losses(config(HTTP.withMethods(MethodSet.ANY), ONE), Dialect.POUND_2))
                    .containsExactly("listeners[0].methods pound.lost.methods");
        }

        @Test
        void rpcOnlyInTheNewDialect() {
            ProxyConfig rpc = config(HTTP.withMethods(MethodSet.RPC), ONE);
            assertThat(losses(rpc, Dialect.POUND_2)).isEmpty();
            assertThat(losses(rpc, Dialect.POUND_4))
                    .containsExactly("listeners[0].methods pound.lost.methods");
        }

        @Test
        void namesAndLargeWeightsInTheOldDialect() {
            Service service =
                    ONE.withBackends(
                            List.of(
                                    new Backend("a", "10.0.0.1", 80, 100, true),
                                    new Backend("", "10.0.0.2", 80, 50, true)));
            ProxyConfig named = config(HTTP.withName("front"), service);
            assertThat(losses(named, Dialect.POUND_4)).isEmpty();
            assertThat(losses(named, Dialect.POUND_2))
                    .containsExactly(
                            "listeners[0].name pound.lost.name",
                            "services[0].backends pound.lost.weight",
                            "services[0].backends[0].name pound.lost.name");
            assertThat(PoundPrinter.print(named, Dialect.POUND_2).text())
                    .contains("Priority 9", "Priority 5");
        }

        @Test
        void quotesInTheOldDialect() {
            ProxyConfig quoted = config(HTTP, ONE.withName("a \"b\""));
            assertThat(losses(quoted, Dialect.POUND_2))
                    .containsExactly("services[0].name pound.lost.text");
            reread(PoundPrinter.print(quoted, Dialect.POUND_2));
        }

        @Test
        void oneServiceBehindSeveralRules() {
            List<Rule> rules =
                    List.of(
                            new Rule(List.of(new Condition.HostIs("a.example")), SERVICE),
                            new Rule(List.of(new Condition.HostIs("b.example")), SERVICE));
            ProxyConfig shared = config(HTTP.withRules(rules), ONE);
            assertThat(losses(shared, Dialect.POUND_4))
                    .containsExactly("listeners[0].rules[1].service pound.lost.shared");
            assertThat(reread(PoundPrinter.print(shared, Dialect.POUND_4)).services())
                    .extracting(Service::name)
                    .containsExactly("main", "main-2");
        }

        @Test
        void timeLimitsPoundHasNoWordsFor() {
            Timeouts d = Timeouts.DEFAULTS;
            Timeouts odd =
                    new Timeouts(
                            d.requestHead(),
                            d.requestBody(),
                            Duration.ofSeconds(1),
                            d.clientWrite(),
                            d.connect(),
                            d.response(),
                            d.responseBody(),
                            d.upstreamIdle(),
                            d.drain());
            assertThat(losses(new ProxyConfig(List.of(), List.of(), odd), Dialect.POUND_4))
                    .containsExactly("timeouts pound.lost.timeouts");
        }

        @Test
        void settingsOfListenersPoundDoesNotHave() {
            Listener via = HTTP.withOptions(HTTP.options().withVia(true).withMaxBodyBytes(1000));
            assertThat(losses(config(via, ONE), Dialect.POUND_4))
                    .containsExactly("listeners[0].options pound.lost.options");
        }

        @Test
        void settingsOfServicesPoundDoesNotHave() {
            ServiceOptions random = ONE.options().withBalancing(Balancing.RANDOM);
            ProxyConfig config = config(HTTP, ONE.withOptions(random));
            assertThat(losses(config, Dialect.POUND_4)).isEmpty();
            assertThat(losses(config, Dialect.POUND_2))
                    .containsExactly("services[0].options pound.lost.options");
            ServiceOptions unasked = ONE.options().withHealthCheck(new HealthCheck.None());
            assertThat(losses(config(HTTP, ONE.withOptions(unasked)), Dialect.POUND_4))
                    .containsExactly("services[0].options pound.lost.options");
        }

        @Test
        void whatABackendIsToPoundInNoWay() {
            Backend backend = new Backend("spare", "10.0.0.2", 80, 7, BackendMode.DRAIN, 9, true);
            Service service = ONE.withBackends(List.of(ONE.backends().getFirst(), backend));
            assertThat(losses(config(HTTP, service), Dialect.POUND_4))
                    .containsExactly(
                            "services[0].backends[1].mode pound.lost.mode",
                            "services[0].backends[1].maxConnections pound.lost.maxConnections",
                            "services[0].backends[1] pound.lost.emergency");
        }

        @Test
        void whatHoldsForAllListenersButIsNotPounds() {
            AccessLog log =
                    new AccessLog.ToFile("a.log", AccessLog.Format.POUND_2, 1 << 20, 1, true);
            ProxyConfig config =
                    config(HTTP, ONE)
                            .withAccessLog(log)
                            .withLimits(new Limits(1, 0, 256, 256, 1))
                            .withPages(new Pages(Map.of(), "soon.html"));
            assertThat(losses(config, Dialect.POUND_4))
                    .containsExactly(
                            "accessLog pound.lost.accessLog",
                            "limits pound.lost.limits",
                            "pages pound.lost.pages");
            assertThat(PoundPrinter.print(config, Dialect.POUND_4).text()).contains("LogLevel 2");
        }

        @Test
        void sessionsOfFractionsOfASecond() {
            Service service =
                    ONE.withAffinity(new Affinity.ByClientAddress(Duration.ofMillis(1500)));
            assertThat(losses(config(HTTP, service), Dialect.POUND_2))
                    .containsExactly("services[0].affinity.timeToLive pound.lost.ttl");
        }
    }
}
