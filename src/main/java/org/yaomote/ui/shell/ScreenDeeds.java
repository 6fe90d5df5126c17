package org.yaomote.ui.shell;

import javafx.scene.control.Button;

import org.yaomote.ui.fx.Screen;

import java.util.Map;
import java.util.Optional;

/// Which commands the buttons of screens stand for as well: those that are called after the screen
/// and the deed.
///
/// @param book which keys the commands have
record ScreenDeeds(KeyBook book) {
    private static final Map<String, Keys> DEEDS =
            Map.of(
                    "drain", Keys.DRAIN,
                    "maintain", Keys.MAINTENANCE,
                    "rehearse", Keys.REHEARSE,
                    "duplicate", Keys.DUPLICATE,
                    "delete", Keys.DELETE);

    /// The keys that do the same where the screen is in sight; empty for none.
    String keys(Screen screen, Button button) {
        return of(screen, button)
                .filter(command -> book.of(command).isPresent())
                .map(book::shown)
                .orElse("");
    }

    private static Optional<Keys> of(Screen screen, Button button) {
        String id = Optional.ofNullable(button.getId()).orElse("");
        String own = screen.id() + "-";
        return id.startsWith(own)
                ? Optional.ofNullable(DEEDS.get(id.substring(own.length())))
                : Optional.empty();
    }
}
