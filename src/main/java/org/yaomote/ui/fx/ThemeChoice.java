package org.yaomote.ui.fx;

/// Which colours the user wants.
public enum ThemeChoice {
    /// What the system has, also when it changes.
    SYSTEM,
    LIGHT,
    DARK;

    /// Key of its name.
    public String key() {
        return switch (this) {
            case SYSTEM -> "theme.system";
            case LIGHT -> "theme.light";
            case DARK -> "theme.dark";
        };
    }
}
