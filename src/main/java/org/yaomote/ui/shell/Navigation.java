package org.yaomote.ui.shell;

import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

import org.yaomote.config.Where;
import org.yaomote.ui.fx.HostErrand;
import org.yaomote.ui.fx.Navigator;
import org.yaomote.ui.fx.Screen;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Which screen is shown, and the way to others.
///
/// Thread: the FX thread.
final class Navigation implements Navigator {
    private static final int MOST_BEHIND = 50;

    private final List<Screen> screens = new ArrayList<>();
    private final ReadOnlyObjectWrapper<Optional<Screen>> current =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    private final Deque<Screen> behind = new ArrayDeque<>();
    private final Deque<Screen> ahead = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper canGoBack = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper canGoForward = new ReadOnlyBooleanWrapper(false);

    /// Takes the screens; the first is shown.
    void register(List<Screen> all) {
        screens.addAll(all);
        current.set(screens.stream().findFirst());
    }

    List<Screen> screens() {
        return List.copyOf(screens);
    }

    /// Those of the side bar and the menu.
    List<Screen> listed() {
        return screens.stream().filter(Screen::isListed).toList();
    }

    ReadOnlyObjectProperty<Optional<Screen>> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /// Whether another screen was shown before this one.
    ObservableValue<Boolean> canGoBack() {
        return canGoBack.getReadOnlyProperty();
    }

    /// Whether the user went back from another screen.
    ObservableValue<Boolean> canGoForward() {
        return canGoForward.getReadOnlyProperty();
    }

    /// To the screen that was shown before.
    void back() {
        step(behind, ahead);
    }

    /// To the screen the user went back from.
    void forward() {
        step(ahead, behind);
    }

    private void step(Deque<Screen> from, Deque<Screen> to) {
        if (!from.isEmpty()) {
            current.get().ifPresent(to::push);
            current.set(Optional.of(from.pop()));
            told();
        }
    }

    private void go(Screen screen) {
        Screen now = current.get().orElse(screen);
        if (!now.equals(screen)) {
            behind.push(now);
            if (behind.size() > MOST_BEHIND) {
                behind.removeLast();
            }
            ahead.clear();
            current.set(Optional.of(screen));
            told();
        }
    }

    private void told() {
        canGoBack.set(!behind.isEmpty());
        canGoForward.set(!ahead.isEmpty());
    }

    @Override
    public void show(Where where) {
        switch (where) {
            case Where.Field(var path) -> reveal(path);
            case Where.Line _, Where.Everywhere() -> {
                // No screen has such a place.
            }
        }
    }

    @Override
    public void open(String screenId) {
        find(screenId).ifPresent(this::go);
    }

    @Override
    public void act(String screenId, Consumer<Screen> deed) {
        find(screenId)
                .ifPresent(
                        screen -> {
                            go(screen);
                            deed.accept(screen);
                        });
    }

    @Override
    public void send(HostErrand errand) {
        find(errand.screen()).ifPresent(screen -> screen.take(errand));
    }

    private void reveal(String path) {
        for (Screen screen : screens) {
            if (screen.reveal(path)) {
                go(screen);
                // Once more now that it is shown: what is hidden cannot take the focus.
                screen.reveal(path);
                return;
            }
        }
    }

    private Optional<Screen> find(String id) {
        return screens.stream().filter(s -> s.id().equals(id)).findFirst();
    }
}
