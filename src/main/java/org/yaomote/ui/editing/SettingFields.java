package org.yaomote.ui.editing;

import org.yaomote.config.DurationText;
import org.yaomote.config.Problem;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/// One object of settings, such as the options of a listener, as fields of a form; every change is
/// one undoable edit.
///
/// Thread: the workspace's.
///
/// @param <T> the object, a value
public final class SettingFields<T> {
    /// Where the object is in the draft.
    public interface Place<T> {
        /// Whose texts these are, such as a listener's id.
        Object owner();

        /// The path of the object, such as `listeners[0].options`.
        String path();

        /// The object as the draft has it.
        T value();

        /// Changes it in one step.
        void edit(UnaryOperator<T> change);
    }

    private final Place<T> place;
    private final FormContext context;

    /// The fields of an object.
    public SettingFields(Place<T> place, FormContext context) {
        this.place = place;
        this.context = context;
    }

    /// Whose they are.
    public Object owner() {
        return place.owner();
    }

    /// The object as the draft has it.
    public T value() {
        return place.value();
    }

    /// Changes it in one step; nothing is done where nothing would change.
    public void edit(UnaryOperator<T> change) {
        if (!change.apply(value()).equals(value())) {
            place.edit(change);
        }
    }

    /// What is wrong at a field.
    ///
    /// @param field such as `redirect.port`
    public List<Problem> at(String field) {
        return context.problems().at(path(field));
    }

    /// What is wrong at a field or in it.
    public List<Problem> within(String field) {
        return context.problems().within(path(field));
    }

    /// Whether anything at all is wrong with the object.
    public boolean hasProblem() {
        return !context.problems().within(place.path()).isEmpty();
    }

    /// A text.
    public TypedField text(String field, Function<T, String> read, BiFunction<T, String, T> write) {
        return typed(
                field,
                read,
                text -> {
                    edit(t -> write.apply(t, text.strip()));
                    return Optional.empty();
                });
    }

    /// A whole number.
    public TypedField number(String field, ToIntFunction<T> read, BiFunction<T, Integer, T> write) {
        return typed(
                field,
                t -> Integer.toString(read.applyAsInt(t)),
                text ->
                        NumberText.put(
                                path(field),
                                text,
                                read.applyAsInt(value()),
                                number -> edit(t -> write.apply(t, number))));
    }

    /// A duration such as `1m30s`; it is understood as sentences say it, too.
    public TypedField duration(
            String field, Function<T, Duration> read, BiFunction<T, Duration, T> write) {
        return typed(
                field,
                t -> DurationText.of(read.apply(t)),
                text -> {
                    Optional<Duration> meant = TypedDuration.parse(text);
                    meant.ifPresent(d -> edit(t -> write.apply(t, d)));
                    return meant.isPresent()
                            ? Optional.empty()
                            : refused(field, "field.notDuration", text);
                });
    }

    /// A number of bytes such as `10 MB`.
    public TypedField size(String field, ToLongFunction<T> read, BiFunction<T, Long, T> write) {
        return typed(
                field,
                t -> SizeText.of(read.applyAsLong(t)),
                text -> {
                    OptionalLong size = SizeText.parse(text);
                    size.ifPresent(s -> edit(t -> write.apply(t, s)));
                    return size.isPresent()
                            ? Optional.empty()
                            : refused(field, "field.notSize", text);
                });
    }

    /// Any value that has a text of its own.
    ///
    /// @param write why the draft cannot hold a text, or nothing if it was written
    public TypedField typed(
            String field, Function<T, String> read, Function<String, Optional<Problem>> write) {
        return context.typed()
                .field(
                        place.owner(),
                        field,
                        TypedField.Target.of(
                                () -> read.apply(value()), write, () -> within(field)));
    }

    private Optional<Problem> refused(String field, String code, String typed) {
        return Optional.of(Problem.error(path(field), code, typed.strip()));
    }

    private String path(String field) {
        return place.path() + "." + field;
    }
}
