package org.yaomote.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.config.Change;
import org.yaomote.config.ProxyConfig;
import org.yaomote.fixtures.Configs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

class ApplyHistoryTest {
    private static final Instant NOW = Instant.parse("2026-03-01T09:12:00Z");

    @TempDir private Path folder;

    private Path file() {
        return folder.resolve("yaomote.json");
    }

    private ApplyHistory history() {
        return ApplyHistory.of(file());
    }

    private static HistoryEntry entry(Instant at, ProxyConfig config) {
        return new HistoryEntry(
                at,
                "you",
                "more power \"本店\"",
                List.of(new Change("backend.weight", List.of("web2", "1", "3"))),
                HistoryEntry.Result.PROVEN,
                List.of(new Change("proof.answered", List.of("http", "200", "1.2", ""))),
                Duration.ofMillis(12),
                Optional.empty(),
                config);
    }

    @Test
    void whatWasAppliedIsThereAfterARestartWithWhatItServed() {
        ApplyHistory history = history();
        HistoryEntry first = entry(NOW, Configs.small());
        HistoryEntry second = entry(NOW, Configs.shop());
        history.add(first);
        history.add(second);
        HistoryEntry served = second.serving(new HistoryEntry.Traffic(9_812, 20));
        history.amend(served);

        ApplyHistory.Found found = history().load();
        assertThat(found.entries()).as("a clock that stood still").containsExactly(first, served);
        assertThat(found.broken()).isZero();
    }

    @Test
    void aRefusalInBetweenKeepsWhatWasServedWithWhatWasInForce() {
        ApplyHistory history = history();
        HistoryEntry applied = entry(NOW, Configs.small());
        HistoryEntry refused =
                new HistoryEntry(
                        NOW.plusSeconds(1),
                        "you",
                        "",
                        List.of(),
                        HistoryEntry.Result.REFUSED,
                        List.of(),
                        Duration.ZERO,
                        Optional.empty(),
                        Configs.shop());
        history.add(applied);
        history.add(refused);
        HistoryEntry served = applied.serving(new HistoryEntry.Traffic(41, 0));
        history.amend(served);

        assertThat(history().load().entries()).containsExactly(served, refused);
    }

    @Test
    void aBrokenEntryIsCountedAndPassedOverAndStays() throws IOException {
        history().add(entry(NOW, Configs.small()));
        Path broken = folder.resolve("history").resolve("yaomote.json.apply-20260301-091300-000");
        Files.writeString(broken, "{\"version\":1,\"at\":");

        ApplyHistory.Found found = history().load();
        assertThat(found.entries()).hasSize(1);
        assertThat(found.broken()).isEqualTo(1);
        assertThat(broken).exists();
    }

    @Test
    void theOldestGoAndTheVersionsOfTheFileStay() throws IOException {
        ConfigStore store = new ConfigStore(file(), Clock.systemUTC());
        store.save(Configs.small());
        store.save(Configs.shop());
        ApplyHistory history = history();
        for (int i = 0; i < ApplyHistory.DEPTH + 5; i++) {
            history.add(entry(NOW.plusSeconds(i), Configs.small()));
        }
        List<HistoryEntry> kept = history().load().entries();
        assertThat(kept).hasSize(ApplyHistory.DEPTH);
        assertThat(kept.getFirst().at()).isEqualTo(NOW.plusSeconds(5));
        try (var files = Files.list(folder.resolve("history"))) {
            assertThat(files).hasSize(ApplyHistory.DEPTH + 1);
        }
    }

    @Test
    void whatAnotherProcessWritesIsReadOnly() {
        history().add(entry(NOW, Configs.small()));
        ApplyHistory other = ApplyHistory.readOnly(file());
        other.add(entry(NOW, Configs.shop()));
        assertThat(other.load().entries()).hasSize(1);
    }
}
