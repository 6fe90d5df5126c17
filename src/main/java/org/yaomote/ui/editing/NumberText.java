package org.yaomote.ui.editing;

import org.yaomote.config.Problem;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;

/// A whole number as people type it, full-width digits included.
public final class NumberText {
    private static final Pattern DIGITS = Pattern.compile("[+-]?\\d{1,9}");

    private NumberText() {}

    /// The number, or nothing if the text is none (or has more than nine digits).
    public static OptionalInt parse(String typed) {
        String text = AddressText.normal(typed);
        return DIGITS.matcher(text).matches()
                ? OptionalInt.of(Integer.parseInt(text))
                : OptionalInt.empty();
    }

    /// Hands the number on, or says that the text is none and which value therefore stays.
    ///
    /// @param path of the field, for the problem
    /// @param stays what the draft keeps
    public static Optional<Problem> put(String path, String typed, int stays, IntConsumer taker) {
        OptionalInt number = parse(typed);
        if (number.isEmpty()) {
            String code = typed.isBlank() ? "field.numberNeeded" : "field.notNumber";
            return Optional.of(Problem.error(path, code, Integer.toString(stays), typed.strip()));
        }
        taker.accept(number.getAsInt());
        return Optional.empty();
    }
}
