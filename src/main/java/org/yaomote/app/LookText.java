package org.yaomote.app;

import org.yaomote.ui.fx.Appearance;
import org.yaomote.ui.fx.ThemeChoice;
import org.yaomote.ui.shell.WindowMemory.WindowLook;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/// How a window was, as the text of a properties file.
///
/// Pure functions.
final class LookText {
    /// Farther than any desktop reaches; a number beyond it was not written by us.
    private static final double FARTHEST = 100_000;

    private LookText() {}

    /// The text of a look.
    static String print(WindowLook look) {
        return """
        x=%s
        y=%s
        width=%s
        height=%s
        maximized=%s
        screen=%s
        language=%s
        theme=%s
        textSize=%d
        notices=%s
        """
                .formatted(
                        look.x(),
                        look.y(),
                        look.width(),
                        look.height(),
                        look.maximized(),
                        look.screen(),
                        look.language().toLanguageTag(),
                        look.theme(),
                        look.textSize(),
                        look.notices());
    }

    /// The look a text tells of; empty if any of it is missing or makes no sense, since a window
    /// that is half remembered puzzles more than one as on the first day.
    static Optional<WindowLook> parse(String text) {
        try {
            Properties values = new Properties();
            values.load(new StringReader(text));
            return Optional.of(look(values));
        } catch (IllegalArgumentException e) {
            System.getLogger(LookText.class.getName())
                    .log(System.Logger.Level.DEBUG, "how the window was is not known", e);
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("a string can be read", e);
        }
    }

    private static WindowLook look(Properties values) {
        return new WindowLook(
                pixels(values, "x"),
                pixels(values, "y"),
                pixels(values, "width"),
                pixels(values, "height"),
                Boolean.parseBoolean(value(values, "maximized")),
                value(values, "screen"),
                Locale.forLanguageTag(value(values, "language")),
                ThemeChoice.valueOf(value(values, "theme")),
                textSize(Integer.parseInt(value(values, "textSize"))),
                // Earlier versions did not know of it.
                Boolean.parseBoolean(values.getProperty("notices", "false")));
    }

    private static double pixels(Properties values, String key) {
        double pixels = Double.parseDouble(value(values, key));
        if (!(Math.abs(pixels) <= FARTHEST)) {
            throw new IllegalArgumentException(key + " is " + pixels);
        }
        return pixels;
    }

    private static int textSize(int percent) {
        if (percent < Appearance.SMALLEST || percent > Appearance.LARGEST) {
            throw new IllegalArgumentException("textSize is " + percent);
        }
        return percent;
    }

    private static String value(Properties values, String key) {
        String value = values.getProperty(key, "").strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException(key + " is missing");
        }
        return value;
    }
}
