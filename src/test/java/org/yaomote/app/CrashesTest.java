package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What an error of the program leaves stays on this computer, without secrets and within a bound.
class CrashesTest {
    @TempDir Path folder;

    @Test
    void aTextIsKeptWithoutSecretsAndTold() throws IOException {
        List<Path> told = new ArrayList<>();
        Crashes crashes = new Crashes(folder, () -> Instant.EPOCH, (_, file) -> told.add(file));

        crashes.uncaughtException(
                Thread.currentThread(), new IllegalStateException("password=CANARY"));

        assertThat(told).containsExactly(folder.resolve("crash-0.txt"));
        assertThat(Files.readString(told.getFirst()))
                .contains("IllegalStateException", "aTextIsKept")
                .doesNotContain("CANARY");
    }

    @Test
    void onlyTheNewestAreKept() throws IOException {
        List<Instant> now = new ArrayList<>(List.of(Instant.ofEpochSecond(1_000_000_000)));
        Crashes crashes = new Crashes(folder, now::getFirst, (_, _) -> {});
        for (int i = 0; i < Crashes.MOST + 3; i++) {
            now.set(0, now.getFirst().plusMillis(1));
            crashes.uncaughtException(Thread.currentThread(), new IllegalStateException());
        }

        assertThat(Crashes.in(folder)).hasSize(Crashes.MOST);
        assertThat(Crashes.in(folder).getFirst()).hasFileName("crash-1000000000004.txt");
    }
}
