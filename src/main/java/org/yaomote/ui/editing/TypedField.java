package org.yaomote.ui.editing;

import org.yaomote.config.Problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// One text field of a form: shows what was typed, else the draft's value.
///
/// Thread: the workspace's. Cheap to make and without state of its own; the text is kept by
/// [TypedTexts].
public final class TypedField {
    /// The value of the draft a field is about.
    public interface Target {
        /// The value as text; never null, also when its object is gone.
        String value();

        /// Writes a text to the draft as one undoable edit.
        ///
        /// @return why the draft cannot hold it, or nothing if it was written (it may still be
        ///   wrong: that is the validator's word, see [#problems])
        Optional<Problem> put(String text);

        /// What is wrong with the value in the draft.
        List<Problem> problems();

        /// Whether the text can be meant as it is; one that may be half typed (`fe80:1`) is written
        /// only when the field is left.
        default boolean isWhole(String text) {
            return true;
        }

        /// A value made of its three parts.
        static Target of(
                Supplier<String> value,
                Function<String, Optional<Problem>> put,
                Supplier<List<Problem>> problems) {
            return new Target() {
                @Override
                public String value() {
                    return value.get();
                }

                @Override
                public Optional<Problem> put(String text) {
                    return put.apply(text);
                }

                @Override
                public List<Problem> problems() {
                    return problems.get();
                }
            };
        }
    }

    private final TypedTexts texts;
    private final TypedTexts.Key key;
    private final Target target;

    TypedField(TypedTexts texts, TypedTexts.Key key, Target target) {
        this.texts = texts;
        this.key = key;
        this.target = target;
    }

    /// Whether both are the same field of the same object.
    public boolean isSame(TypedField other) {
        return key.equals(other.key);
    }

    /// What the field shows.
    public String text() {
        String value = target.value();
        var typed = texts.get(key, value);
        return typed == null ? value : typed.text();
    }

    /// The user typed: the text is kept, nothing is written yet.
    public void type(String text) {
        String value = target.value();
        if (!text.equals(text())) {
            texts.put(key, new TypedTexts.Typed(text, target, value, null));
        }
    }

    /// A pause in typing: the text goes to the draft. It stays as typed (`web ` is not cut to `web`
    /// under the caret), and stays with its reason if the draft cannot hold it.
    public void commit() {
        var typed = texts.get(key, target.value());
        if (typed != null && target.isWhole(typed.text())) {
            write();
        }
    }

    private void write() {
        var typed = texts.get(key, target.value());
        if (typed == null || typed.refused() != null) {
            return;
        }
        Problem refused = texts.written(key, () -> target.put(typed.text())).orElse(null);
        texts.put(key, new TypedTexts.Typed(typed.text(), target, target.value(), refused));
    }

    /// The field is left: commits, and shows the value as the draft has it unless it was refused.
    /// All that was committed since it was entered is one step that can be undone.
    public void leave() {
        write();
        texts.left();
        var typed = texts.get(key, target.value());
        if (typed != null && typed.refused() == null) {
            texts.drop(key);
        }
    }

    /// Types and leaves: for values that come whole, such as a choice or a file.
    public void set(String text) {
        type(text);
        leave();
    }

    /// Why the draft cannot hold the text, or what is wrong with the value it holds.
    public List<Problem> problems() {
        var typed = texts.get(key, target.value());
        List<Problem> all = new ArrayList<>();
        if (typed != null && typed.refused() != null) {
            all.add(typed.refused());
        } else {
            all.addAll(target.problems());
        }
        return List.copyOf(all);
    }
}
