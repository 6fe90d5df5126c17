package org.yaomote.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.beans.property.SimpleObjectProperty;

import org.junit.jupiter.api.Test;
import org.yaomote.config.Problem;
import org.yaomote.fixtures.FakeScreen;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What stands in the window for a screen that is not made yet.
class LaterScreenTest {
    private static final Problem WRONG = Problem.general("field.required");
    private static final Problem OTHER = Problem.general("field.number");

    private final SimpleObjectProperty<List<Problem>> expected =
            new SimpleObjectProperty<>(List.of());
    private final List<FakeScreen> made = new ArrayList<>();
    private final LaterScreen<FakeScreen> place =
            new LaterScreen<>(FakeScreen.SIGN, expected, this::make);

    private FakeScreen make() {
        made.add(new FakeScreen());
        return made.getLast();
    }

    @Test
    void whatTheFrameShowsOfItNeedsNoScreen() {
        expected.set(List.of(WRONG));
        assertThat(place.id()).isEqualTo("fake");
        assertThat(place.titleKey()).isEqualTo("overview.title");
        assertThat(place.problems().getValue()).containsExactly(WRONG);
        assertThat(place.lastHappening().getValue()).isEmpty();
        assertThat(place.statusNote().getValue()).isEmpty();
        assertThat(place.itemSelected().get()).isFalse();
        assertThat(place.node().isVisible()).isFalse();
        assertThat(made).isEmpty();
    }

    @Test
    void itIsMadeWhenItComesInSight() {
        place.node().setVisible(true);
        assertThat(made).hasSize(1);
        assertThat(place.node().isVisible()).isTrue();
        assertThat(made.getFirst().node().isVisible()).isTrue();
        assertThat(made.getFirst().told).containsExactly("hidden", "seen");
        place.node().setVisible(false);
        place.node().setVisible(true);
        assertThat(made).hasSize(1);
        assertThat(made.getFirst().told).containsExactly("hidden", "seen", "hidden", "seen");
    }

    @Test
    void itIsMadeForWhatOnlyItCanDo() {
        assertThat(place.reveal("fake.field")).isTrue();
        assertThat(place.reveal("other")).isFalse();
        place.newItem();
        assertThat(made).hasSize(1);
        assertThat(place.itself()).isSameAs(made.getFirst());
        assertThat(made.getFirst().told)
                .containsExactly("hidden", "reveal fake.field", "reveal other", "new");
    }

    @Test
    void whenItIsMadeItSpeaksForItself() {
        FakeScreen screen = place.itself();
        expected.set(List.of(WRONG));
        assertThat(place.problems().getValue()).isEmpty();
        screen.wrong.set(List.of(OTHER));
        screen.selected.set(true);
        assertThat(place.problems().getValue()).containsExactly(OTHER);
        assertThat(place.itemSelected().get()).isTrue();
    }

    @Test
    void theRestIsMadeInTurnWithPausesAndNothingTwice() {
        List<Runnable> pauses = new ArrayList<>();
        LaterScreens rest = new LaterScreens(waiting(pauses));
        LaterScreen<FakeScreen> second = new LaterScreen<>(FakeScreen.SIGN, expected, this::make);
        LaterScreen<FakeScreen> third = new LaterScreen<>(FakeScreen.SIGN, expected, this::make);
        List.of(place, second, third).forEach(rest::add);
        second.newItem();
        assertThat(made).hasSize(1);
        List<Integer> then = new ArrayList<>();
        rest.then(() -> then.add(made.size()));
        rest.makeRest();
        assertThat(made).as("made, and not in its place yet").hasSize(2);
        assertThat(place.isMissing()).isTrue();
        assertThat(place.itself()).as("whoever needs it meanwhile").isSameAs(made.get(1));
        while (!pauses.isEmpty()) {
            pauses.removeFirst().run();
        }
        assertThat(made).hasSize(3);
        assertThat(List.of(place, second, third)).noneMatch(LaterScreen::isMissing);
        assertThat(then).as("once, when all are there").containsExactly(3);
    }

    @Test
    void noneIsMadeAnyMoreWhenTheWindowGoes() {
        List<Runnable> pauses = new ArrayList<>();
        LaterScreens rest = new LaterScreens(waiting(pauses));
        rest.add(place);
        List<String> then = new ArrayList<>();
        rest.then(() -> then.add("then"));
        rest.makeRest();
        rest.stop();
        pauses.removeFirst().run();
        assertThat(pauses).isEmpty();
        assertThat(then).isEmpty();
        assertThat(place.isMissing()).isTrue();
    }

    private static Ticker waiting(List<Runnable> pauses) {
        return new Ticker() {
            @Override
            public long nanos() {
                return 0;
            }

            @Override
            public Runnable in(Duration delay, Runnable task) {
                assertThat(delay).isEqualTo(LaterScreens.PAUSE);
                pauses.add(task);
                return () -> pauses.remove(task);
            }
        };
    }
}
