package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;
import org.yaomote.config.ProxyConfig;
import org.yaomote.fixtures.Frames;
import org.yaomote.fixtures.Hands;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/// An empty profile: every list says why it is empty and what to do, and keys alone do it.
class EmptyProfileScreenIT {
    /// The sentence of each screen by its key.
    private static final Map<KeyCode, Says> SAYS =
            Map.of(
                    KeyCode.DIGIT2,
                    new Says("No address to connect to yet.", "待ち受けがまだありません。"),
                    KeyCode.DIGIT3,
                    new Says("No servers to send requests to.", "転送先がありません。"),
                    KeyCode.DIGIT4,
                    new Says("The proxy is stopped", "プロキシは停止中です。"),
                    KeyCode.DIGIT5,
                    new Says("Press Sweep to look at your own", "「スイープ」で自分の"),
                    KeyCode.DIGIT6,
                    new Says("No certificates.", "証明書がありません。"),
                    KeyCode.DIGIT7,
                    new Says("Nothing has happened yet.", "まだ何も起きていません。"));

    private record Says(String english, String japanese) {}

    @TempDir private Path folder;
    private OpenPanel panel;
    private Hands hands;
    private Fingers fingers;

    @BeforeEach
    void open() throws TimeoutException {
        panel = OpenPanel.in(folder.resolve("profile"));
        hands = panel.hands();
        fingers = new Fingers(panel.stage());
    }

    @AfterEach
    void close() throws TimeoutException {
        panel.close();
    }

    @Test
    void everyEmptyListSaysWhatToDoInBothLanguagesAndKeysDoIt() {
        assertThat(hands.texts("#welcome .label")).anyMatch(t -> t.startsWith("Nothing is set up"));
        SAYS.forEach((screen, says) -> says(screen, says.english()));
        find("日本語");
        fingers.ctrl(KeyCode.DIGIT1);
        assertThat(hands.texts("#welcome .label")).anyMatch(t -> t.startsWith("まだ何も設定されていません"));
        SAYS.forEach((screen, says) -> says(screen, says.japanese()));
        find("English");
        makes(KeyCode.DIGIT1, "welcome-create", () -> !isEmpty());
        makes(KeyCode.DIGIT2, "listeners-new-first", () -> draft().listeners().size() == 1);
        makes(KeyCode.DIGIT3, "services-newBackend-first", () -> !draft().services().isEmpty());
        does(KeyCode.DIGIT6, "certificates-new-first", () -> hands.sees("#certificates-names"));
        fingers.press(KeyCode.ESCAPE);
        fingers.ctrl(KeyCode.DIGIT5);
        fingers.tabTo("sweep-targets");
        fingers.write("127.0.0.1");
        does("sweep-start-first", () -> hands.text("#sweep-done").startsWith("1 host"));
        // Nothing can be started yet: it says what is missing.
        does(
                KeyCode.DIGIT4,
                "traffic-start",
                () -> hands.texts(".label").stream().anyMatch(t -> t.contains("Add a listener")));
        // Nothing of this screen is under way when the window closes.
        fingers.ctrl(KeyCode.DIGIT1);
    }

    /// Its sentence, and at least one action but where the program itself writes the list.
    private void says(KeyCode screen, String sentence) {
        fingers.ctrl(screen);
        Frames.await(3);
        List<String> now = shown();
        assertThat(now).as("%s", screen).hasSize(1).first().asString().startsWith(sentence);
        if (screen != KeyCode.DIGIT7) {
            assertThat(now).as("%s", screen).first().asString().contains("[");
        }
    }

    private void find(String words) {
        fingers.ctrl(KeyCode.K);
        fingers.enter(words);
    }

    /// What has the focus is the action, reached by Tab from where one is, and Space does it.
    private void does(String button, BooleanSupplier effect) {
        fingers.tabTo(button);
        fingers.press(KeyCode.SPACE);
        Fingers.until(effect);
    }

    private void does(KeyCode screen, String button, BooleanSupplier effect) {
        fingers.ctrl(screen);
        does(button, effect);
    }

    private void makes(KeyCode screen, String button, BooleanSupplier effect) {
        does(screen, button, effect);
        takeBack();
    }

    private void takeBack() {
        for (int i = 0; i < 3 && !isEmpty(); i++) {
            fingers.ctrl(KeyCode.Z);
        }
        assertThat(draft()).isEqualTo(ProxyConfig.EMPTY);
    }

    private boolean isEmpty() {
        return draft().equals(ProxyConfig.EMPTY);
    }

    private ProxyConfig draft() {
        return panel.wiring().workspace().draft();
    }

    /// Each empty state in sight: its texts, then its buttons.
    private List<String> shown() {
        return WaitForAsyncUtils.waitForAsyncFx(
                10_000,
                () -> {
                    List<String> all = new ArrayList<>();
                    for (Node node : panel.stage().getScene().getRoot().lookupAll(".empty-state")) {
                        if (isInSight(node)) {
                            all.add(words((Parent) node));
                        }
                    }
                    return all;
                });
    }

    private static boolean isInSight(Node node) {
        Node at = node;
        while (at != null && at.isVisible()) {
            at = at.getParent();
        }
        return at == null;
    }

    private static String words(Parent state) {
        StringBuilder words = new StringBuilder();
        for (Node node : state.lookupAll("*")) {
            if (node instanceof Button button && !button.getText().isBlank()) {
                words.append(" [")
                        .append(button.getId())
                        .append(' ')
                        .append(button.getText())
                        .append(']');
            } else if (node instanceof Labeled labeled && labeled.isVisible()) {
                words.append(labeled.getText()).append(' ');
            }
        }
        return words.toString();
    }
}
