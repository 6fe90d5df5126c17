package org.yaomote.ui.shell;

import javafx.beans.property.SimpleBooleanProperty;

import org.yaomote.ui.fx.Appearance;
import org.yaomote.ui.fx.LanguageChoice;
import org.yaomote.ui.fx.Preference;
import org.yaomote.ui.fx.Preferences;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.Wishes;

import java.util.Locale;

/// What the user wants about the window, made one with what its menus change.
///
/// Colours, text size and notices are remembered with the place of the window, as they always were.
record Wanted(Surroundings given, Texts texts, Appearance appearance) {
    Preferences preferences() {
        Preferences preferences = new Preferences(given.notebook());
        language(preferences);
        preferences.tie(Wishes.THEME, appearance.themeProperty());
        preferences.tie(Wishes.TEXT_SIZE, appearance.textSizeProperty());
        preferences.tie(Wishes.NOTICES, new SimpleBooleanProperty(false));
        return preferences;
    }

    /// The language that was remembered before there was a choice of the system's is that of the
    /// user.
    private void language(Preferences preferences) {
        Preference<LanguageChoice> wanted = preferences.of(Wishes.LANGUAGE);
        if (!wanted.isChanged() && !texts.language().equals(system())) {
            wanted.set(LanguageChoice.of(texts.language()));
        }
        wanted.property().subscribe(now -> texts.setLanguage(now.language(system())));
        texts.wordsProperty()
                .subscribe(
                        now -> {
                            if (!wanted.get().language(system()).equals(now.locale())) {
                                wanted.set(LanguageChoice.of(now.locale()));
                            }
                        });
    }

    private Locale system() {
        return LanguageChoice.of(given.language()).language(Locale.ENGLISH);
    }
}
