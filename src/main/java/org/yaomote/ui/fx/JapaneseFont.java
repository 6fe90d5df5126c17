package org.yaomote.ui.fx;

import javafx.scene.text.Font;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// A font for Japanese where the system has none, as small Linux systems do: its texts would be
/// rows of empty boxes.
///
/// The font is a part of Noto Sans CJK JP: Latin, kana and the kanji of JIS X 0208.
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

    private JapaneseFont() {}

    /// The family to use for everything; nothing where the system can write Japanese itself. Loads
    /// the font when it is needed: some 50 ms. Thread: the FX thread, once.
    static Optional<String> needed() {
        if (hasKanji(Font.getFamilies())) {
            return Optional.empty();
        }
        try (InputStream file =
                Objects.requireNonNull(JapaneseFont.class.getResourceAsStream(FILE), FILE)) {
            return Optional.ofNullable(Font.loadFont(file, 0)).map(Font::getFamily);
        } catch (IOException e) {
            throw new UncheckedIOException("a font of ours cannot be read", e);
        }
    }

    /// Whether one of these families is known to have kanji.
    static boolean hasKanji(Collection<String> families) {
        return families.stream()
                .map(family -> family.toLowerCase(Locale.ROOT))
                .anyMatch(family -> KNOWN.stream().anyMatch(family::contains));
    }
}
