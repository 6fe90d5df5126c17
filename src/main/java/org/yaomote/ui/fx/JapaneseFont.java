package org.yaomote.ui.fx;

import javafx.scene.text.Font;
import javafx.scene.text.Text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// A font for Japanese where the system has none, as small Linux systems do: its texts would be
/// rows of empty boxes. That font is a part of Noto Sans CJK JP: Latin, kana and the kanji of JIS X
/// 0208.
///
/// And a better one where Linux prefers a bad one: many a system sets all of a Japanese program,
/// Latin and figures included, in letters of one width and without a bold face. English is not to
/// look like that even where there is nothing better for Japanese.
final class JapaneseFont {
    private static final String FILE = "font/NotoSansCJKjp-Subset.otf";

    /// Parts of the names of fonts that have kanji: of Linux distributions, macOS and Windows.
    private static final List<String> KNOWN =
            List.of(
                    "cjk",
                    "noto sans jp",
                    "noto serif jp",
                    "source han",
                    "ipagothic",
                    "ipapgothic",
                    "ipaexgothic",
                    "ipamincho",
                    "ipaexmincho",
                    "takao",
                    "vl gothic",
                    "vl pgothic",
                    "vlgothic",
                    "sazanami",
                    "kochi",
                    "m+ ",
                    "mplus",
                    "droid sans fallback",
                    "wenquanyi",
                    "unifont",
                    "hiragino",
                    "yu gothic",
                    "meiryo",
                    "ms gothic",
                    "ms ui gothic",
                    "ゴシック",
                    "明朝");

    /// Families with letters of their own widths, kanji and a bold face, the best first.
    private static final List<String> GOOD =
            List.of(
                    "Noto Sans CJK JP",
                    "Noto Sans JP",
                    "Source Han Sans JP",
                    "Source Han Sans",
                    "BIZ UDPGothic",
                    "IBM Plex Sans JP",
                    "M PLUS 1p",
                    "M+ 1p",
                    "Rounded Mplus 1c");

    /// Families for Latin letters that many a Linux system has, the best first.
    private static final List<String> LATIN =
            List.of(
                    "Noto Sans",
                    "Cantarell",
                    "Ubuntu",
                    "DejaVu Sans",
                    "Liberation Sans",
                    "Nimbus Sans",
                    "FreeSans");

    private JapaneseFont() {}

    /// The family to use for everything in a language; nothing where the system's own will do.
    /// Loads the font of ours when it is needed: some 50 ms. Thread: the FX thread.
    ///
    /// @param language of the window
    static Optional<String> needed(Locale language) {
        List<String> families = Font.getFamilies();
        if (!hasKanji(families)) {
            return Ours.FAMILY;
        }
        boolean isLinux = System.getProperty("os.name", "").startsWith("Linux");
        return isLinux
                ? better(families, language, Locale.getDefault())
                        .or(() -> latin(families, language))
                : Optional.empty();
    }

    private static Optional<String> latin(List<String> families, Locale language) {
        if (isJapanese(language) || !OfSystem.IS_OF_ONE_WIDTH) {
            return Optional.empty();
        }
        return latin(families).or(() -> Ours.FAMILY);
    }

    /// What to use for Latin letters where the system's own are of one width.
    ///
    /// @param families that are installed
    static Optional<String> latin(Collection<String> families) {
        return LATIN.stream().filter(families::contains).findFirst();
    }

    /// Whether a font has Latin letters of one width. Thread: the FX thread.
    static boolean isOfOneWidth(Font font) {
        return width("iiii", font) == width("WWWW", font);
    }

    private static double width(String letters, Font font) {
        Text text = new Text(letters);
        text.setFont(font);
        return text.getLayoutBounds().getWidth();
    }

    /// What to use instead of what the system prefers, where its preference is one for Japanese.
    ///
    /// @param families that are installed
    /// @param language of the window
    /// @param system the system's language, by which it prefers fonts
    static Optional<String> better(Collection<String> families, Locale language, Locale system) {
        boolean isJapanese = isJapanese(language) || isJapanese(system);
        return GOOD.stream().filter(family -> isJapanese && families.contains(family)).findFirst();
    }

    private static boolean isJapanese(Locale locale) {
        return locale.getLanguage().equals(Locale.JAPANESE.getLanguage());
    }

    /// The font of the system, measured once, if at all.
    private static final class OfSystem {
        static final boolean IS_OF_ONE_WIDTH = isOfOneWidth(Font.getDefault());
    }

    /// Loaded once, if at all.
    private static final class Ours {
        static final Optional<String> FAMILY = load();

        private static Optional<String> load() {
            try (InputStream file =
                    Objects.requireNonNull(JapaneseFont.class.getResourceAsStream(FILE), FILE)) {
                return Optional.ofNullable(Font.loadFont(file, 0)).map(Font::getFamily);
            } catch (IOException e) {
                throw new UncheckedIOException("a font of ours cannot be read", e);
            }
        }
    }

    /// Whether one of these families is known to have kanji.
    static boolean hasKanji(Collection<String> families) {
        return families.stream()
                .map(family -> family.toLowerCase(Locale.ROOT))
                .anyMatch(family -> KNOWN.stream().anyMatch(family::contains));
    }
}
