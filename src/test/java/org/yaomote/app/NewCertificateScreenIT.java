package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.yaomote.certificate.CertificateReader;
import org.yaomote.certificate.Contents;
import org.yaomote.certificate.PassPhrases;
import org.yaomote.config.Listener;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.workspace.Edit;

import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

class NewCertificateScreenIT {
    @TempDir Path profile;

    @Test
    void oneTypedFieldLeadsFromAnEmptyProfileToAnHttpsAnswer() throws Exception {
        try (OpenPanel panel = OpenPanel.in(profile)) {
            panel.go("certificates");
            await().until(() -> panel.hands().sees("#certificates-new-first"));
            panel.hands().click("#certificates-new-first");
            panel.hands().type("#certificates-names", "ｌocalhost");
            panel.hands().click("#certificates-make");
            await().atMost(OpenPanel.PATIENCE)
                    .until(() -> panel.hands().sees("#certificates-done"));
            panel.hands().click("#certificates-done");

            int port = freePort();
            new FxRobot().interact(() -> move(panel, port));
            panel.start();

            assertThat(answer(port)).isEqualTo(404);
            Protocol used = panel.wiring().workspace().draft().listeners().getFirst().protocol();
            panel.undo();
            panel.undo();
            assertThat(used).isInstanceOf(Protocol.Https.class);
            await().untilAsserted(
                            () ->
                                    assertThat(panel.wiring().workspace().draft())
                                            .isEqualTo(ProxyConfig.EMPTY));
        }
    }

    /// Other programs of the computer may have the usual port.
    private static void move(OpenPanel panel, int port) {
        Listener made = panel.wiring().workspace().draft().listeners().getFirst();
        panel.wiring()
                .workspace()
                .edit(
                        Edit.of(
                                "listener.port",
                                made.name(),
                                c -> c.withListener(made.withPort(port))));
    }

    private int answer(int port) throws Exception {
        try (HttpClient client = HttpClient.newBuilder().sslContext(trusting()).build()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/"))
                            .timeout(Duration.ofSeconds(10))
                            .build();
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    /// Trusts the root of the new authority only.
    private SSLContext trusting() throws Exception {
        Path file = profile.resolve("authority/authority-1.pem");
        X509Certificate root =
                new CertificateReader(PassPhrases.NONE)
                        .read(file)
                        .map(Contents::certificates)
                        .result()
                        .orElseThrow()
                        .getLast();
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry("root", root);
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
