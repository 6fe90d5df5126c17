package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.config.Backend;
import org.yaomote.config.BackendMode;
import org.yaomote.config.ProxyConfig;
import org.yaomote.fixtures.Hands;
import org.yaomote.fixtures.ScriptedBackend;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;

/// The twelve core tasks without a mouse, with the whole program: from an empty profile to a load
/// balancer that serves, is changed, looked at and stopped again.
class KeysOnlyScreenIT {
    /// More than the screen of logs has.
    private static final int TABS = 4;

    private final ScriptedBackend server = ScriptedBackend.saying("a");
    private final HttpClient client = HttpClient.newHttpClient();
    private final int port = ScriptedBackend.refusingPort();
    @TempDir private Path folder;
    private OpenPanel panel;

    /// They only look here.
    private Hands eyes;

    private Fingers fingers;
    private ProxyConfig started;

    @BeforeEach
    void open() throws TimeoutException {
        panel = OpenPanel.in(folder.resolve("profile"));
        eyes = panel.hands();
        fingers = new Fingers(panel.stage());
    }

    @AfterEach
    void close() throws TimeoutException {
        panel.close();
        client.close();
        server.close();
    }

    @Test
    void theTwelveCoreTasksNeedNoMouse() {
        makesAService();
        makesAListener();
        starts();
        changesAWeightAppliesUndoesAndRedoes();
        drainsAndBack();
        filtersLiveTraffic();
        asksWhereAnAddressGoes();
        sweepsAndAddsAHost();
        makesACertificate();
        restoresFromTheHistory();
        findsByWords();
        stops();
    }

    private void makesAService() {
        fingers.ctrl(KeyCode.DIGIT3);
        fingers.ctrl(KeyCode.N);
        fingers.isAt("services-name");
        fingers.enter("web");
        fingers.tabTo("services-newBackend");
        fingers.press(KeyCode.SPACE);
        fingers.isAt("services-host");
        fingers.enter("127.0.0.1:" + server.port());
        assertThat(backend().address()).isEqualTo("127.0.0.1:" + server.port());
    }

    private void makesAListener() {
        fingers.ctrl(KeyCode.DIGIT2);
        fingers.ctrl(KeyCode.N);
        fingers.isAt("listeners-name");
        fingers.enter("plain");
        fingers.tabTo("listeners-port");
        fingers.enter("" + port);
        assertThat(draft().listeners().getFirst().port()).isEqualTo(port);
    }

    private void starts() {
        fingers.ctrlShift(KeyCode.R);
        says("Running");
        started = panel.wiring().workspace().applied();
        assertThat(status("/")).isEqualTo(200);
    }

    private void changesAWeightAppliesUndoesAndRedoes() {
        selectBackend();
        fingers.tabTo("services-weight");
        fingers.enter("3");
        apply();
        // In a field that was typed in, undo is of the typing.
        fingers.tabTo("services-tree");
        fingers.ctrl(KeyCode.Z);
        assertThat(backend().weight()).isNotEqualTo(3);
        fingers.ctrlShift(KeyCode.Z);
        assertThat(backend().weight()).isEqualTo(3);
    }

    private void drainsAndBack() {
        selectBackend();
        fingers.ctrlShift(KeyCode.D);
        Fingers.until(() -> applied().mode() == BackendMode.DRAIN);
        fingers.ctrlShift(KeyCode.D);
        Fingers.until(() -> applied().mode() == BackendMode.READY);
    }

    private void filtersLiveTraffic() {
        fingers.ctrl(KeyCode.DIGIT4);
        status("/one");
        status("/two");
        Fingers.until(() -> eyes.texts("#traffic-table .indexed-cell").contains("/two"));
        fingers.ctrl(KeyCode.F);
        fingers.isAt("traffic-filter");
        fingers.enter("path=/one");
        Fingers.until(() -> !eyes.texts("#traffic-table .indexed-cell").contains("/two"));
        assertThat(eyes.texts("#traffic-table .indexed-cell")).contains("/one");
    }

    private void asksWhereAnAddressGoes() {
        fingers.ctrl(KeyCode.T);
        fingers.isAt("traffic-request");
        fingers.enter("http://127.0.0.1:" + port + "/x");
        Fingers.until(
                () ->
                        eyes.texts("#traffic-answer .label").stream()
                                .anyMatch(t -> t.contains("web")));
    }

    private void sweepsAndAddsAHost() {
        fingers.ctrl(KeyCode.DIGIT5);
        fingers.tabTo("sweep-targets");
        fingers.write("127.0.0.1");
        fingers.tabTo("sweep-start");
        fingers.press(KeyCode.SPACE);
        Fingers.until(() -> !eyes.sees("#sweep-stop"));
        Fingers.until(() -> !eyes.cellText("127.0.0.1", "sweep-column-address").isEmpty());
        fingers.tabTo("sweep-table");
        fingers.press(KeyCode.HOME);
        fingers.tabTo("sweep-add");
        fingers.press(KeyCode.SPACE);
        fingers.press(KeyCode.DOWN);
        fingers.press(KeyCode.ENTER);
        Fingers.until(
                () -> draft().services().stream().mapToInt(s -> s.backends().size()).sum() == 2);
    }

    private void makesACertificate() {
        fingers.ctrl(KeyCode.DIGIT6);
        fingers.ctrl(KeyCode.N);
        fingers.tabTo("certificates-names");
        fingers.enter("localhost");
        fingers.tabTo("certificates-make");
        fingers.press(KeyCode.SPACE);
        Fingers.until(() -> eyes.sees("#certificates-done"));
        fingers.tabTo("certificates-done");
        fingers.press(KeyCode.SPACE);
        Fingers.until(() -> eyes.sees("#certificates-table"));
    }

    private void restoresFromTheHistory() {
        fingers.ctrl(KeyCode.DIGIT7);
        fingers.tabTo("logs-tabs");
        for (int i = 0; i < TABS && !eyes.sees("#history-table"); i++) {
            fingers.press(KeyCode.RIGHT);
        }
        fingers.tabTo("history-table");
        fingers.press(KeyCode.END);
        fingers.tabTo("history-restore");
        fingers.press(KeyCode.SPACE);
        Fingers.until(() -> draft().equals(started));
    }

    private void findsByWords() {
        fingers.ctrl(KeyCode.K);
        fingers.enter("plain 127");
        fingers.isAt("listeners-name");
    }

    private void stops() {
        fingers.ctrlShift(KeyCode.R);
        says("Stopped");
    }

    private void selectBackend() {
        fingers.ctrl(KeyCode.DIGIT3);
        fingers.tabTo("services-tree");
        fingers.press(KeyCode.END);
    }

    private void apply() {
        fingers.ctrl(KeyCode.ENTER);
        Fingers.until(() -> !panel.wiring().workspace().isPending());
    }

    private void says(String state) {
        Fingers.until(() -> eyes.text("#state-pill").equals(state));
    }

    private Backend backend() {
        return draft().services().getFirst().backends().getFirst();
    }

    private Backend applied() {
        ProxyConfig applied = panel.wiring().workspace().applied();
        return applied.services().getFirst().backends().getFirst();
    }

    private ProxyConfig draft() {
        return panel.wiring().workspace().draft();
    }

    private int status(String path) {
        var to = URI.create("http://127.0.0.1:" + port + path);
        return client.sendAsync(
                        HttpRequest.newBuilder(to).build(), HttpResponse.BodyHandlers.discarding())
                .join()
                .statusCode();
    }
}
