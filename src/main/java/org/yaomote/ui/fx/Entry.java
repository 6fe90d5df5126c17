package org.yaomote.ui.fx;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

import org.yaomote.config.Problem;

import java.util.Optional;
import java.util.function.Consumer;

/// One field of a form: the text as it is typed, and the value it stands for once committed.
///
/// The text is never changed under the user's hands: it is replaced only when the value behind it
/// became another by other means, such as undo. Needs no toolkit.
///
/// @param <T> of the value
public abstract sealed class Entry<T> permits TextEntry, NumberEntry {
    private final StringProperty text = new SimpleStringProperty("");
    private final ObjectProperty<Optional<Problem>> unreadable =
            new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Problem>> reported =
            new SimpleObjectProperty<>(Optional.empty());
    private final ObservableValue<Optional<Problem>> problem =
            Bindings.createObjectBinding(
                    () -> unreadable.get().or(reported::get), unreadable, reported);
    private final Consumer<T> onCommit;
    private T shown;

    Entry(T initial, Consumer<T> onCommit) {
        this.shown = initial;
        this.onCommit = onCommit;
    }

    /// What the field shows, as typed.
    public final StringProperty textProperty() {
        return text;
    }

    /// What is wrong: with the text itself, else what the configuration says about the value.
    public final ObservableValue<Optional<Problem>> problemProperty() {
        return problem;
    }

    /// Says what the configuration finds about the value of this field.
    public final void report(Optional<Problem> found) {
        reported.set(found);
    }

    /// The value behind the field, as last committed or shown.
    public final T value() {
        return shown;
    }

    /// Shows a value, unless it is the one the field stands for already.
    public final void show(T value) {
        if (!value.equals(shown)) {
            reset(value);
        }
    }

    /// Shows a value whatever was typed: for another object in the same form.
    public final void reset(T value) {
        shown = value;
        unreadable.set(Optional.empty());
        text.set(print(value));
    }

    /// Hands the value over if the text stands for a new one; a text that stands for none stays,
    /// with a problem.
    public final void commit() {
        Optional<T> read = read(text.get());
        unreadable.set(read.isPresent() ? Optional.empty() : Optional.of(refusal(text.get())));
        read.filter(value -> !value.equals(shown))
                .ifPresent(
                        value -> {
                            shown = value;
                            onCommit.accept(value);
                        });
    }

    /// The value a text stands for, if any.
    abstract Optional<T> read(String typed);

    /// The text for a value.
    abstract String print(T value);

    /// Why a text stands for no value.
    abstract Problem refusal(String typed);
}
