package org.yaomote.ui.sweep;

import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

import org.yaomote.config.Problem;
import org.yaomote.ui.editing.AddressText;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// A time span that is typed in seconds, with a point or a comma.
///
/// Thread: the FX thread; needs no toolkit.
final class SecondsSetting {
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,5}([.,]\\d{1,3})?");
    private static final double MILLIS = 1000;

    private final String name;
    private final Duration least;
    private final Duration most;
    private final StringProperty text;
    private final ObservableValue<Optional<Problem>> problem;

    /// @param name of the field, such as `interval`
    /// @param usual what it begins with
    SecondsSetting(String name, Duration least, Duration most, Duration usual) {
        this.name = name;
        this.least = least;
        this.most = most;
        this.text = new SimpleStringProperty(text(usual));
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

    /// The time span; empty if the text is none or it is out of range.
    Optional<Duration> value() {
        String plain = AddressText.normal(text.get());
        if (!DECIMAL.matcher(plain).matches()) {
            return Optional.empty();
        }
        double seconds = Double.parseDouble(plain.replace(',', '.'));
        Duration span = Duration.ofMillis(Math.round(seconds * MILLIS));
        return span.compareTo(least) < 0 || span.compareTo(most) > 0
                ? Optional.empty()
                : Optional.of(span);
    }

    /// A time span as it is typed: `1`, `0.2`.
    static String text(Duration span) {
        return span.toMillis() % (long) MILLIS == 0
                ? Long.toString(span.toSeconds())
                : Double.toString(span.toMillis() / MILLIS);
    }

    private Optional<Problem> check() {
        return value().isPresent()
                ? Optional.empty()
                : Optional.of(
                        Problem.error(
                                "ping." + name,
                                "sweep.seconds",
                                text(least),
                                text(most),
                                text.get().strip()));
    }
}
