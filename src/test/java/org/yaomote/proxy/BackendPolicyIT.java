package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaomote.config.Backend;
import org.yaomote.config.HealthCheck;
import org.yaomote.config.Service;
import org.yaomote.fixtures.EnginePolicies;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;
import org.yaomote.fixtures.TestCertificates;
import org.yaomote.metrics.Availability;
import org.yaomote.policy.BackendPolicy.BackendTls;
import org.yaomote.policy.BackendPolicy.Family;
import org.yaomote.policy.BackendPolicy.Resolve;
import org.yaomote.policy.TlsPolicy;

import java.time.Duration;
import java.util.Objects;

/// What a backend of pound.cfg can be told (specification, §3.8).
@ParameterizedClass
@EnumSource(Transport.class)
class BackendPolicyIT extends ProxyScenario {
    private static final Duration NONE = Duration.ZERO;
    private static final TestCertificates.Identity STRANGER =
            TestCertificates.selfSigned(TestCertificates.KeyKind.EC, "stranger.test");

    BackendPolicyIT(Transport transport) {
        super(transport);
    }

    private Availability health(Backend backend) {
        return Objects.requireNonNull(counts().service("app").backends().get(backend.address()))
                .health()
                .availability();
    }

    @Test
    void httpsSpeaksTlsToThisBackendOnlyAndPoundNeverVerifies() {
        ScriptedBackend secure =
                with(ScriptedBackend.secure(TestCertificates.showing(STRANGER), "secure"));
        ScriptedBackend plain = with(ScriptedBackend.saying("plain"));
        Backend unverified =
                secure.config()
                        .withPolicy(
                                EnginePolicies.tls(
                                        new BackendTls(false, "", "", "", TlsPolicy.DEFAULTS)));
        serve(Setup.web(Setup.service("app", unverified, plain.config())));

        assertThat(java.util.Set.of(client().get("/").body(), client().get("/").body()))
                .containsExactlyInAnyOrder("secure", "plain");
    }

    @Test
    void httpsVerifiedRefusesAStranger() {
        ScriptedBackend secure =
                with(ScriptedBackend.secure(TestCertificates.showing(STRANGER), "secure"));
        Backend verified = secure.config().withPolicy(EnginePolicies.tls(BackendTls.VERIFIED));
        serve(Setup.web(Setup.service("app", verified)));

        assertThat(client().get("/").status()).isEqualTo(503);
    }

    @Test
    void timeOutOfABackendIsItsOwn() {
        ScriptedBackend backend =
                with(
                        ScriptedBackend.running(
                                visit -> {
                                    visit.request();
                                    visit.awaitEnd();
                                }));
        Backend hasty =
                backend.config()
                        .withPolicy(EnginePolicies.limits(Duration.ofMillis(300), NONE, NONE));
        serve(Setup.with(Setup.web(Setup.service("app", hasty)), Setup.patient()));

        assertThat(client().get("/").status()).isEqualTo(504);
    }

    @Test
    void haPortThatFailsTakesTheBackendOutAndBack() {
        ScriptedBackend backend = with(ScriptedBackend.saying("x"));
        ScriptedBackend other = with(ScriptedBackend.saying("y"));
        int port = ScriptedBackend.refusingPort();
        Backend watched = backend.config().withPolicy(EnginePolicies.alivePort(port));
        Service app = Setup.service("app", watched, other.config());
        HealthCheck.Timing timing =
                new HealthCheck.Timing(Duration.ofMillis(100), Duration.ofMillis(100), 1, 1);
        serve(
                Setup.web(
                        app.withOptions(
                                app.options().withHealthCheck(new HealthCheck.Tcp(timing)))));

        await().atMost(SOON).until(() -> health(watched) == Availability.DOWN);
        assertThat(client().get("/").body()).isEqualTo("y");
        assertThat(client().get("/").body()).isEqualTo("y");

        with(ScriptedBackend.running(port, visit -> visit.awaitEnd()));
        await().atMost(SOON).until(() -> health(watched) == Availability.UP);
    }

    @Test
    void familyChoosesTheAddresses() {
        ScriptedBackend backend = with(ScriptedBackend.saying("x"));
        Backend four =
                backend.config()
                        .withHost("localhost")
                        .withPolicy(EnginePolicies.resolved(Family.IPV4, Resolve.DEFAULTS));
        serve(Setup.web(Setup.service("app", four)));

        assertThat(client().get("/").body()).isEqualTo("x");
    }

    @Test
    void resolveAllTriesEveryAddressAndCountsTheirWeights() {
        ScriptedBackend backend = with(ScriptedBackend.saying("x"));
        Resolve all = new Resolve(Resolve.Mode.ALL, Duration.ofSeconds(1), Duration.ofSeconds(1));
        Backend every =
                backend.config()
                        .withHost("localhost")
                        .withPolicy(EnginePolicies.resolved(Family.ANY, all));
        serve(Setup.web(Setup.service("app", every)));

        for (int i = 0; i < 4; i++) {
            assertThat(client().get("/").status()).isEqualTo(200);
        }
        int addresses = addressesOfLocalhost();
        assertThat(
                        Objects.requireNonNull(
                                        counts().service("app").backends().get(every.address()))
                                .weight())
                .isEqualTo(every.weight() * addresses);
    }

    private static int addressesOfLocalhost() {
        try {
            return java.net.InetAddress.getAllByName("localhost").length;
        } catch (java.net.UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
