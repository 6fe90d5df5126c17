package org.yaomote.ui.fx;

import javafx.application.ColorScheme;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.MapChangeListener;

import java.util.Locale;
import java.util.Map;

/// What the system has people see: dark or light, whether with high contrast, and whether one
/// window shines through another.
///
/// @param scheme the colours now
/// @param contrast whether high contrast is on now
/// @param seeThrough whether a menu may cast a shadow on what is below it; a desktop without a
///   compositor paints white there
public record SystemLook(
        ObservableValue<ColorScheme> scheme,
        ObservableValue<Boolean> contrast,
        boolean seeThrough) {
    /// A setting of Windows.
    private static final String WINDOWS = "Windows.SPI.HighContrast";

    /// GNOME and its kin have a theme for it, `HighContrast` and `HighContrastInverse`.
    private static final String GTK = "GTK.theme_name";

    /// That of this system; follows it while the program runs. macOS tells JavaFX nothing of its
    /// setting. Thread: the FX thread.
    public static SystemLook ofPlatform() {
        Platform.Preferences preferences = Platform.getPreferences();
        ReadOnlyBooleanWrapper contrast = new ReadOnlyBooleanWrapper(isHigh(preferences));
        preferences.addListener(
                (MapChangeListener<String, Object>) _ -> contrast.set(isHigh(preferences)));
        return new SystemLook(
                preferences.colorSchemeProperty(),
                contrast,
                Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW));
    }

    /// Whether these preferences, by the names JavaFX gives them, ask for high contrast.
    static boolean isHigh(Map<String, Object> preferences) {
        String theme = String.valueOf(preferences.get(GTK)).toLowerCase(Locale.ROOT);
        return Boolean.TRUE.equals(preferences.get(WINDOWS)) || theme.startsWith("highcontrast");
    }
}
