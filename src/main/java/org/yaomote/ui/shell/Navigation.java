package org.yaomote.ui.shell;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.yaomote.config.Where;
import org.yaomote.ui.fx.Navigator;
import org.yaomote.ui.fx.Screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which screen is shown, and the way to others.
///
/// Thread: the FX thread.
final class Navigation implements Navigator {
    private final List<Screen> screens = new ArrayList<>();
    private final ReadOnlyObjectWrapper<Optional<Screen>> current =
            new ReadOnlyObjectWrapper<>(Optional.empty());

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
        find(screenId).ifPresent(screen -> current.set(Optional.of(screen)));
    }

    @Override
    public void create(String screenId) {
        find(screenId)
                .ifPresent(
                        screen -> {
                            current.set(Optional.of(screen));
                            screen.newItem();
                        });
    }

    private void reveal(String path) {
        for (Screen screen : screens) {
            if (screen.reveal(path)) {
                current.set(Optional.of(screen));
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
