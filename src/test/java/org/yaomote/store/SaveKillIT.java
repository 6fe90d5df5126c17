package org.yaomote.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.config.ProxyConfig;
import org.yaomote.fixtures.ChildJvm;
import org.yaomote.fixtures.Effort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// A process that is killed while it saves harms nothing, wherever the kill strikes.
class SaveKillIT {
    private static final int KILLS = 25;
    private static final int MOST = 400;

    /// Several saves of a fast disk.
    private static final int SHORT_MICROS = 50_000;

    /// Processes that are started and wait for their turn: starting takes far longer than saving.
    private static final int WAITING = 2;

    @TempDir private Path folder;
    @TempDir private Path elsewhere;
    private final Deque<ChildJvm> waiting = new ArrayDeque<>();

    @AfterEach
    void end() {
        waiting.forEach(ChildJvm::close);
    }

    @Test
    void theFileIsAlwaysOneOfTheTwoVersions() throws Exception {
        Path file = folder.resolve("yaomote.json");
        List<ProxyConfig> versions = SaveLoop.versions();
        Random random = new Random(20_260_301);
        Set<ProxyConfig> seen = new HashSet<>();
        int struckWhileWriting = 0;
        int kills = Effort.of(KILLS, 40 * KILLS);
        int longest = SHORT_MICROS;
        // On until one has struck in the midst of a write and both versions were met: a matter of
        // luck, and of how fast the disk is.
        for (int kill = 0;
                kill < kills || ((struckWhileWriting == 0 || seen.size() < 2) && kill < MOST);
                kill++) {
            if (kill >= kills && seen.size() < 2) {
                longest += SHORT_MICROS / 10;
            }
            killWhileSaving(file, random.nextInt(longest));
            struckWhileWriting += leftOver().isEmpty() ? 0 : 1;
            // Read as text first: loading would mend what it can.
            ConfigJson.Reading reading = ConfigJson.read(Files.readString(file), "yaomote.json");
            assertThat(reading)
                    .as("after kill %s", kill)
                    .isInstanceOf(ConfigJson.Reading.Read.class);
            ProxyConfig config = ((ConfigJson.Reading.Read) reading).config();
            assertThat(versions).as("after kill %s", kill).contains(config);
            seen.add(config);
        }
        assertThat(seen).as("versions found").hasSize(2);
        assertThat(struckWhileWriting).as("kills in the midst of a write").isPositive();
        historyIsWhole();

        ConfigStore store = new ConfigStore(file, Clock.systemUTC());
        assertThat(store.load()).isInstanceOf(LoadResult.Loaded.class);
        assertThat(leftOver()).isEmpty();
    }

    private ChildJvm next(Path file) throws IOException {
        while (waiting.size() <= WAITING) {
            Path own = Files.createTempDirectory(elsewhere, "warm");
            waiting.add(ChildJvm.start(SaveLoop.class, file.toString(), own.toString()));
        }
        return waiting.removeFirst();
    }

    private void killWhileSaving(Path file, long micros) throws IOException, InterruptedException {
        try (ChildJvm child = next(file)) {
            assertThat(child.line()).isEqualTo("warm");
            child.go();
            assertThat(child.line()).isEqualTo("ready");
            // No condition to wait for: the point is to strike at any instant.
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(micros));
            child.kill();
        }
    }

    private void historyIsWhole() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("history"))) {
            List<Path> versions =
                    files.filter(f -> f.getFileName().toString().startsWith("yaomote")).toList();
            // One more than kept is there if the last kill came before the oldest was dropped.
            assertThat(versions).hasSizeBetween(History.DEPTH, History.DEPTH + 1);
            for (Path version : versions) {
                assertThat(ConfigJson.read(Files.readString(version), "history"))
                        .isInstanceOf(ConfigJson.Reading.Read.class);
            }
        }
    }

    private List<Path> leftOver() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".tmp")).toList();
        }
    }
}
