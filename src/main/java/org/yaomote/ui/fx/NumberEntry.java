package org.yaomote.ui.fx;

import org.yaomote.config.Problem;

import java.util.Optional;
import java.util.function.Consumer;

/// A field whose value is a whole number.
///
/// A number out of range is handed over like any other: the configuration's rules know the range
/// and say it at the field.
public final class NumberEntry extends Entry<Integer> {
    private static final int MOST_DIGITS = 9;

    /// A field that hands its number to `onCommit`.
    public NumberEntry(Consumer<Integer> onCommit) {
        super(0, onCommit);
        reset(0);
    }

    @Override
    Optional<Integer> read(String typed) {
        String digits = FullWidth.narrow(typed).strip().replace(",", "");
        boolean number = digits.matches("-?[0-9]{1," + MOST_DIGITS + "}");
        return number ? Optional.of(Integer.parseInt(digits)) : Optional.empty();
    }

    @Override
    String print(Integer value) {
        return value.toString();
    }

    @Override
    Problem refusal(String typed) {
        return typed.isBlank()
                ? Problem.error("", "entry.blank")
                : Problem.error("", "entry.number", typed.strip());
    }
}
