package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.authority.Issued;
import org.yaomote.certificate.ChainJudge;
import org.yaomote.certificate.FileWriting;
import org.yaomote.certificate.KeyKind;
import org.yaomote.certificate.LeafTerms;
import org.yaomote.certificate.NameReader;
import org.yaomote.certificate.ServerAnswer;
import org.yaomote.certificate.SubjectName;
import org.yaomote.config.ProxyConfig;
import org.yaomote.fixtures.RawClient;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.fixtures.Setup;
import org.yaomote.proxy.Places;
import org.yaomote.proxy.ProxyEngine;
import org.yaomote.proxy.StartResult;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/// A certificate of the local authority on a listener, and clients whose calendar goes on: by 60,
/// 89 and 400 days, then up to ten years.
class CertificateYearsIT {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final SubjectName NAME = NameReader.read("app.lan").result().orElseThrow();

    @TempDir Path home;
    private Instant now = START;
    private List<X509Certificate> trusted = List.of();

    private AuthorityHome authority() {
        return new AuthorityHome(home.resolve("authority"), Map.of("COMPUTERNAME", "desk"));
    }

    private List<X509Certificate> roots() {
        return authority().open(false, () -> now).trusted().result().orElseThrow();
    }

    private Issued issued() {
        return authority()
                .open(false, () -> now)
                .issue(
                        new LeafTerms(List.of(NAME), LeafTerms.USUAL),
                        KeyKind.EC_P256,
                        Optional.of(home.resolve("app.pem")),
                        FileWriting.Existing.KEEP)
                .result()
                .orElseThrow();
    }

    /// What the listener shows; throws if a client of today that trusts the roots refuses it.
    private X509Certificate shown(SSLContext client, int port) throws Exception {
        try (SSLSocket socket =
                (SSLSocket)
                        client.getSocketFactory()
                                .createSocket(InetAddress.ofLiteral("127.0.0.1"), port)) {
            socket.startHandshake();
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    private SSLContext client() throws GeneralSecurityException {
        SSLContext client = SSLContext.getInstance("TLS");
        client.init(null, new TrustManager[] {new Today()}, null);
        return client;
    }

    @Test
    void noHandshakeFailsAndEachRenewalComesOnce() throws Exception {
        issued();
        trusted = roots();
        ProxyConfig config = ProxyConfig.EMPTY.withListener(Setup.https("web", "app", "app.pem"));
        try (ScriptedBackend backend = ScriptedBackend.saying("x");
                ProxyEngine engine = engine()) {
            ProxyConfig served = config.withService(Setup.service("app", backend));
            int port = started(engine.start(served).join());
            try (RawClient kept = RawClient.secure(port, client(), "app.lan")) {
                assertThat(kept.get("/").status()).isEqualTo(200);
                X509Certificate first = shown(client(), port);

                tend(60);
                // Nobody asks for it: the engine looks at its files.
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> !shown(client(), port).equals(first));
                X509Certificate second = shown(client(), port);
                tend(89);
                assertThat(started(engine.apply(served).join())).isEqualTo(port);
                assertThat(shown(client(), port)).isEqualTo(second);

                Set<X509Certificate> all = new HashSet<>(Set.of(first, second));
                for (int day : IntStream.rangeClosed(3, 3653 / 30).map(i -> i * 30).toArray()) {
                    tend(day);
                    engine.apply(served).join();
                    all.add(shown(client(), port));
                }
                tend(3653);
                engine.apply(served).join();
                all.add(shown(client(), port));

                assertThat(all).hasSize(1 + 3653 / 60);
                assertThat(kept.get("/").status()).isEqualTo(200);
            }
        }
    }

    /// Lets the clients' and the caretaker's day be this one; a second look finds nothing to do.
    private void tend(int day) {
        now = START.plus(Duration.ofDays(day));
        Caretaker caretaker = new Caretaker(authority(), () -> now);
        caretaker.run();
        caretaker.run();
        if (day % 180 == 0) {
            // Who installs a root has the next one long before it is needed.
            trusted = roots();
        }
    }

    private ProxyEngine engine() {
        return new ProxyEngine(new Places(home, home.resolve("access.log")), 1, () -> new byte[32]);
    }

    private static int started(StartResult result) {
        return switch (result) {
            case StartResult.Started(var listeners, _) -> listeners.getFirst().port();
            case StartResult.Refused(var problems) -> throw new AssertionError(problems);
        };
    }

    /// A client that judges by today's date and the roots that it was told to trust.
    private final class Today extends X509ExtendedTrustManager {
        private void judge(X509Certificate[] chain) throws CertificateException {
            ServerAnswer.Verdict verdict =
                    new ChainJudge(() -> now, trusted).verdict(List.of(chain), NAME);
            if (verdict != ServerAnswer.Verdict.TRUSTED) {
                throw new CertificateException(now + ": " + verdict);
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type)
                throws CertificateException {
            judge(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            judge(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            judge(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type)
                throws CertificateException {
            throw new CertificateException("no server");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            throw new CertificateException("no server");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            throw new CertificateException("no server");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
