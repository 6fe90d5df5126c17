package org.yaomote.workspace;

import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.fixtures.Configs;
import org.yaomote.store.ConfigStore;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/// The process that [DraftKillIT] kills: edits for as long as it lives, as a user does while the
/// proxy runs, and saves nothing by itself.
final class DraftLoop {
    private static final long PAUSE_NANOS = 2_000_000;

    private DraftLoop() {}

    /// What runs.
    static ProxyConfig applied() {
        return Configs.small();
    }

    /// The draft after this many edits.
    static ProxyConfig draft(int edits) {
        return applied().withPoundText("# edit " + edits);
    }

    /// @param words the configuration file
    public static void main(String[] words) {
        SaveSchedule saves =
                new SaveSchedule(
                        new ConfigStore(Path.of(words[0]), Clock.systemUTC()),
                        Executors.newSingleThreadScheduledExecutor(),
                        DraftLoop::complain);
        Workspace workspace = new Workspace(applied(), applied(), saves);
        workspace.setLive(true);
        for (int edits = 1; ; edits++) {
            ProxyConfig next = draft(edits);
            workspace.edit(Edit.of("listener.name", "", _ -> next));
            if (edits == 1) {
                System.out.println("editing");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static void complain(Problem problem) {
        throw new IllegalStateException(problem.toString());
    }
}
