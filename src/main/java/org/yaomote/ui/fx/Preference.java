package org.yaomote.ui.fx;

import javafx.beans.binding.Bindings;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableBooleanValue;

import java.util.Optional;

/// What the user wants about one thing; in force at once.
///
/// Thread: the FX thread; needs no toolkit.
///
/// @param wish what it is about
/// @param property what is wanted now
public record Preference<T>(Wish<T> wish, Property<T> property) {
    /// What is wanted now.
    public T get() {
        return property.getValue();
    }

    /// Wants something else.
    public void set(T value) {
        property.setValue(value);
    }

    /// As it usually is again.
    public void reset() {
        set(wish.usual());
    }

    /// Whether it is otherwise than usual.
    public boolean isChanged() {
        return !wish.usual().equals(get());
    }

    /// The same, followed.
    public ObservableBooleanValue changed() {
        return Bindings.createBooleanBinding(this::isChanged, property);
    }

    /// What is wanted, as it is kept and exported.
    public String text() {
        return wish.print().apply(get());
    }

    /// Takes a text that was kept or exported.
    ///
    /// @return what does it; nothing if the text is none that can be taken
    public Optional<Runnable> taking(String text) {
        return wish.read().apply(text).map(value -> () -> set(value));
    }
}
