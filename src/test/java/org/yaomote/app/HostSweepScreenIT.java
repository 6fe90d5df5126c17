package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;

import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.yaomote.config.Backend;
import org.yaomote.config.HealthCheck;
import org.yaomote.config.Service;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/// From a real sweep to backends that answer their checks, over twenty web servers on loopback.
class HostSweepScreenIT {
    private static final int FIRST = 11;
    private static final int HOSTS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final FxRobot robot = new FxRobot();
    private final List<HttpServer> servers = new ArrayList<>();
    @TempDir Path profile;
    private OpenPanel panel;

    @BeforeEach
    void open() throws TimeoutException, IOException {
        servers.add(server(0, 0));
        for (int i = 1; i < HOSTS; i++) {
            servers.add(server(i, port()));
        }
        panel = OpenPanel.in(profile);
    }

    @AfterEach
    void close() throws TimeoutException {
        panel.close();
        servers.forEach(server -> server.stop(0));
    }

    private int port() {
        return servers.getFirst().getAddress().getPort();
    }

    private static HttpServer server(int index, int port) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress("127.0.0." + (FIRST + index), port), 0);
        byte[] page = "<title>Shop</title>".getBytes(StandardCharsets.UTF_8);
        server.createContext(
                "/",
                visit -> {
                    visit.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
                    visit.sendResponseHeaders(200, page.length);
                    visit.getResponseBody().write(page);
                    visit.close();
                });
        server.start();
        return server;
    }

    @Test
    void fiveOfTwentyHostsBecomeBackendsThatAnswerTheirChecks() {
        panel.go("sweep");
        panel.hands().click("#sweep-preset-own");
        set("#sweep-ports", Integer.toString(port()));
        set("#sweep-targets", "127.0.0.{" + FIRST + ".." + (FIRST + HOSTS - 1) + "}");
        panel.hands().click("#sweep-start");
        await().atMost(PATIENCE).until(() -> text("#sweep-done").startsWith(HOSTS + " hosts in"));
        assertThat(text("#sweep-there")).isEqualTo("alive " + HOSTS);

        robot.interact(() -> table().getSelectionModel().selectIndices(0, 2, 4, 6, 8));
        panel.hands().click("#sweep-add");
        // By its id: another screen, out of sight, has a button of the same name.
        robot.clickOn("#menu-sweep-add-new");
        await().atMost(PATIENCE)
                .until(() -> !panel.wiring().workspace().draft().services().isEmpty());
        Service service = panel.wiring().workspace().draft().services().getFirst();
        assertThat(service.backends())
                .extracting(Backend::address)
                .isEqualTo(
                        IntStream.of(0, 2, 4, 6, 8)
                                .mapToObj(i -> "127.0.0." + (FIRST + i) + ":" + port())
                                .toList());
        assertThat(service.options().healthCheck()).isInstanceOf(HealthCheck.Http.class);

        panel.go("listeners");
        panel.addListener("web", 0);
        panel.hands().click("#start-stop");
        await().atMost(PATIENCE).until(() -> text("#status-backends").equals("5/5 backends"));
    }

    private void set(String id, String text) {
        robot.interact(() -> robot.lookup(id).<TextField>query().setText(text));
    }

    private String text(String id) {
        return panel.hands().node(id) instanceof Label label ? label.getText() : "";
    }

    private TableView<?> table() {
        return robot.lookup("#sweep-table").query();
    }
}
