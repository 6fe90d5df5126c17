package org.yaomote.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.fixtures.Configs;
import org.yaomote.store.ConfigStore;
import org.yaomote.store.LoadResult;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

@Timeout(60)
class SaveScheduleIT {
    private static final ProxyConfig SMALL = Configs.small();

    @TempDir private Path home;
    private final ScheduledExecutorService work = Executors.newSingleThreadScheduledExecutor();
    private final List<Problem> failures = new CopyOnWriteArrayList<>();
    private ConfigStore store;
    private SaveSchedule schedule;

    @BeforeEach
    void open() {
        store = new ConfigStore(home.resolve("folder/yaomote.json"), Clock.systemUTC());
        schedule = new SaveSchedule(store, work, failures::add);
    }

    @AfterEach
    void end() {
        work.shutdownNow();
    }

    private static ProxyConfig onPort(int port) {
        return SMALL.withListener(SMALL.listeners().getFirst().withPort(port));
    }

    private void isSaved(ProxyConfig config) {
        assertThat(store.load()).isEqualTo(new LoadResult.Loaded(config));
    }

    private long writes() throws IOException {
        Path history = home.resolve("folder/history");
        if (!Files.isDirectory(history)) {
            return Files.exists(store.file()) ? 1 : 0;
        }
        try (Stream<Path> versions = Files.list(history)) {
            return 1 + versions.count();
        }
    }

    /// A field that is left when the window is gone already still has what was typed.
    @Test
    void whatComesBehindTheLastSaveIsOnTheDiskAllTheSame() {
        schedule.changed(SMALL, Optional.empty());
        schedule.flush().join();
        work.shutdown();
        schedule.changed(onPort(9090), Optional.empty());
        await().untilAsserted(() -> isSaved(onPort(9090)));
        await().until(work::isTerminated);
        schedule.changed(onPort(9091), Optional.empty());
        isSaved(onPort(9091));
    }

    @Test
    void manyChangesInARowAreOneWrite() throws IOException {
        // The work thread is busy until all are made, however slow this machine is.
        CountDownLatch busy = new CountDownLatch(1);
        var _ = work.submit(() -> busy.await(30, TimeUnit.SECONDS));
        for (int i = 0; i < 200; i++) {
            schedule.changed(onPort(10_000 + i), Optional.empty());
        }
        busy.countDown();
        await().untilAsserted(() -> isSaved(onPort(10_199)));
        assertThat(writes()).isEqualTo(1);
    }

    @Test
    void changesThatNeverPauseAreSavedAllTheSame() {
        // As a slider that is dragged on and on: the next change comes before the pause is over.
        int[] port = {10_000};
        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> {
                            schedule.changed(onPort(port[0]++), Optional.empty());
                            return Files.exists(store.file());
                        });
    }

    @Test
    void flushSavesAtOnce() throws IOException {
        schedule.changed(SMALL, Optional.of(onPort(-1)));
        schedule.flush().join();
        isSaved(SMALL);
        assertThat(store.loadDraft()).isEqualTo(new LoadResult.Loaded(onPort(-1)));
        schedule.flush().join();
        assertThat(writes()).isEqualTo(1);
    }

    @Test
    void aDraftGoesWhenNothingIsPendingAnyMore() {
        schedule.changed(SMALL, Optional.of(onPort(-1)));
        schedule.flush().join();
        schedule.changed(onPort(8081), Optional.empty());
        schedule.flush().join();
        isSaved(onPort(8081));
        assertThat(store.loadDraft()).isEqualTo(new LoadResult.Missing());
    }

    @Test
    void aFailureIsToldOnceAndTriedAgainWithTheNextChange() throws IOException {
        Files.writeString(home.resolve("folder"), "not a folder");
        schedule.changed(SMALL, Optional.empty());
        schedule.flush().join();
        assertThat(failures).extracting(Problem::code).containsExactly("file.saveNoFolder");
        schedule.changed(onPort(8081), Optional.empty());
        schedule.flush().join();
        assertThat(failures).hasSize(1);

        Files.delete(home.resolve("folder"));
        schedule.changed(onPort(8082), Optional.empty());
        await().untilAsserted(() -> isSaved(onPort(8082)));
        assertThat(failures).hasSize(1);
    }

    @Test
    void whatFailedIsSavedByTheNextFlushWithoutAChange() throws IOException {
        Files.writeString(home.resolve("folder"), "not a folder");
        schedule.changed(SMALL, Optional.of(onPort(-1)));
        schedule.flush().join();
        assertThat(failures).isNotEmpty();

        Files.delete(home.resolve("folder"));
        schedule.flush().join();
        isSaved(SMALL);
        assertThat(store.loadDraft()).isEqualTo(new LoadResult.Loaded(onPort(-1)));
    }

    @Test
    void whatFailedIsTriedAgainByItself() throws IOException {
        Files.writeString(home.resolve("folder"), "not a folder");
        schedule.changed(SMALL, Optional.empty());
        await().until(() -> !failures.isEmpty());

        Files.delete(home.resolve("folder"));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> isSaved(SMALL));
        assertThat(failures).hasSize(1);
    }

    @Test
    void aFailureThatComesBackIsToldAgain() throws IOException {
        Files.writeString(home.resolve("folder"), "not a folder");
        schedule.changed(SMALL, Optional.empty());
        schedule.flush().join();
        Files.delete(home.resolve("folder"));
        schedule.flush().join();
        Files.delete(store.file());
        Files.delete(home.resolve("folder"));
        Files.writeString(home.resolve("folder"), "not a folder again");
        schedule.changed(onPort(8081), Optional.empty());
        schedule.flush().join();
        assertThat(failures).hasSize(2);
    }
}
