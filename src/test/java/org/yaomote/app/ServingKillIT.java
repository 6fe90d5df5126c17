package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.config.Backend;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.config.Timeouts;
import org.yaomote.fixtures.ChildJvm;
import org.yaomote.fixtures.ScriptedBackend;
import org.yaomote.store.AppFolders;
import org.yaomote.store.ConfigStore;
import org.yaomote.ui.Drafts;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/// A program that is killed while it serves (`kill -9`) says so when it is started again, and what
/// ran is started by one click.
@Timeout(300)
class ServingKillIT {
    private final ScriptedBackend server = ScriptedBackend.saying("a");
    private final HttpClient client = HttpClient.newHttpClient();
    private final int port = ScriptedBackend.refusingPort();
    @TempDir private Path folder;

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void whatRanIsOfferedAgain() throws Exception {
        Path profile = folder.resolve("profile");
        keep(profile);
        try (ChildJvm child = ChildJvm.startAlike(KilledPanel.class, profile.toString())) {
            child.await("serving");
            assertThat(status()).isEqualTo(200);
            await().atMost(OpenPanel.PATIENCE).until(() -> Files.exists(mark(profile)));
            child.kill();
        }
        try (OpenPanel panel = OpenPanel.in(profile)) {
            assertThat(panel.hands().node("#toasts .notification").getAccessibleText())
                    .startsWith("Yaomote ended unexpectedly while it was serving.");
            panel.hands().click("#toast-action");
            await().atMost(OpenPanel.PATIENCE)
                    .until(() -> panel.hands().text("#state-pill").equals("Running"));
            assertThat(status()).isEqualTo(200);
            assertThat(panel.hands().sees("#toast-action")).isFalse();
        }
        assertThat(mark(profile)).doesNotExist();
        try (OpenPanel panel = OpenPanel.in(profile)) {
            assertThat(panel.hands().sees("#toast-action")).isFalse();
        }
    }

    private static Path mark(Path profile) {
        return new AppFolders("Linux", Map.of("YAOMOTE_HOME", profile.toString()), profile)
                .state()
                .resolve("serving");
    }

    /// What the program finds at its start.
    private void keep(Path profile) {
        var backend = new Backend("a", "127.0.0.1", server.port(), 5, true);
        Service web = Drafts.service("service-1", "web", backend);
        var config =
                new ProxyConfig(
                        List.of(Drafts.listener("listener-1", "plain", port, web)),
                        List.of(web),
                        Timeouts.DEFAULTS);
        var folders = new AppFolders("Linux", Map.of("YAOMOTE_HOME", profile.toString()), profile);
        new ConfigStore(folders.configurationFile(), Clock.systemUTC()).save(config);
    }

    private int status() {
        var to = URI.create("http://127.0.0.1:" + port + "/");
        return client.sendAsync(
                        HttpRequest.newBuilder(to).build(), HttpResponse.BodyHandlers.discarding())
                .join()
                .statusCode();
    }
}
