package org.yaomote.ui.fx;

import java.util.List;

/// What can be wanted about the program itself. Whoever acts on one asks [Preferences] for it; the
/// Settings screen has a row for each.
public final class Wishes {
    /// The language of the window.
    public static final Wish<LanguageChoice> LANGUAGE =
            Wish.choice("language", LanguageChoice.SYSTEM);

    /// Its colours, high contrast among them.
    public static final Wish<ThemeChoice> THEME = Wish.choice("theme", ThemeChoice.SYSTEM);

    /// The size of its text, in per cent.
    public static final Wish<Number> TEXT_SIZE =
            new Wish<>(
                    "textSize",
                    100,
                    size -> Integer.toString(size.intValue()),
                    text ->
                            Wish.number("", 100, Appearance.SMALLEST, Appearance.LARGEST)
                                    .read()
                                    .apply(text)
                                    .map(n -> n));

    /// The last screen is no screen's id.
    public static final String LAST_SCREEN = "last";

    /// The screens that can be begun with, by their ids.
    public static final List<String> SCREENS =
            List.of(
                    LAST_SCREEN,
                    "overview",
                    "listeners",
                    "services",
                    "traffic",
                    "sweep",
                    "certificates",
                    "logs",
                    "settings");

    /// The screen at the start.
    public static final Wish<String> START_SCREEN = Wish.word("startScreen", LAST_SCREEN, SCREENS);

    /// What becomes of the proxy when the window is closed while it serves.
    public static final Wish<CloseChoice> ON_CLOSE = Wish.choice("onClose", CloseChoice.ASK);

    /// Whether what changes is told on the desktop while the window is not in front.
    public static final Wish<Boolean> NOTICES = Wish.flag("notices", false);

    /// When nothing is told on the desktop, such as `22:00-07:00`; empty for never.
    public static final Wish<String> QUIET_HOURS =
            Wish.text("quietHours", "", text -> QuietHours.parse(text).map(QuietHours::text));

    /// The most requests that Live traffic keeps.
    public static final Wish<Integer> TRAFFIC_ROWS =
            Wish.number("trafficRows", 5_000, 100, 100_000);

    /// About the most memory that they take, in megabytes.
    public static final Wish<Integer> TRAFFIC_MEGABYTES =
            Wish.number("trafficMegabytes", 64, 4, 1_024);

    /// Whether requests are recorded while another screen is shown.
    public static final Wish<Boolean> TRAFFIC_ALWAYS = Wish.flag("trafficAlways", true);

    /// Whether bodies are kept, too.
    public static final Wish<Boolean> TRAFFIC_BODIES = Wish.flag("trafficBodies", false);

    /// How many earlier versions of the configuration's file are kept.
    public static final Wish<Integer> VERSIONS = Wish.number("versions", 30, 1, 1_000);

    /// How thorough a sweep is.
    public static final Wish<String> SWEEP_PRESET =
            Wish.word("sweepPreset", "quick", List.of("quick", "thorough", "own"));

    /// Whether names are looked up for hosts that are found.
    public static final Wish<Boolean> SWEEP_NAMES = Wish.flag("sweepNames", true);

    /// Whether it is found out what their ports speak.
    public static final Wish<Boolean> SWEEP_WEB = Wish.flag("sweepWeb", true);

    /// Whether hardware addresses are looked up.
    public static final Wish<Boolean> SWEEP_MAC = Wish.flag("sweepMac", true);

    private Wishes() {}
}
