package org.yaomote.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Parent;
import javafx.scene.text.Text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.fixtures.Effort;
import org.yaomote.fixtures.LookedWindow;
import org.yaomote.fixtures.TabWalk;
import org.yaomote.ui.fx.ThemeChoice;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Bar Q25: what is seen after the language and the theme were changed while it was in sight is
/// what a window shows that was opened with them, at every place, word by word and colour by
/// colour.
class LiveSwitchIT {
    private static final List<String> USUAL =
            List.of(
                    "listeners[0].port",
                    "services[0].name",
                    "certificates",
                    "traffic",
                    "sweep",
                    "logs.events",
                    "review",
                    "refused",
                    "palette",
                    "frame.gone",
                    "frame.doubtful",
                    "frame.notes",
                    "empty.overview",
                    "settings.general",
                    "certificates-trust",
                    "overview");

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

    /// What a place shows, and in which colours.
    private record Seen(Set<String> words, Set<String> colours) {}

    @Test
    void nothingRemainsOfTheLanguageAndTheThemeBefore() throws Exception {
        List<String> remains = new ArrayList<>();
        boolean isLong = Effort.of(0, 1) == 1;
        for (Dress first : isLong ? List.of(Dress.values()) : List.of(Dress.ENGLISH)) {
            Map<String, Seen> fresh = fresh(first.other());
            try (WalkedWindow window = opened(first, "switched" + first)) {
                for (String place : places()) {
                    window.visit(place, _ -> List.of());
                    Seen before = window.on(() -> seen(window.root()));
                    window.on(() -> dress(window, first.other()));
                    Seen after = window.on(() -> seen(window.root()));
                    window.on(() -> dress(window, first));
                    remains.addAll(remains(place, List.of(before, after, fresh.get(place))));
                }
            }
        }
        assertThat(remains).isEmpty();
    }

    /// What was there before, is there still, and is not there when it begins so.
    private static List<String> remains(String place, List<Seen> all) {
        Seen fresh = all.getLast();
        Set<String> left = new TreeSet<>(all.get(1).words);
        left.retainAll(all.getFirst().words);
        left.removeAll(fresh.words);
        // Figures with their units, and the languages' own names, are the same in every language.
        left.removeIf(words -> words.matches("\\s*|0 ?\\S{0,3}|English|日本語"));
        Set<String> colours = new TreeSet<>(all.get(1).colours);
        colours.retainAll(all.getFirst().colours);
        colours.removeAll(fresh.colours);
        left.addAll(colours);
        return left.stream().map(each -> place + ": " + each).toList();
    }

    private Map<String, Seen> fresh(Dress dress) throws Exception {
        Map<String, Seen> seen = new LinkedHashMap<>();
        try (WalkedWindow window = opened(dress, "fresh" + dress)) {
            for (String place : places()) {
                window.visit(place, _ -> List.of());
                seen.put(place, window.on(() -> seen(window.root())));
            }
        }
        return seen;
    }

    /// All of them with `-Dtests.long=true`, else those of which others are made.
    private static List<String> places() {
        if (Effort.of(0, 1) == 0) {
            return USUAL;
        }
        List<String> all = new ArrayList<>(WalkedWindow.PLACES);
        all.addAll(WalkedWindow.SETTINGS);
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
    private static Seen seen(Parent root) {
        LookedWindow.laidOut(root);
        Seen seen = new Seen(new TreeSet<>(), new TreeSet<>());
        TabWalk.all(root)
                .filter(Text.class::isInstance)
                .map(Text.class::cast)
                .filter(text -> !text.getText().isBlank())
                .forEach(
                        text -> {
                            seen.words.add(plain(text.getText()));
                            seen.colours.add(text.getFill().toString());
                        });
        return seen;
    }

    private static String plain(String text) {
        return text.replaceAll("/\\S*/(switched|fresh)[A-Z]*", "/")
                .replaceAll("[0-9][0-9.,:]*", "0");
    }
}
