package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Locale;
import java.util.Map;

class LanguageTest {
    private static final List<String> NONE = List.of();

    @ParameterizedTest
    @CsvSource({
        "LANG, ja_JP.UTF-8, ja",
        "LANG, ja, ja",
        "LC_ALL, ja_JP, ja",
        "LC_MESSAGES, ja_JP@x, ja",
        "YAOMOTE_LANG, ja-JP, ja",
        "LANG, jav_ID, en",
        "LANG, de_DE.UTF-8, en",
        "LANG, C, en"
    })
    void aVariableNamesTheLanguage(String variable, String value, String language) {
        Locale found = Language.of(NONE, Map.of(variable, value), Locale.JAPANESE);

        assertThat(found.getLanguage()).isEqualTo(language);
    }

    @Test
    void theOptionComesBeforeVariablesAndTheOwnOneBeforeTheSystems() {
        Map<String, String> variables = Map.of("YAOMOTE_LANG", "en", "LANG", "ja_JP.UTF-8");

        assertThat(Language.of(NONE, variables, Locale.JAPANESE)).isEqualTo(Locale.ENGLISH);
        assertThat(Language.of(List.of("--lang", "ja"), variables, Locale.ENGLISH))
                .isEqualTo(Locale.JAPANESE);
        assertThat(Language.of(List.of("--lang=ja", "run"), variables, Locale.ENGLISH))
                .isEqualTo(Locale.JAPANESE);
    }

    @Test
    void withoutAnyTheSystemDecides() {
        assertThat(Language.of(NONE, Map.of("LANG", ""), Locale.JAPANESE))
                .isEqualTo(Locale.JAPANESE);
    }
}
