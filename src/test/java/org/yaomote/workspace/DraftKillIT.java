package org.yaomote.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.config.ProxyConfig;
import org.yaomote.fixtures.ChildJvm;
import org.yaomote.fixtures.Effort;
import org.yaomote.store.ConfigStore;
import org.yaomote.store.LoadResult;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A program that is killed while the user edits (`kill -9`) comes back with the draft, and with
/// what ran beside it. Q13 of the quality bars.
@Timeout(300)
class DraftKillIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir private Path folder;

    @Test
    void theDraftAndWhatRanComeBack() throws Exception {
        Random random = new Random(20_261_126);
        for (int kill = 0; kill < Effort.of(2, 100); kill++) {
            Path file = folder.resolve("kill-" + kill).resolve("yaomote.json");
            ConfigStore store = new ConfigStore(file, Clock.systemUTC());
            try (ChildJvm child = ChildJvm.start(DraftLoop.class, file.toString())) {
                assertThat(child.line()).isEqualTo("editing");
                // Nobody asks it to save: it does so while the edits go on.
                await().atMost(PATIENCE).until(() -> edits(store) > 0);
                int kept = edits(store);
                await().atMost(PATIENCE).until(() -> edits(store) > kept);
                // No condition to wait for: the point is to strike at any instant.
                LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(400_000)));
                child.kill();
                assertThat(edits(store)).as("after kill %s", kill).isGreaterThan(kept);
            }
            assertThat(store.load()).isEqualTo(new LoadResult.Loaded(DraftLoop.applied()));
            ProxyConfig draft = ((LoadResult.Loaded) store.loadDraft()).config();
            Workspace opened = new Workspace(DraftLoop.applied(), draft, Keeper.none());
            assertThat(opened.isRestored()).isTrue();
            assertThat(opened.applied()).isEqualTo(DraftLoop.applied());
        }
    }

    /// How many edits the draft on the disk has; it can always be read.
    private static int edits(ConfigStore store) {
        return switch (store.loadDraft()) {
            case LoadResult.Missing _ -> 0;
            case LoadResult.Loaded(var draft) -> {
                int edits = Integer.parseInt(draft.poundText().replaceAll("\\D", ""));
                assertThat(draft).isEqualTo(DraftLoop.draft(edits));
                yield edits;
            }
            case LoadResult.Unreadable(var problems, _) ->
                    throw new AssertionError(problems.toString());
        };
    }
}
