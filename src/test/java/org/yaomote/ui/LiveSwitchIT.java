package org.yaomote.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Parent;
import javafx.scene.text.Text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.fixtures.Effort;
import org.yaomote.fixtures.TabWalk;
import org.yaomote.ui.fx.ThemeChoice;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Bar Q25: what is seen after the language and the theme were changed while it was in sight is
/// what a window shows that was opened with them, at every place, word by word and colour by
/// colour.
class LiveSwitchIT {
    @TempDir Path folder;

    /// A language with a theme.
    private enum Dress {
        ENGLISH("en", ThemeChoice.LIGHT),
        JAPANESE("ja", ThemeChoice.DARK);

        private final String language;
        private final ThemeChoice theme;

        Dress(String language, ThemeChoice theme) {
            this.language = language;
            this.theme = theme;
        }

        Dress other() {
            return this == ENGLISH ? JAPANESE : ENGLISH;
        }
    }

    @Test
    void nothingRemainsOfTheLanguageAndTheThemeBefore() throws Exception {
        List<String> remains = new ArrayList<>();
        for (Dress first :
                Effort.of(0, 1) == 0 ? List.of(Dress.ENGLISH) : List.of(Dress.values())) {
            Map<String, List<String>> switched = switched(first);
            Map<String, List<String>> fresh = fresh(first.other());
            fresh.forEach(
                    (place, texts) -> {
                        List<String> old = new ArrayList<>(switched.getOrDefault(place, List.of()));
                        texts.forEach(old::remove);
                        old.forEach(text -> remains.add(place + ": " + text));
                    });
        }
        assertThat(remains).isEmpty();
    }

    private Map<String, List<String>> switched(Dress first) throws Exception {
        Map<String, List<String>> seen = new LinkedHashMap<>();
        try (WalkedWindow window = opened(first, "switched" + first)) {
            for (String place : places()) {
                window.visit(place, _ -> List.of());
                window.on(() -> dress(window, first.other()));
                seen.put(place, window.on(() -> texts(window.root())));
                window.on(() -> dress(window, first));
            }
        }
        return seen;
    }

    private Map<String, List<String>> fresh(Dress dress) throws Exception {
        Map<String, List<String>> seen = new LinkedHashMap<>();
        try (WalkedWindow window = opened(dress, "fresh" + dress)) {
            for (String place : places()) {
                window.visit(place, _ -> List.of());
                seen.put(place, window.on(() -> texts(window.root())));
            }
        }
        return seen;
    }

    private static List<String> places() {
        List<String> all = new ArrayList<>(WalkedWindow.PLACES);
        all.addAll(WalkedWindow.SETTINGS);
        // It goes on looking at the stores of this computer while it is read.
        all.remove("certificates-trust");
        if (Effort.of(0, 1) == 0) {
            all.removeIf(place -> place.contains("certificates-"));
        }
        return all;
    }

    private WalkedWindow opened(Dress dress, String name) throws Exception {
        Path own = Files.createDirectories(folder.resolve(name));
        WalkedWindow window = new WalkedWindow(own, Locale.of(dress.language));
        window.on(
                () -> {
                    window.look().sizeUnseen(1200, 780);
                    window.look().wear(dress.theme);
                    return dress;
                });
        return window;
    }

    private static String dress(WalkedWindow window, Dress dress) {
        window.fixture().window.context().texts().setLanguage(Locale.of(dress.language));
        window.look().wear(dress.theme);
        return "";
    }

    /// Numbers, times and the folder of the test differ from run to run.
    private static List<String> texts(Parent root) {
        root.applyCss();
        root.layout();
        return TabWalk.all(root)
                .filter(Text.class::isInstance)
                .map(Text.class::cast)
                .filter(text -> !text.getText().isBlank())
                .map(text -> plain(text.getText()) + " " + text.getFill())
                .toList();
    }

    private static String plain(String text) {
        return text.replaceAll("/\\S*/(switched|fresh)[A-Z]*", "/")
                .replaceAll("[0-9][0-9.,:]*", "0");
    }
}
