package org.yaomote.ui.shell;

/// One thing that the palette offers: a command, an object or a field.
///
/// @param title what it is called, in the language in use
/// @param place where it is found without the palette, such as the menu or the screen
/// @param keys the keys that do the same; empty for none
/// @param action goes there or does it
/// @param also what it and its place are called in the other language; empty if not known
record Found(String title, String place, String keys, Runnable action, String also) {
    /// What has no other name.
    Found(String title, String place, String keys, Runnable action) {
        this(title, place, keys, action, "");
    }

    /// The same with its names in the other language.
    Found called(String names) {
        return new Found(title, place, keys, action, names);
    }

    /// In one line, for those who hear it.
    String spoken() {
        return keys.isEmpty() ? title + ", " + place : title + ", " + place + ", " + keys;
    }
}
