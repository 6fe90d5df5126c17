package org.yaomote.ui.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.fixtures.HandTicker;
import org.yaomote.roster.WatchList;
import org.yaomote.ui.fx.BackgroundWork;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

class WatchViewModelTest {
    @TempDir Path folder;

    private final Queue<Runnable> tasks = new ArrayDeque<>();

    private WatchViewModel model(FakeWatching watching) {
        return model(watching, new HandTicker());
    }

    private WatchViewModel model(FakeWatching watching, HandTicker time) {
        WatchList list = new WatchList(folder.resolve("watched.json"));
        KeptHosts kept = new KeptHosts(list, new BackgroundWork(tasks::add, Runnable::run));
        return new WatchViewModel(watching, time, kept);
    }

    private int work() {
        int done = 0;
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
            done++;
        }
        return done;
    }

    @Test
    void whoIsWatchedIsWatchedAgainAtTheNextStart() {
        WatchViewModel first = model(new FakeWatching());
        work();
        first.add("192.0.2.1", "router");
        first.add("192.0.2.2", "");
        first.add("192.0.2.3", "");
        first.every(Duration.ofSeconds(30));
        first.togglePause();
        var _ = first.remove(List.of(first.rows().get(1)));
        assertThat(work()).as("one write, and one of all that came meanwhile").isEqualTo(2);

        FakeWatching watching = new FakeWatching();
        WatchViewModel again = model(watching);
        work();

        assertThat(again.rows())
                .extracting(row -> row.now().host() + " " + row.now().name())
                .containsExactly("192.0.2.1 router", "192.0.2.3 ");
        assertThat(watching.interval).isEqualTo(Duration.ofSeconds(30));
        assertThat(again.intervalProperty().get()).isEqualTo(Duration.ofSeconds(30));
        assertThat(watching.paused).isTrue();
        assertThat(again.pausedProperty().get()).isTrue();
    }

    /// With what was found out; once the offer has gone, that is forgotten.
    @Test
    void whoIsWatchedNoLongerComesBackToItsPlaceAsItWas() {
        FakeWatching watching = new FakeWatching();
        HandTicker time = new HandTicker();
        WatchViewModel model = model(watching, time);
        model.add("192.0.2.1", "router");
        model.add("192.0.2.2", "");
        model.add("192.0.2.3", "");
        watching.beats("192.0.2.2", WatchedHost.State.UP, 120, 0);
        model.refresh();
        List<WatchedHost> before = hosts(model);
        Runnable back = model.remove(List.of(model.rows().get(0), model.rows().get(1)));
        assertThat(hosts(model)).extracting(WatchedHost::host).containsExactly("192.0.2.3");
        back.run();
        assertThat(hosts(model)).isEqualTo(before);
        time.pass(Duration.ofMinutes(1));
        assertThat(hosts(model)).isEqualTo(before);
        var _ = model.remove(List.of(model.rows().get(1)));
        assertThat(watching.remembered("192.0.2.2")).isTrue();
        time.pass(Duration.ofMinutes(1));
        assertThat(watching.remembered("192.0.2.2")).isFalse();
    }

    private static List<WatchedHost> hosts(WatchViewModel model) {
        return model.rows().stream().map(WatchRow::now).toList();
    }

    @Test
    void whatIsAddedBeforeTheFileIsReadIsNotLost() {
        WatchViewModel first = model(new FakeWatching());
        work();
        first.add("192.0.2.1", "");
        work();

        WatchViewModel again = model(new FakeWatching());
        again.add("192.0.2.9", "");
        work();

        FakeWatching third = new FakeWatching();
        model(third);
        work();
        assertThat(third.hosts())
                .extracting(WatchedHost::host)
                .containsExactly("192.0.2.9", "192.0.2.1");
    }
}
