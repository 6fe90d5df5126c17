package org.yaomote.ui.settings;

import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.fx.CloseChoice;
import org.yaomote.ui.fx.LanguageChoice;
import org.yaomote.ui.fx.Navigator;
import org.yaomote.ui.fx.ThemeChoice;
import org.yaomote.ui.fx.Wishes;

import java.util.List;
import java.util.Locale;

/// The groups of what is wanted about the program itself: lists of rows.
///
/// @param rows makes them
/// @param actions makes buttons
record WishGroups(RowMaker rows, Actions actions, SettingsDesk desk, Navigator navigator) {
    private static final List<Integer> TEXT_SIZES =
            List.of(80, 90, 100, 110, 120, 130, 140, 150, 160, 170, 180, 190, 200);

    /// Wide enough for the largest number, or for two times of the day.
    private static final int FIGURE = 8;

    private static final int SPAN = 12;
    private static final double OCTETS_OF_A_MEGABYTE = 1 << 20;

    SettingGroup general() {
        return group(
                "general",
                Feather.GLOBE,
                rows.choice(Wishes.LANGUAGE, List.of(LanguageChoice.values()), LanguageChoice::key),
                rows.choice(Wishes.THEME, List.of(ThemeChoice.values()), ThemeChoice::key),
                rows.figure(Wishes.TEXT_SIZE, TEXT_SIZES, "settings.percent"));
    }

    /// How the program starts and what its window does.
    ///
    /// @param login the row about logging in
    SettingGroup start(SettingRow login) {
        return group(
                "start",
                Feather.MONITOR,
                rows.choice(Wishes.START_SCREEN, Wishes.SCREENS, WishGroups::screenKey),
                rows.choice(Wishes.ON_CLOSE, List.of(CloseChoice.values()), CloseChoice::key),
                login);
    }

    private static String screenKey(String screen) {
        return screen.equals(Wishes.LAST_SCREEN) ? "settings.screen.last" : screen + ".title";
    }

    SettingGroup notices() {
        return group(
                "notices",
                Feather.BELL,
                rows.flag(Wishes.NOTICES),
                rows.typed(Wishes.QUIET_HOURS, SPAN));
    }

    SettingGroup sweep() {
        Button own =
                actions.button(
                        "settings.sweep.open", Feather.ARROW_RIGHT, () -> navigator.open("sweep"));
        return group(
                "sweep",
                Feather.SEARCH,
                rows.choice(
                        Wishes.SWEEP_PRESET,
                        List.of("quick", "thorough", "own"),
                        word -> "sweep.preset." + word.toLowerCase(Locale.ROOT)),
                rows.flag(Wishes.SWEEP_NAMES),
                rows.flag(Wishes.SWEEP_WEB),
                rows.flag(Wishes.SWEEP_MAC),
                rows.deeds("sweepOwn", own));
    }

    SettingGroup capture() {
        var used =
                rows.texts()
                        .follow(
                                () ->
                                        rows.texts()
                                                .get(
                                                        "settings.megabytes",
                                                        rows.texts().numbers().count(megabytes())),
                                desk.recorded());
        return group(
                "capture",
                Feather.DATABASE,
                rows.typed(Wishes.TRAFFIC_ROWS, FIGURE),
                rows.typed(Wishes.TRAFFIC_MEGABYTES, FIGURE),
                rows.flag(Wishes.TRAFFIC_ALWAYS),
                rows.flag(Wishes.TRAFFIC_BODIES),
                rows.told("capture.used", used));
    }

    private long megabytes() {
        return Math.round(desk.recorded().getValue() / OCTETS_OF_A_MEGABYTE);
    }

    /// A group of this window.
    static SettingGroup group(String id, Ikon icon, SettingRow... rows) {
        VBox card = new VBox(20);
        for (SettingRow row : rows) {
            card.getChildren().add(row.node());
        }
        card.getStyleClass().addAll("card", "setting-card");
        return new SettingGroup(id, icon, List.of(rows), card);
    }
}
