package org.yaomote.ui.shell;

import org.yaomote.ui.fx.ThemeChoice;

import java.util.Locale;
import java.util.Optional;

/// Remembers how the user had the window; kept by the program.
///
/// Thread: called on the FX thread; must not block it.
public interface WindowMemory {
    /// How the window was, if that is known.
    Optional<WindowLook> recall();

    /// The window is like this now.
    void remember(WindowLook look);

    /// Remembers nothing.
    static WindowMemory none() {
        return new WindowMemory() {
            @Override
            public Optional<WindowLook> recall() {
                return Optional.empty();
            }

            @Override
            public void remember(WindowLook look) {
                // A window that is only looked at leaves no trace.
            }
        };
    }

    /// How a window is.
    ///
    /// @param x of its left edge, in pixels of the desktop
    /// @param y of its upper edge
    /// @param width in pixels, while not maximised
    /// @param height in pixels, while not maximised
    /// @param screen id of the screen shown
    /// @param language English or Japanese
    /// @param textSize in per cent
    /// @param notices whether things are told on the desktop too
    record WindowLook(
            double x,
            double y,
            double width,
            double height,
            boolean maximized,
            String screen,
            Locale language,
            ThemeChoice theme,
            int textSize,
            boolean notices) {}
}
