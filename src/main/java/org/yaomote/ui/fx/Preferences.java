package org.yaomote.ui.fx;

import javafx.beans.property.Property;
import javafx.beans.property.SimpleObjectProperty;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the user wants about the program itself, remembered from one run to the next. Each wish has
/// one value, whoever asks, so that menus and settings are in step.
///
/// Thread: the FX thread; needs no toolkit.
public final class Preferences {
    private static final String PREFIX = "wish.";

    private final Notebook notebook;
    private final Map<String, Preference<?>> all = new LinkedHashMap<>();

    /// @param notebook where they are remembered
    public Preferences(Notebook notebook) {
        this.notebook = notebook;
    }

    /// Where the window remembers smaller things, such as the columns of its tables.
    public Notebook notebook() {
        return notebook;
    }

    /// What is wanted about this; a note that makes no sense counts as none.
    ///
    /// @throws IllegalStateException if another wish has the same name: a bug
    @SuppressWarnings("unchecked")
    public <T> Preference<T> of(Wish<T> wish) {
        Preference<?> known = all.computeIfAbsent(wish.name(), _ -> remembered(wish));
        if (!known.wish().usual().getClass().equals(wish.usual().getClass())) {
            throw new IllegalStateException("two wishes called " + wish.name());
        }
        return (Preference<T>) known;
    }

    /// Takes what is remembered elsewhere, such as the look of the window, as the value of a wish.
    public <T> void tie(Wish<T> wish, Property<T> property) {
        all.put(wish.name(), new Preference<>(wish, property));
    }

    /// All that were asked for or tied, in that order.
    public Collection<Preference<?>> all() {
        return List.copyOf(all.values());
    }

    private <T> Preference<T> remembered(Wish<T> wish) {
        String note = PREFIX + wish.name();
        Property<T> property =
                new SimpleObjectProperty<>(
                        notebook.read(note).flatMap(wish.read()).orElse(wish.usual()));
        Preference<T> made = new Preference<>(wish, property);
        property.addListener(
                (_, _, _) -> {
                    // What is usual may become better with a new version: it is not held on to.
                    if (made.isChanged()) {
                        notebook.write(note, made.text());
                    } else {
                        notebook.forget(note);
                    }
                });
        return made;
    }
}
