package org.yaomote.words;

import java.util.Locale;

/// A language of the tests whose words are two fifths longer than English ones, as those of many
/// others are: vowels are said for longer.
public final class LongWords {
    private static final String VOWELS = "aeiouAEIOU";
    private static final double SHARE = 0.4;

    private LongWords() {}

    /// All texts of the program in it.
    public static Words all() {
        return Words.of(Locale.ENGLISH).with(LongWords::longer);
    }

    /// What is in braces is for the program, not for people.
    static String longer(String pattern) {
        StringBuilder longer = new StringBuilder();
        int depth = 0;
        double owed = 0;
        for (char letter : pattern.toCharArray()) {
            longer.append(letter);
            depth += letter == '{' ? 1 : letter == '}' ? -1 : 0;
            owed += depth == 0 ? SHARE : 0;
            if (depth == 0 && VOWELS.indexOf(letter) >= 0) {
                longer.append(Character.toString(Character.toLowerCase(letter)).repeat((int) owed));
                owed -= (int) owed;
            }
        }
        return longer.toString();
    }
}
