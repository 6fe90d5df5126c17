package org.yaomote.ui.sweep;

import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

import org.yaomote.config.Problem;
import org.yaomote.ui.editing.NumberText;

import java.util.Optional;
import java.util.OptionalInt;

/// A whole number that is typed: the text as it is, and the number as long as it is one.
///
/// Thread: the FX thread; needs no toolkit.
final class NumberSetting {
    private final String name;
    private final int least;
    private final int most;
    private final StringProperty text;
    private final ObservableValue<Optional<Problem>> problem;

    /// @param name of the field, such as `tries`
    /// @param least the smallest number that is taken
    /// @param most the largest number that is taken
    /// @param usual what it begins with
    NumberSetting(String name, int least, int most, int usual) {
        this.name = name;
        this.least = least;
        this.most = most;
        this.text = new SimpleStringProperty(Integer.toString(usual));
        this.problem = Bindings.createObjectBinding(this::check, text);
    }

    /// As it is typed.
    StringProperty text() {
        return text;
    }

    /// What is wrong with the text.
    ObservableValue<Optional<Problem>> problem() {
        return problem;
    }

    /// The number; empty if the text is none or it is out of range.
    OptionalInt value() {
        OptionalInt number = NumberText.parse(text.get());
        return number.isPresent() && number.getAsInt() >= least && number.getAsInt() <= most
                ? number
                : OptionalInt.empty();
    }

    private Optional<Problem> check() {
        return value().isPresent()
                ? Optional.empty()
                : Optional.of(
                        Problem.error(
                                "sweep." + name,
                                "sweep.number",
                                Integer.toString(least),
                                Integer.toString(most),
                                text.get().strip()));
    }
}
