package org.yaomote.ui.fx;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.Parent;
import javafx.scene.Scene;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Colours and text size of the window; changed while it is open.
///
/// Thread: the FX thread.
public final class Appearance {
    /// The smallest text size, in per cent.
    public static final int SMALLEST = 80;

    /// The largest text size, in per cent.
    public static final int LARGEST = 200;

    private static final double BASE_PIXELS = 14;
    private static final int STEP = 10;

    /// Of an icon at the usual text size, of a large one, and of the shape of a state.
    private static final int ICON = 18;

    private static final int TILE = 30;
    private static final int STATE = StateShape.SIZE;

    /// Of choices, menus, trees, folded parts and sorted columns.
    private static final String ARROWS =
            ".arrow-button > .arrow, .open-button > .arrow, .tree-disclosure-node > .arrow,"
                    + " .right-container > .arrow, .column-header .arrow";

    private final SystemLook system;
    private final ObjectProperty<ThemeChoice> theme =
            new SimpleObjectProperty<>(ThemeChoice.SYSTEM);
    private final IntegerProperty textSize = new SimpleIntegerProperty(100);
    private final List<Scene> scenes = new ArrayList<>();
    private final List<Parent> panes = new ArrayList<>();

    private final Texts texts;

    /// The system outlives every window: it must not be what keeps them.
    private final ChangeListener<Object> follower = (_, _, _) -> dress();

    /// @param system what the system has people see
    /// @param texts whose language needs a font
    public Appearance(SystemLook system, Texts texts) {
        this.system = system;
        this.texts = texts;
        texts.wordsProperty().addListener((_, _, _) -> takeFont());
        system.scheme().addListener(new WeakChangeListener<>(follower));
        system.contrast().addListener(new WeakChangeListener<>(follower));
        theme.addListener((_, _, _) -> dress());
        textSize.addListener((_, _, _) -> dress());
    }

    /// The user's choice.
    public ObjectProperty<ThemeChoice> themeProperty() {
        return theme;
    }

    /// Text size in per cent, [#SMALLEST] to [#LARGEST].
    public IntegerProperty textSizeProperty() {
        return textSize;
    }

    /// Makes the text a step larger (1), smaller (-1), or as it was (0).
    public void stepTextSize(int direction) {
        int size = direction == 0 ? 100 : textSize.get() + direction * STEP;
        textSize.set(Math.clamp(size, SMALLEST, LARGEST));
    }

    /// Whether the colours are dark now.
    public boolean isDark() {
        return switch (theme.get()) {
            case SYSTEM -> system.scheme().getValue() == ColorScheme.DARK;
            case LIGHT, CONTRAST_LIGHT -> false;
            case DARK, CONTRAST_DARK -> true;
        };
    }

    /// Whether contrast is high now.
    public boolean isHighContrast() {
        return switch (theme.get()) {
            case SYSTEM -> system.contrast().getValue();
            case LIGHT, DARK -> false;
            case CONTRAST_LIGHT, CONTRAST_DARK -> true;
        };
    }

    /// Dresses a scene, now and whenever something changes.
    public void dress(Scene scene) {
        scenes.add(scene);
        takeTheme();
        wear(scene);
    }

    /// Dresses a scene no longer, because its window is closed.
    public void undress(Scene scene) {
        scenes.remove(scene);
    }

    /// Dresses the pane of a dialog, now and whenever something changes. Its scene is JavaFX's own,
    /// which gives it the sheets of the window below.
    public void dress(Parent pane) {
        panes.add(pane);
        wear(pane);
    }

    /// Dresses a pane no longer, because its dialog is closed.
    public void undress(Parent pane) {
        panes.remove(pane);
    }

    private void dress() {
        takeTheme();
        scenes.forEach(this::wear);
        panes.forEach(this::wear);
    }

    /// Where that is the same font, nothing is styled anew.
    private void takeFont() {
        scenes.forEach(scene -> scene.getRoot().setStyle(textSizeStyle()));
        panes.forEach(pane -> pane.setStyle(textSizeStyle()));
    }

    private void takeTheme() {
        String sheet =
                isDark()
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet();
        // Setting it anew restyles everything, so a change of the text size leaves it alone.
        if (!sheet.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(sheet);
        }
    }

    private void wear(Scene scene) {
        scene.getStylesheets().setAll(styleSheets());
        scene.getRoot().setStyle(textSizeStyle());
    }

    private void wear(Parent pane) {
        pane.getStylesheets().setAll(styleSheets());
        pane.setStyle(textSizeStyle());
    }

    /// The style that gives a root the text size, and a font that has its characters.
    private String textSizeStyle() {
        String size = "-fx-font-size: " + BASE_PIXELS * textSize.get() / 100 + "px;";
        return JapaneseFont.needed(texts.language())
                .map(family -> size + " -fx-font-family: \"" + family + "\";")
                .orElse(size);
    }

    private List<String> styleSheets() {
        List<String> sheets = new ArrayList<>();
        sheets.add(sheet("controlsfx-bridge.css"));
        sheets.add(sheet(isDark() ? "states-dark.css" : "states-light.css"));
        sheets.add(sheet("app.css"));
        sheets.add(pictures());
        if (!system.seeThrough()) {
            sheets.add(sheet("opaque.css"));
        }
        if (isHighContrast()) {
            sheets.add(sheet("contrast.css"));
            sheets.add(sheet(isDark() ? "contrast-dark.css" : "contrast-light.css"));
        }
        return sheets;
    }

    /// How large pictures are beside text of this size. No sheet can say so in `em`: an icon is a
    /// letter whose font it sizes by this, so an `em` would be its own and it would never end.
    private String pictures() {
        String rules =
                ".ikonli-font-icon { -fx-icon-size: "
                        + grown(ICON)
                        + " } .tile-icon { -fx-icon-size: "
                        + grown(TILE)
                        + " } .state-picture {"
                        + sides("min", STATE)
                        + sides("pref", STATE)
                        + sides("max", STATE)
                        + "} "
                        + ARROWS
                        + arrows();
        byte[] bytes = rules.getBytes(StandardCharsets.US_ASCII);
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(bytes);
    }

    /// The arrows of the theme are shapes of a size of their own.
    private String arrows() {
        String times = textSize.get() / 100.0 + ";";
        return " { -fx-scale-x: " + times + " -fx-scale-y: " + times + " }";
    }

    private String sides(String which, int usual) {
        String size = "-fx-" + which + "-";
        return size + "width: " + grown(usual) + size + "height: " + grown(usual);
    }

    /// In pixels, as a value of a style.
    private String grown(int usual) {
        return Math.round(usual * textSize.get() / 100.0) + "px;";
    }

    private static String sheet(String name) {
        return java.util.Objects.requireNonNull(Appearance.class.getResource(name), name)
                .toExternalForm();
    }
}
