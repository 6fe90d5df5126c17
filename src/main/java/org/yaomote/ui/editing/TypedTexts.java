package org.yaomote.ui.editing;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.Problem;

import java.util.HashMap;
import java.util.Map;

/// Everything that was typed into forms and is not, or not literally, in the draft.
///
/// A text belongs to an object and a field of it, so it is still there when another object was
/// shown in between. It stands only over the value it was typed over: when that changes by other
/// means (undo, the same value edited elsewhere) the text gives way.
public final class TypedTexts {
    record Key(Object owner, String field) {}

    record Typed(String text, String over, @Nullable Problem refused) {}

    private final Map<Key, Typed> typed = new HashMap<>();

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
    }

    void drop(Key key) {
        typed.remove(key);
    }
}
