package org.yaomote.ui.fx;

import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

import org.yaomote.config.Problem;
import org.yaomote.words.Words;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The texts of the language chosen now.
///
/// Thread: the FX thread; needs no toolkit.
public final class Texts {
    private final ReadOnlyObjectWrapper<Words> words;

    /// @param language Japanese for `ja`, else English
    public Texts(Locale language) {
        words = new ReadOnlyObjectWrapper<>(Words.of(language));
    }

    private Texts(Texts followed) {
        words = new ReadOnlyObjectWrapper<>();
        // A binding does not keep what is bound.
        words.bind(followed.words);
    }

    /// Texts that follow these, for a window that is closed before the program ends: what listens
    /// to them goes with the window, while what listens to these stays as long as they do. Their
    /// language is not to be set.
    public Texts apart() {
        return new Texts(this);
    }

    /// The words in use; changes with the language.
    public ReadOnlyObjectProperty<Words> wordsProperty() {
        return words.getReadOnlyProperty();
    }

    /// The language in use: [Locale#ENGLISH] or [Locale#JAPANESE].
    public Locale language() {
        return words.get().locale();
    }

    /// Switches the language; every bound text follows at once.
    public void setLanguage(Locale language) {
        if (!Words.of(language).locale().equals(language())) {
            words.set(Words.of(language));
        }
    }

    /// Takes words that no locale has.
    void use(Words other) {
        words.set(other);
    }

    /// The text of a key now.
    ///
    /// @throws java.util.MissingResourceException if there is no such key: a bug
    public String get(String key, Object... arguments) {
        return words.get().text(key, arguments);
    }

    /// The text of a key, following the language and those arguments that are observable.
    public StringBinding text(String key, Object... arguments) {
        Observable[] watched =
                Stream.concat(
                                Stream.of(words),
                                Arrays.stream(arguments)
                                        .filter(ObservableValue.class::isInstance)
                                        .map(Observable.class::cast))
                        .toArray(Observable[]::new);
        return Bindings.createStringBinding(() -> get(key, now(arguments)), watched);
    }

    /// A text made by the caller, made anew when the language or one of the values changes.
    public StringBinding follow(java.util.concurrent.Callable<String> text, Observable... values) {
        Observable[] watched =
                Stream.concat(Stream.of(words), Arrays.stream(values)).toArray(Observable[]::new);
        return Bindings.createStringBinding(text, watched);
    }

    /// What a problem says now, without its place.
    public String problem(Problem problem) {
        return words.get().problem(problem);
    }

    /// What a problem says now, after the name of what it is about.
    public String problem(Optional<String> name, Problem problem) {
        return name.map(n -> get("common.about", n, problem(problem))).orElse(problem(problem));
    }

    /// Numbers as people of this language write them.
    public Numbers numbers() {
        return new Numbers(language());
    }

    private static Object[] now(Object[] arguments) {
        return Arrays.stream(arguments)
                .map(a -> a instanceof ObservableValue<?> v ? v.getValue() : a)
                .toArray();
    }
}
