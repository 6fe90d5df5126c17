package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.yaomote.config.Listener;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.fixtures.Tool;
import org.yaomote.workspace.Edit;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

class NewCertificateScreenIT {
    @TempDir Path profile;

    @Test
    void oneTypedFieldLeadsFromAnEmptyProfileToAnHttpsAnswer() throws Exception {
        Path authority = profile.resolve("given.pem");
        try (OpenPanel panel = OpenPanel.in(profile, (_, _, _) -> Optional.of(authority))) {
            panel.go("certificates");
            await().until(() -> panel.hands().sees("#certificates-new-first"));
            panel.hands().click("#certificates-new-first");
            panel.hands().type("#certificates-names", "ｌocalhost");
            panel.hands().click("#certificates-make");
            await().atMost(OpenPanel.PATIENCE)
                    .until(() -> panel.hands().sees("#certificates-done"));
            panel.hands().click("#certificates-authority-save");
            await().atMost(OpenPanel.PATIENCE).until(() -> Files.exists(authority));
            assertThat(panel.hands().text("#certificates-next-use")).contains("Press Start");

            int port = freePort();
            new FxRobot().interact(() -> move(panel, port));
            panel.start();

            await().untilAsserted(
                            () ->
                                    assertThat(panel.hands().text("#certificates-next-use"))
                                            .as("what was to be done is done")
                                            .isEqualTo("Listener “https” shows it."));
            panel.hands().click("#certificates-done");
            assertThat(answer(authority, port)).isEqualTo("404 0");
            Protocol used = panel.wiring().workspace().draft().listeners().getFirst().protocol();
            new FxRobot().interact(() -> panel.wiring().open(authority));
            assertThat(panel.hands().sees("#certificates-import-page")).isTrue();
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

    /// As a person would who was given the authority's certificate, and nothing else to trust.
    private String answer(Path authority, int port) {
        assumeTrue(Tool.isThere("curl"), "curl");
        Tool curl =
                Tool.run(
                        "curl",
                        "--silent",
                        "--show-error",
                        "--max-time",
                        "20",
                        "--cacert",
                        authority,
                        "--output",
                        profile.resolve("answer"),
                        "--write-out",
                        "%{http_code} %{ssl_verify_result}",
                        "https://localhost:" + port + "/");
        assertThat(curl.exitCode()).as(curl.out()).isZero();
        return curl.out();
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
