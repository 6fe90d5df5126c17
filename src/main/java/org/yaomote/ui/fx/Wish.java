package org.yaomote.ui.fx;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Something that a user may want otherwise than it usually is; not a part of the configuration.
///
/// @param name in files; never changed
/// @param usual what holds as long as nothing else is wanted
/// @param print writes a value
/// @param read reads one; nothing if the text is none
public record Wish<T>(
        String name, T usual, Function<T, String> print, Function<String, Optional<T>> read) {
    private static final int MOST_DIGITS = 9;

    /// One that is on or off.
    public static Wish<Boolean> flag(String name, boolean usual) {
        return new Wish<>(
                name,
                usual,
                on -> Boolean.toString(on),
                text ->
                        Stream.of(true, false)
                                .filter(on -> Boolean.toString(on).equals(text))
                                .findFirst());
    }

    /// One of the constants of an enumeration.
    public static <E extends Enum<E>> Wish<E> choice(String name, E usual) {
        return new Wish<>(
                name,
                usual,
                Enum::name,
                text ->
                        Arrays.stream(usual.getDeclaringClass().getEnumConstants())
                                .filter(one -> one.name().equals(text))
                                .findFirst());
    }

    /// One of a few words.
    public static Wish<String> word(String name, String usual, List<String> words) {
        return text(name, usual, text -> Optional.of(text).filter(words::contains));
    }

    /// A text.
    ///
    /// @param read gives it as it is kept; nothing if it cannot be taken
    public static Wish<String> text(
            String name, String usual, Function<String, Optional<String>> read) {
        return new Wish<>(name, usual, text -> text, read);
    }

    /// A whole number, 0 or more.
    public static Wish<Integer> number(String name, int usual, int least, int most) {
        return new Wish<>(
                name,
                usual,
                number -> Integer.toString(number),
                text ->
                        Optional.of(text)
                                .filter(t -> t.matches("\\d{1," + MOST_DIGITS + "}"))
                                .map(Integer::valueOf)
                                .filter(n -> n >= least && n <= most));
    }
}
