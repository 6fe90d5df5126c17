package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaomote.config.Backend;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.config.TimeLimit;
import org.yaomote.fixtures.EnginePolicies;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.RawClient.End;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;
import org.yaomote.policy.Condition;

import java.io.IOException;
import java.time.Duration;

/// Pound's `Tunnel` (specification of pound.cfg, §3.5): raw TCP both ways.
@ParameterizedClass
@EnumSource(Transport.class)
class TcpTunnelIT extends ProxyScenario {
    private static final int LOTS = 16 * 1024 * 1024;

    TcpTunnelIT(Transport transport) {
        super(transport);
    }

    private static ProxyConfig tunnel(Service service, Rule... rules) {
        return ProxyConfig.EMPTY
                .withService(service)
                .withListener(Setup.http("web", rules).withProtocol(new Protocol.Tcp()));
    }

    private static ProxyConfig tunnel(Service service) {
        return tunnel(service, Rule.everything(new ServiceId("app")));
    }

    private ScriptedBackend echo() {
        return with(
                ScriptedBackend.running(
                        visit -> {
                            visit.send("hello ");
                            visit.send(visit.exactly(4));
                            visit.awaitEnd();
                        }));
    }

    @Test
    void tunnelPassesOctetsUnseenBothWays() {
        ScriptedBackend backend = echo();
        serve(tunnel(Setup.service("app", backend)));

        RawClient client = client().send("\u0000\u00ffa\n");

        assertThat(client.exactly(10)).isEqualTo("hello \u0000\u00ffa\n");
        assertThat(listener().inFlight()).isEqualTo(1);
        client.close();
        await().atMost(SOON).until(() -> listener().outcomes().informational() == 1);
        assertThat(listener().bytesIn()).isEqualTo(4);
        assertThat(listener().bytesOut()).isEqualTo(10);
        assertThat(backend(backend).requests()).isEqualTo(1);
        await().atMost(SOON).until(() -> backend(backend).openConnections() == 0);
    }

    @Test
    void theEndOfOneSideIsPassedOnAndTheOtherGoesOn() throws IOException {
        ScriptedBackend backend =
                with(
                        ScriptedBackend.running(
                                visit -> {
                                    visit.awaitEnd();
                                    visit.send("you have ended");
                                }));
        serve(tunnel(Setup.service("app", backend)));

        RawClient client = client().send("abc");
        client.socket().shutdownOutput();

        assertThat(client.exactly(14)).isEqualTo("you have ended");
        assertThat(client.end()).isEqualTo(End.CLOSED);
    }

    @Test
    void theBackendsEndIsPassedOnAndTheClientGoesOn() {
        ScriptedBackend backend = with(ScriptedBackend.running(visit -> visit.send("bye")));
        serve(tunnel(Setup.service("app", backend)));

        RawClient client = client();
        assertThat(client.exactly(3)).isEqualTo("bye");
        assertThat(client.end()).isEqualTo(End.CLOSED);
        client.close();

        await().atMost(SOON).until(() -> listener().openConnections() == 0);
    }

    @Test
    void aBackendThatRefusesIsPassedOver() {
        ScriptedBackend backend = echo();
        Backend refusing = new Backend("", "127.0.0.1", ScriptedBackend.refusingPort(), 1, true);
        serve(tunnel(Setup.service("app", refusing, backend.config())));

        for (int i = 0; i < 2; i++) {
            RawClient client = client().send("abcd");
            assertThat(client.exactly(10)).isEqualTo("hello abcd");
            client.close();
        }

        assertThat(backend.connections()).isEqualTo(2);
        assertThat(listener().retries()).isPositive();
    }

    @Test
    void anAddressThatRefusesIsPassedOver() {
        ScriptedBackend backend = echo();
        serve(tunnel(Setup.service("app", EnginePolicies.twofold(backend.config()))));

        for (int i = 0; i < 2; i++) {
            RawClient client = client().send("abcd");
            assertThat(client.exactly(10)).isEqualTo("hello abcd");
            client.close();
        }

        assertThat(backend.connections()).isEqualTo(2);
        assertThat(listener().retries()).isZero();
    }

    @Test
    void withoutAnyBackendTheClientIsHungUpOn() {
        Backend refusing = new Backend("", "127.0.0.1", ScriptedBackend.refusingPort(), 1, true);
        serve(tunnel(Setup.service("app", refusing)));

        assertThat(client().end()).isEqualTo(End.CLOSED);
        await().atMost(SOON).until(() -> listener().outcomes().failed() == 1);
    }

    @Test
    void aSideThatTakesNothingHoldsTheOtherBack() {
        ScriptedBackend backend =
                with(
                        ScriptedBackend.running(
                                visit -> {
                                    visit.send(new byte[LOTS]);
                                    visit.awaitEnd();
                                }));
        serve(tunnel(Setup.service("app", backend)));

        RawClient client = client();
        assertThat(client.exactly(1)).isEqualTo("\u0000");
        await().during(Duration.ofMillis(200))
                .atMost(SOON)
                .until(() -> listener().bytesOut() < LOTS);
        assertThat(client.skip(LOTS - 1)).isEqualTo(LOTS - 1);
    }

    @Test
    void timeOutOfTheBackendEndsASilentTunnel() {
        ScriptedBackend backend = with(ScriptedBackend.running(visit -> visit.awaitEnd()));
        Backend hasty =
                backend.config()
                        .withPolicy(
                                EnginePolicies.limits(
                                        Duration.ZERO, Duration.ZERO, Duration.ofMillis(300)));
        serve(tunnel(Setup.service("app", hasty)));

        assertThat(client().end()).isEqualTo(End.CLOSED);
        await().atMost(SOON).until(() -> listener().outcomes().informational() == 1);
    }

    @Test
    void aStopCutsItAfterTheDrainTime() {
        ScriptedBackend backend = echo();
        ProxyConfig config = tunnel(Setup.service("app", backend));
        serve(Setup.with(config, TimeLimit.DRAIN.in(Setup.patient(), Duration.ofMillis(100))));
        RawClient client = client().send("abcd");
        assertThat(client.exactly(10)).isEqualTo("hello abcd");

        assertThat(done(engine().stop())).isEqualTo(1);
        assertThat(client.end()).isNotNull();
    }

    @Test
    void aTunnelWithConditionsIsRefused() {
        ScriptedBackend backend = with(ScriptedBackend.saying("x"));
        Rule narrow = Setup.rule("app", new Condition.PathPrefix("/a"));
        ProxyConfig config = tunnel(Setup.service("app", backend), narrow);

        assertThat(refusals(done(engine(1, java.nio.file.Path.of("")).start(config))))
                .containsExactly("listeners[0].rules tcp.rules");
    }
}
