package org.yaomote.ui.fx;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Small things that the window remembers from one run to the next, such as which columns a table
/// shows; kept by the program.
///
/// Thread: the FX thread; must not block it.
public interface Notebook {
    /// What was noted under a name.
    Optional<String> read(String name);

    /// Notes something, in place of what was there.
    void write(String name, String value);

    /// Has nothing noted under a name any more.
    void forget(String name);

    /// One that is forgotten when the window is closed.
    static Notebook forgetful() {
        Map<String, String> notes = new HashMap<>();
        return new Notebook() {
            @Override
            public Optional<String> read(String name) {
                return Optional.ofNullable(notes.get(name));
            }

            @Override
            public void write(String name, String value) {
                notes.put(name, value);
            }

            @Override
            public void forget(String name) {
                notes.remove(name);
            }
        };
    }
}
