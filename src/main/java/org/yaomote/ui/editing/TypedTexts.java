package org.yaomote.ui.editing;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.Problem;
import org.yaomote.ui.fx.Unfinished;
import org.yaomote.ui.fx.WorkspaceModel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/// Everything that was typed into forms and is not, or not literally, in the draft.
///
/// A text belongs to an object and a field of it, so it is still there when another object was
/// shown in between. It stands only over the value it was typed over: when that changes by other
/// means (undo, the same value edited elsewhere) the text gives way.
public final class TypedTexts {
    record Key(Object owner, String field) {}

    /// @param over the value it was typed over
    /// @param refused why the draft cannot hold it, if that was found out
    record Typed(String text, TypedField.Target target, String over, @Nullable Problem refused) {}

    /// Who types: one field, from when it is entered until one is left.
    private record Hand(Key key, Object stay) {}

    private final Map<Key, Typed> typed = new LinkedHashMap<>();
    private final Unfinished unfinished;
    private final BiFunction<Object, Supplier<Optional<Problem>>, Optional<Problem>> writer;
    private Object stay = new Object();

    /// Nothing typed yet over a draft.
    ///
    /// @param workspace told of every text that the draft cannot hold
    public TypedTexts(WorkspaceModel workspace) {
        this(workspace.unfinished(), workspace::by);
    }

    /// Nothing typed yet over values that are no draft and have no undo.
    ///
    /// @param unfinished told of every text that a value cannot be
    public TypedTexts(Unfinished unfinished) {
        this(unfinished, (_, put) -> put.get());
    }

    private TypedTexts(
            Unfinished unfinished,
            BiFunction<Object, Supplier<Optional<Problem>>, Optional<Problem>> writer) {
        this.unfinished = unfinished;
        this.writer = writer;
        unfinished.add(this::refused);
    }

    /// Writes a text to the draft, as one step with what was written of the field since it was
    /// entered.
    Optional<Problem> written(Key key, Supplier<Optional<Problem>> put) {
        return writer.apply(new Hand(key, stay), put);
    }

    /// A field was left.
    void left() {
        stay = new Object();
    }

    /// A field over a value of the draft.
    ///
    /// @param owner identity of the object it belongs to, such as a listener's id
    /// @param name tells the fields of one object apart
    public TypedField field(Object owner, String name, TypedField.Target target) {
        return new TypedField(this, new Key(owner, name), target);
    }

    @Nullable Typed get(Key key, String value) {
        Typed found = typed.get(key);
        if (found != null && !found.over.equals(value)) {
            typed.remove(key);
            return null;
        }
        return found;
    }

    void put(Key key, Typed text) {
        typed.put(key, text);
        unfinished.refresh();
    }

    void drop(Key key) {
        typed.remove(key);
        unfinished.refresh();
    }

    /// Why the texts that still stand cannot be in the draft.
    private List<Problem> refused() {
        List<Problem> now = new ArrayList<>();
        for (Typed text : typed.values()) {
            if (text.refused() != null && text.target().value().equals(text.over())) {
                // Refused once more, so nothing is written, but at the place it has today.
                text.target().put(text.text()).ifPresent(now::add);
            }
        }
        return List.copyOf(now);
    }
}
