package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.config.Affinity;
import org.yaomote.config.Hsts;
import org.yaomote.config.HttpsRedirect;
import org.yaomote.config.Listener;
import org.yaomote.config.ListenerOptions;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.fixtures.Message;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.RawClient.End;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;
import org.yaomote.fixtures.TestCertificates;
import org.yaomote.fixtures.TestCertificates.Identity;
import org.yaomote.fixtures.TestCertificates.KeyKind;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a listener does beyond letting requests through, each switched live.
class ListenerOptionsIT extends ProxyScenario {
    private static final ListenerOptions USUAL = ListenerOptions.DEFAULTS;

    private final ScriptedBackend backend = with(ScriptedBackend.saying("ok"));

    ListenerOptionsIT() {
        super(Transport.BEST);
    }

    private ProxyConfig with(ListenerOptions options) {
        ProxyConfig config = Setup.web(backend);
        return config.withListener(config.listeners().getFirst().withOptions(options));
    }

    private static ListenerOptions trusting(String... networks) {
        return USUAL.withTrustedProxies(List.of(networks));
    }

    @Nested
    class ToHttpsRfc9110Section15_4_9 {
        @ParameterizedTest
        @CsvSource({
            "443, shop.example, https://shop.example/a?b=c",
            "443, shop.example:8080, https://shop.example/a?b=c",
            "8443, [::1]:8080, https://[::1]:8443/a?b=c"
        })
        void everyRequestIsSentToTheSameAddressUnderHttps(int port, String host, String address) {
            serve(with(USUAL.withRedirect(new HttpsRedirect.To(port))));
            RawClient client = client();
            for (int i = 0; i < 2; i++) {
                Message answer =
                        client.send("GET /a?b=c HTTP/1.1\r\nHost: " + host + "\r\n\r\n").answer();

                assertThat(answer.startLine()).isEqualTo("HTTP/1.1 308 Permanent Redirect");
                assertThat(answer.value("Location")).isEqualTo(address);
            }
            assertThat(backend.requests()).isEmpty();
        }

        @Test
        void withoutAHostThereIsNowhereToSendTo() {
            serve(with(USUAL.withRedirect(new HttpsRedirect.To(443))));

            Message answer = client().send("GET / HTTP/1.0\r\n\r\n").answer();
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.has("Location")).isFalse();
        }

        @Test
        void itIsSwitchedLive() {
            serve(with(USUAL));
            RawClient client = client();
            assertThat(client.get("/").status()).isEqualTo(200);
            apply(with(USUAL.withRedirect(new HttpsRedirect.To(443))));
            assertThat(client.get("/").status()).isEqualTo(308);
        }
    }

    @Nested
    class StrictTransportSecurityRfc6797 {
        @Test
        void everyAnswerSaysItAlsoOursAndOnlyOnce(@TempDir Path folder) {
            Identity root = TestCertificates.selfSigned(KeyKind.EC, "Test Root");
            TestCertificates.issuedBy(root, KeyKind.EC, "localhost").writeBundle(folder, "local");
            ScriptedBackend other =
                    with(
                            ScriptedBackend.answering(
                                    "HTTP/1.1 200 OK\r\nStrict-Transport-Security: max-age=1\r\n"
                                            + "Content-Length: 0\r\n\r\n"));
            Hsts hsts = new Hsts.On(Duration.ofDays(1), true);
            Listener listener =
                    Setup.https("web", "app", "local.pem").withOptions(USUAL.withHsts(hsts));
            noteStarted(
                    engine(1, folder)
                            .start(Setup.web(Setup.service("app", other)).withListener(listener)));
            RawClient client =
                    with(RawClient.secure(port(), TestCertificates.trusting(root), "localhost"));

            Message backends = client.get("/");
            Message ours = client.send("GET / HTTP/1.1\r\n\r\n").answer();
            String value = "max-age=86400; includeSubDomains";
            assertThat(backends.value("Strict-Transport-Security")).isEqualTo(value);
            assertThat(ours.status()).isEqualTo(400);
            assertThat(ours.value("Strict-Transport-Security")).isEqualTo(value);
        }
    }

    @Nested
    class ViaRfc9110Section763 {
        @Test
        void itNamesUsBothWays() {
            serve(with(USUAL.withVia(true)));
            Message answer =
                    client().send("GET / HTTP/1.0\r\nHost: x\r\nVia: 1.1 other\r\n\r\n").answer();

            assertThat(backend.request().values("Via")).containsExactly("1.1 other", "1.0 yaomote");
            assertThat(answer.values("Via")).containsExactly("1.1 yaomote");
        }

        @Test
        void itIsSwitchedLiveOnAConnectionThatStays() {
            serve(with(USUAL));
            RawClient client = client();
            assertThat(client.get("/").has("Via")).isFalse();
            apply(with(USUAL.withVia(true)));
            assertThat(client.get("/").has("Via")).isTrue();
            assertThat(backend.requests().get(1).values("Via")).containsExactly("1.1 yaomote");
        }
    }

    /// Specification of the proxy, §3.4.
    @Nested
    class TrustedProxiesAreBelieved {
        private static final String HOPS = "X-Forwarded-For: 6.6.6.6, 192.0.2.7, 10.1.2.3\r\n";

        private static Message ask(RawClient client, String fields) {
            return client.send("GET / HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n").answer();
        }

        @Test
        void whatTheySayReachesTheBackend() {
            serve(with(trusting("127.0.0.0/8")));
            ask(client(), HOPS + "X-Forwarded-Proto: https\r\n");

            assertThat(backend.request().value("X-Forwarded-For"))
                    .isEqualTo("6.6.6.6, 192.0.2.7, 10.1.2.3, 127.0.0.1");
            assertThat(backend.request().value("X-Forwarded-Proto")).isEqualTo("https");
        }

        @Test
        void whatOthersSayDoesNot() {
            serve(with(trusting("10.0.0.0/8")));
            ask(client(), HOPS + "X-Forwarded-Proto: https\r\n");

            assertThat(backend.request().value("X-Forwarded-For")).isEqualTo("127.0.0.1");
            assertThat(backend.request().value("X-Forwarded-Proto")).isEqualTo("http");
        }

        @Test
        void theyAreBelievedFromTheMomentTheyAreNamed() {
            serve(with(USUAL));
            RawClient client = client();
            ask(client, HOPS);
            apply(with(trusting("127.0.0.1")));
            ask(client, HOPS);

            assertThat(backend.requests().get(0).value("X-Forwarded-For")).isEqualTo("127.0.0.1");
            assertThat(backend.requests().get(1).value("X-Forwarded-For")).startsWith("6.6.6.6,");
        }

        @Test
        void affinityByAddressIsThatOfTheClientTheySpeakFor() {
            ScriptedBackend other = with(ScriptedBackend.saying("other"));
            Service service =
                    new Service(
                            Setup.service("app", backend).id(),
                            "app",
                            new Affinity.ByClientAddress(Duration.ofMinutes(5)),
                            List.of(backend.config(), other.config()));
            ProxyConfig config = Setup.web(service);
            serve(
                    config.withListener(
                            config.listeners()
                                    .getFirst()
                                    .withOptions(trusting("127.0.0.1", "10.0.0.0/8"))));
            RawClient client = client();
            Set<String> answers = new HashSet<>();
            for (int i = 0; i < 4; i++) {
                answers.add(ask(client, HOPS).body());
            }
            String usual = answers.iterator().next();
            assertThat(answers).hasSize(1);
            assertThat(ask(client, "X-Forwarded-For: 192.0.2.8\r\n").body()).isNotEqualTo(usual);
        }
    }

    /// RFC 9110 §15.5.14.
    @Nested
    class TheLongestBody {
        private static final String POST = "POST / HTTP/1.1\r\nHost: x\r\n";

        @Test
        void oneThatSaysItIsLongerIsRefusedAtOnce() {
            serve(with(USUAL.withMaxBodyBytes(10)));
            RawClient client = client();
            client.send(POST + "Expect: 100-continue\r\nContent-Length: 11\r\n\r\n");

            assertThat(client.answer().status()).isEqualTo(413);
            assertThat(client.end()).isEqualTo(End.CLOSED);
            assertThat(backend.connections()).isZero();
        }

        @ParameterizedTest
        @ValueSource(strings = {"b\r\nhello world\r\n0\r\n\r\n", "5\r\nhello\r\n6\r\n world\r\n"})
        void oneThatGrowsLongerIsRefusedThen(String body) {
            serve(with(USUAL.withMaxBodyBytes(10)));
            RawClient client = client();
            client.send(POST + "Transfer-Encoding: chunked\r\n\r\n").send(body);

            assertThat(client.answer().status()).isEqualTo(413);
            assertThat(client.end()).isEqualTo(End.CLOSED);
            assertThat(backend.requests()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Content-Length: 10\r\n\r\nhelloworld",
                    "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n5\r\nworld\r\n0\r\n\r\n"
                })
        void oneThatIsAsLongPasses(String rest) {
            serve(with(USUAL.withMaxBodyBytes(10)));

            assertThat(client().send(POST + rest).answer().status()).isEqualTo(200);
            assertThat(backend.request().body()).isEqualTo("helloworld");
        }
    }
}
