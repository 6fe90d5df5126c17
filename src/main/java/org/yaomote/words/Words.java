package org.yaomote.words;

import org.yaomote.config.Problem;

import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.function.UnaryOperator;

/// The texts of one language.
///
/// Immutable; any thread. Keys are unique over all areas, so a key alone finds its text. Patterns
/// are those of [MessageFormat]: `{0}`, numbers by locale, an apostrophe is doubled.
public final class Words {
    /// The areas: each is a pair of files, `AREA.properties` and `AREA_ja.properties`.
    static final List<String> AREAS =
            List.of(
                    "problems",
                    "policy",
                    "rules",
                    "common",
                    "cli",
                    "control",
                    "shell",
                    "overview",
                    "listeners",
                    "ports",
                    "wizard",
                    "services",
                    "settings",
                    "store",
                    "startup",
                    "diagnostics",
                    "pound",
                    "convert",
                    "importing",
                    "help",
                    "certificate",
                    "certificates",
                    "trust",
                    "history",
                    "sweep",
                    "traffic");

    private final Locale locale;
    private final Map<String, String> patterns = new HashMap<>();

    private Words(Locale locale) {
        this.locale = locale;
        for (String area : AREAS) {
            ResourceBundle bundle =
                    ResourceBundle.getBundle(
                            "org.yaomote.words." + area,
                            locale,
                            ResourceBundle.Control.getNoFallbackControl(
                                    ResourceBundle.Control.FORMAT_PROPERTIES));
            bundle.keySet().forEach(key -> patterns.put(key, bundle.getString(key)));
        }
    }

    private Words(Words like, UnaryOperator<String> change) {
        this.locale = like.locale;
        like.patterns.forEach((key, pattern) -> patterns.put(key, change.apply(pattern)));
    }

    /// The same texts with every pattern changed: what a language is like whose words are longer.
    Words with(UnaryOperator<String> change) {
        return new Words(this, change);
    }

    /// The texts for a locale: Japanese for `ja`, else English.
    public static Words of(Locale locale) {
        boolean japanese = locale.getLanguage().equals("ja");
        return new Words(japanese ? Locale.JAPANESE : Locale.ENGLISH);
    }

    /// The language: [Locale#ENGLISH] or [Locale#JAPANESE].
    public Locale locale() {
        return locale;
    }

    /// The text of a key with its placeholders filled.
    ///
    /// @throws MissingResourceException if there is no such key: a bug, found by `WordsTest`
    public String text(String key, Object... arguments) {
        String pattern = pattern(key);
        // Most texts are only themselves, and a format is dear to make.
        return pattern.indexOf('{') < 0 && pattern.indexOf('\'') < 0
                ? pattern
                : new MessageFormat(pattern, locale).format(arguments);
    }

    /// The text of a key with its placeholders.
    String pattern(String key) {
        String pattern = patterns.get(key);
        if (pattern == null) {
            throw new MissingResourceException("no text for " + key, "Words", key);
        }
        return pattern;
    }

    /// What each text without placeholders is called in the other language, by what it is called
    /// here; several names of one text are in one line.
    public Map<String, String> translations() {
        Words other = Words.of(locale.equals(Locale.JAPANESE) ? Locale.ENGLISH : Locale.JAPANESE);
        Map<String, String> translations = new HashMap<>();
        patterns.forEach(
                (key, pattern) -> {
                    if (pattern.indexOf('{') < 0) {
                        translations.merge(
                                text(key),
                                other.text(key),
                                (a, b) -> a.equals(b) ? a : a + " " + b);
                    }
                });
        return translations;
    }

    /// What a problem says, without its place.
    public String problem(Problem problem) {
        return text("problem." + problem.code(), problem.arguments().toArray());
    }
}
