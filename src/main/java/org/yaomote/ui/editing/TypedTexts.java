package org.yaomote.ui.editing;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.Problem;
import org.yaomote.ui.fx.Unfinished;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    private final Map<Key, Typed> typed = new LinkedHashMap<>();
    private final Unfinished unfinished;

    /// Nothing typed yet.
    ///
    /// @param unfinished told of every text that the draft cannot hold
    public TypedTexts(Unfinished unfinished) {
        this.unfinished = unfinished;
        unfinished.add(this::refused);
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
