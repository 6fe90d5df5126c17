package org.yaomote.notices;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

class NoticeGroupsTest {
    /// A timer whose time comes when the test says so.
    private static final class HandTimer extends ScheduledThreadPoolExecutor {
        private final List<Runnable> waiting = new ArrayList<>();

        HandTimer() {
            super(0);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            assertThat(unit.toSeconds(delay)).isEqualTo(5);
            waiting.add(task);
            return super.schedule((Callable<Object>) () -> "", 1, TimeUnit.DAYS);
        }

        void ring() {
            List<Runnable> due = List.copyOf(waiting);
            waiting.clear();
            due.forEach(Runnable::run);
        }
    }

    private final HandTimer timer = new HandTimer();
    private final List<NoticeGroups.Group> shown = new ArrayList<>();
    private final NoticeGroups groups = new NoticeGroups(timer, shown::add);

    @Test
    void whatComesTogetherIsOneNotice() {
        groups.add("web1 is down");
        groups.add("web2 is down");
        assertThat(shown).isEmpty();
        timer.ring();

        assertThat(shown)
                .containsExactly(
                        new NoticeGroups.Group(List.of("web1 is down", "web2 is down"), 2));
    }

    @Test
    void whatComesLaterIsAnother() {
        groups.add("web1 is down");
        timer.ring();
        groups.add("web1 is up again");
        timer.ring();

        assertThat(shown).extracting(NoticeGroups.Group::count).containsExactly(1, 1);
    }

    @Test
    void aFloodTakesNoMemoryAndIsCounted() {
        for (int i = 0; i < 100_000; i++) {
            groups.add("event " + i);
        }
        timer.ring();

        assertThat(shown.getFirst().first()).hasSize(NoticeGroups.MOST);
        assertThat(shown.getFirst().count()).isEqualTo(100_000);
    }

    @Test
    void afterTheEndNothingIsKept() {
        timer.shutdownNow();
        groups.add("too late");

        assertThat(shown).isEmpty();
    }
}
