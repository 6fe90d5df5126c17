package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import javafx.application.Platform;
import javafx.scene.control.TextArea;
import javafx.stage.Window;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;
import org.yaomote.config.ProxyConfig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/// Files opened in the window: nothing found in them is passed over.
class OpenFileScreenIT {
    @TempDir Path folder;
    private OpenPanel panel;

    @BeforeEach
    void open() throws TimeoutException {
        panel = OpenPanel.in(folder.resolve("profile"));
    }

    @AfterEach
    void close() throws TimeoutException {
        Platform.runLater(() -> dialog().ifPresent(list -> list.getScene().getWindow().hide()));
        panel.close();
    }

    @Test
    void aRefusedFileIsToldLineByLineAndChangesNothing() throws IOException {
        openFile("{\n  \"format\": 1,\n  \"listeners\": 7\n}\n");

        assertThat(findings()).contains("yaomote.json:3:3: error");
        assertThat(draft()).isEqualTo(ProxyConfig.EMPTY);
    }

    @Test
    void aFileThatIsNoTextIsToldToBe() throws IOException {
        Path file =
                Files.write(
                        folder.resolve("yaomote.json"),
                        new byte[] {(byte) 0xFF, (byte) 0xD8, 0, 16});
        Platform.runLater(() -> panel.wiring().open(file));

        assertThat(findings()).contains("UTF-8");
        assertThat(draft()).isEqualTo(ProxyConfig.EMPTY);
    }

    private void openFile(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("yaomote.json"), text);
        Platform.runLater(() -> panel.wiring().open(file));
    }

    private ProxyConfig draft() {
        return WaitForAsyncUtils.waitForAsyncFx(15_000, () -> panel.wiring().workspace().draft());
    }

    private static String findings() {
        await().atMost(OpenPanel.PATIENCE).until(() -> shown().isPresent());
        return shown().orElseThrow();
    }

    private static Optional<String> shown() {
        return WaitForAsyncUtils.waitForAsyncFx(15_000, () -> dialog().map(TextArea::getText));
    }

    private static Optional<TextArea> dialog() {
        return Window.getWindows().stream()
                .map(window -> window.getScene().lookup("#findings"))
                .filter(TextArea.class::isInstance)
                .map(TextArea.class::cast)
                .findFirst();
    }
}
