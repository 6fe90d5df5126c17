package org.yaomote.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Where;
import org.yaomote.workspace.Edit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;

/// From one place of the window to another: by search, by help, and by what a screen offers next.
class WaysScreenIT {
    @TempDir private Path folder;
    @AutoClose private WalkedWindow window;

    @BeforeEach
    void open() throws TimeoutException {
        window = new WalkedWindow(folder);
        window.showEnglish();
    }

    @Test
    void theSearchFindsCertificatesHostsAndWhatWasApplied() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> find("app.lan").contains("Certificates \u203a Certificates"));
        choose();
        assertThat(focused()).isEqualTo("certificates-table");

        assertThat(find("10.0.0.3")).contains("10.0.0.3").contains("Host sweep \u203a Sweep");
        choose();
        assertThat(focused()).isEqualTo("sweep-table");
        assertThat(table("#sweep-table").getSelectionModel().getSelectedIndices()).hasSize(1);
        assertThat(find("10.0.0.2")).as("nobody is there").doesNotContain("10.0.0.2");
        escape();

        TableView<?> history = table("#history-table");
        assertThat(history.getItems()).isNotEmpty();
        assertThat(find("more power")).contains("Logs & history \u203a History");
        choose();
        TabPane tabs = (TabPane) node("#logs-tabs");
        assertThat(tabs.getSelectionModel().getSelectedItem().getId())
                .isEqualTo("logs-tab-history");
        assertThat(history.getSelectionModel().getSelectedItems()).hasSize(1);
    }

    @Test
    void helpIsAButtonToo() {
        fire("#help-button");
        assertThat(node("#help-text")).isNotNull();
        assertThat(node("#help-button").getAccessibleText()).isNotBlank();
        fire("#help-button");
        assertThat(node("#help-text")).isNull();
    }

    @Test
    void theRulesOfAListenerLeadToTheRouteTester() {
        window.on(
                () -> {
                    window.fixture()
                            .window
                            .context()
                            .navigator()
                            .show(new Where.Field("listeners[0].port"));
                    return 0;
                });
        fire("#listeners-rule-test");
        assertThat(focused()).isEqualTo("traffic-request");
        assertThat(((TextInputControl) node("#traffic-request")).getText())
                .matches("https://[^/]+/");
    }

    @Test
    void whereNoServerIsOneIsLookedFor() {
        window.on(
                () -> {
                    window.fixture().proxy.stop();
                    window.fixture()
                            .workspace
                            .edit(new Edit("discard", List.of(), _ -> ProxyConfig.EMPTY));
                    window.fixture().window.context().navigator().open("services");
                    return 0;
                });
        fire("#services-sweep");
        assertThat(node("#sweep-targets").isFocused() || isInSight("#sweep-targets")).isTrue();
    }

    private String find(String words) {
        return window.on(
                () -> {
                    if (!node("#palette").isVisible()) {
                        ((Button) node("#search")).fire();
                    }
                    ((TextField) node("#palette-field")).setText(words);
                    return String.valueOf(
                            ((ListView<?>) node("#palette-list"))
                                    .getItems().stream().limit(3).map(String::valueOf).toList());
                });
    }

    private void choose() {
        press(KeyCode.ENTER);
    }

    private void escape() {
        press(KeyCode.ESCAPE);
    }

    private void press(KeyCode code) {
        window.on(
                () -> {
                    Event.fireEvent(
                            node("#palette-field"),
                            new KeyEvent(
                                    KeyEvent.KEY_PRESSED,
                                    "",
                                    "",
                                    code,
                                    false,
                                    false,
                                    false,
                                    false));
                    return 0;
                });
    }

    private void fire(String button) {
        window.on(
                () -> {
                    ((Button) node(button)).fire();
                    return 0;
                });
    }

    private TableView<?> table(String query) {
        return (TableView<?>) node(query);
    }

    private String focused() {
        return window.on(() -> window.stage().getScene().getFocusOwner().getId());
    }

    private boolean isInSight(String query) {
        return window.on(
                () -> {
                    Node at = node(query);
                    while (at != null && at.isVisible()) {
                        at = at.getParent();
                    }
                    return at == null;
                });
    }

    private Node node(String query) {
        return window.stage().getScene().lookup(query);
    }
}
