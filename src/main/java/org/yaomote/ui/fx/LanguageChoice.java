package org.yaomote.ui.fx;

import java.util.Locale;

/// Which language the user wants.
public enum LanguageChoice {
    /// That of the system.
    SYSTEM,
    ENGLISH,
    JAPANESE;

    /// Key of its name.
    public String key() {
        return "language." + name().toLowerCase(Locale.ROOT);
    }

    /// The language it means.
    ///
    /// @param system that of the system
    public Locale language(Locale system) {
        return switch (this) {
            case SYSTEM -> system;
            case ENGLISH -> Locale.ENGLISH;
            case JAPANESE -> Locale.JAPANESE;
        };
    }

    /// The choice of just this language.
    public static LanguageChoice of(Locale language) {
        return language.getLanguage().equals(Locale.JAPANESE.getLanguage()) ? JAPANESE : ENGLISH;
    }
}
