package org.yaomote.ui.fx;

import org.yaomote.config.Where;

import java.util.function.Consumer;

/// Goes to other places of the window.
///
/// Thread: the FX thread.
public interface Navigator {
    /// Shows the screen that has this place and focuses the field; a place that no screen has
    /// leaves everything as it is.
    void show(Where where);

    /// Shows a screen; an id that no screen has leaves everything as it is.
    void open(String screenId);

    /// Has the screen whose business it is do something with hosts; nothing happens where the
    /// window has none.
    void send(HostErrand errand);

    /// Shows a screen and makes a new object there.
    default void create(String screenId) {
        act(screenId, Screen::newItem);
    }

    /// Shows a screen and has something done there.
    ///
    /// @param deed is given the screen in sight; see [Screen#itself]
    void act(String screenId, Consumer<Screen> deed);
}
