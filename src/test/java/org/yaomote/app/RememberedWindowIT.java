package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.store.TextFile;
import org.yaomote.ui.fx.ThemeChoice;
import org.yaomote.ui.shell.WindowMemory.WindowLook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

class RememberedWindowIT {
    private final ScheduledExecutorService work = Executors.newSingleThreadScheduledExecutor();

    @TempDir Path folder;

    @AfterEach
    void close() {
        work.shutdownNow();
    }

    private Path file() {
        return folder.resolve("state").resolve("window.properties");
    }

    private RememberedWindow opened() {
        return new RememberedWindow(new TextFile(file()), work);
    }

    private static WindowLook at(double x) {
        return new WindowLook(
                x, 0, 1000, 700, false, "overview", Locale.ENGLISH, ThemeChoice.SYSTEM, 100, false);
    }

    @Test
    void theLastLookIsThereTheNextTime() throws Exception {
        RememberedWindow memory = opened();
        assertThat(memory.recall()).isEmpty();
        for (int x = 0; x <= 100; x++) {
            memory.remember(at(x));
        }
        memory.flush().get();
        assertThat(opened().recall()).contains(at(100));
    }

    @Test
    void itIsWrittenWithoutBeingAskedTo() {
        opened().remember(at(7));
        await().until(() -> opened().recall().equals(Optional.of(at(7))));
        opened().remember(at(8));
        await().until(() -> opened().recall().equals(Optional.of(at(8))));
    }

    @Test
    void aBrokenFileIsAsNoneAndIsWrittenAnew() throws Exception {
        Files.createDirectories(file().getParent());
        Files.write(file(), new byte[] {(byte) 0xff, 0, 1, 2});
        RememberedWindow memory = opened();
        assertThat(memory.recall()).isEmpty();
        memory.remember(at(3));
        memory.flush().get();
        assertThat(opened().recall()).contains(at(3));
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNoReasonToFail() throws IOException {
        Files.writeString(folder.resolve("state"), "a file where the folder should be");
        RememberedWindow memory = opened();
        memory.remember(at(3));
        assertThat(memory.flush()).succeedsWithin(java.time.Duration.ofSeconds(10));
        assertThat(opened().recall()).isEmpty();
    }
}
