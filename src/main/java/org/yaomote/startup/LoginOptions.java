package org.yaomote.startup;

import java.util.ArrayList;
import java.util.List;

/// How the program starts when its user logs in.
///
/// @param hidden without showing its window
/// @param serving with the proxy started
public record LoginOptions(boolean hidden, boolean serving) {
    /// What has the window stay away at a start.
    public static final String HIDDEN = "--hidden";

    /// What has the proxy start with the window.
    public static final String SERVE = "--serve";

    /// What they are on the command line.
    List<String> words() {
        List<String> words = new ArrayList<>();
        if (hidden) {
            words.add(HIDDEN);
        }
        if (serving) {
            words.add(SERVE);
        }
        return words;
    }

    /// What a command line says of them.
    static LoginOptions in(List<String> words) {
        return new LoginOptions(words.contains(HIDDEN), words.contains(SERVE));
    }
}
