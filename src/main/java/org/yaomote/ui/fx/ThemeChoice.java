package org.yaomote.ui.fx;

/// Which colours the user wants.
public enum ThemeChoice {
    /// What the system has, also when it changes.
    SYSTEM,
    LIGHT,
    DARK,
    /// Black on white, for eyes that need it.
    CONTRAST_LIGHT,
    /// White on black, for eyes that need it.
    CONTRAST_DARK;

    /// Key of its name.
    public String key() {
        return switch (this) {
            case SYSTEM -> "theme.system";
            case LIGHT -> "theme.light";
            case DARK -> "theme.dark";
            case CONTRAST_LIGHT -> "theme.contrastLight";
            case CONTRAST_DARK -> "theme.contrastDark";
        };
    }
}
