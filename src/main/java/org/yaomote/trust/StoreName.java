package org.yaomote.trust;

/// What a store is called.
///
/// @param id the same at every look, for the command line, such as `firefox-1`
/// @param label for people: the name of a profile, the folder of a Java, the kind of a system
/// @param place file or folder
public record StoreName(Kind kind, String id, String label, String place) {
    /// What uses a store.
    public enum Kind {
        /// Programs of the system: curl, wget, most servers.
        SYSTEM,
        /// Firefox, with one profile.
        FIREFOX,
        /// Chromium, Chrome, Edge, Brave and their like.
        CHROMIUM,
        /// Programs in Java.
        JAVA,
        /// This user's programs on macOS.
        MAC,
        /// This user's programs on Windows.
        WINDOWS;

        /// Key of its text; `{0}` is the label.
        public String textKey() {
            return "trust.store." + name();
        }
    }
}
