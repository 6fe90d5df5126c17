package org.yaomote.ui.fx;

import java.util.Locale;

/// What becomes of the proxy when the window is closed while it serves.
public enum CloseChoice {
    /// It is asked.
    ASK,
    /// It goes on, without the window.
    KEEP,
    /// It stops after the requests under way.
    STOP;

    /// Key of its name.
    public String key() {
        return "settings.close." + name().toLowerCase(Locale.ROOT);
    }
}
