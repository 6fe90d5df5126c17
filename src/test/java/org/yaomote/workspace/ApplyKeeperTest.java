package org.yaomote.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.config.Problem;
import org.yaomote.fixtures.Configs;
import org.yaomote.fixtures.FakeTraffic;
import org.yaomote.metrics.Traffic;
import org.yaomote.metrics.TrafficSnapshot;
import org.yaomote.store.ApplyHistory;
import org.yaomote.store.HistoryEntry;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

class ApplyKeeperTest {
    private static final Instant NOW = Instant.parse("2026-03-01T09:12:00Z");

    private final FakeTraffic traffic = new FakeTraffic(Configs.small(), 10);
    private int seconds;

    @TempDir private Path folder;

    private TrafficSnapshot counts() {
        return traffic.after(Duration.ofSeconds(seconds));
    }

    private Applied applied(Applied.Outcome outcome) {
        return Applied.begun(NOW.plusSeconds(seconds), Configs.shop(), Configs.small())
                .lasting(Duration.ofMillis(1), counts())
                .with(outcome);
    }

    @Test
    void aRefusedApplyDoesNotEndTheTrafficOfWhatIsInForce() {
        Path file = folder.resolve("yaomote.json");
        ApplyKeeper keeper =
                new ApplyKeeper(
                        new ApplyKeeper.Shelf(ApplyHistory.of(file), Runnable::run, Runnable::run),
                        this::counts);
        keeper.record(applied(new Applied.Outcome.InForce(List.of())));
        seconds = 2;
        keeper.record(
                applied(new Applied.Outcome.Refused(List.of(Problem.general("engine.failed")))));
        long before = traffic.after(Duration.ZERO).overListeners(Traffic::requests);
        seconds = 3;
        long all = counts().overListeners(Traffic::requests) - before;
        assertThat(keeper.sinceNewest().map(HistoryEntry.Traffic::requests)).contains(all);

        keeper.settle();

        assertThat(keeper.entries())
                .extracting(entry -> entry.traffic().map(HistoryEntry.Traffic::requests))
                .containsExactly(Optional.of(all), Optional.empty());
        assertThat(ApplyHistory.of(file).load().entries()).isEqualTo(keeper.entries());
    }
}
