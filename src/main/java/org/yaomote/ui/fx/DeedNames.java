package org.yaomote.ui.fx;

/// What the deeds of a screen would do now, each with the name of what it is about, so that nobody
/// acts on something out of sight without knowing. A text is empty where there is nothing to name.
///
/// @param drain what [Screen#drain] does
/// @param maintain what [Screen#maintain] does
/// @param switching what switches it on or off
/// @param delete what [Screen#delete] does
public record DeedNames(String drain, String maintain, String switching, String delete) {
    /// Nothing is named.
    public static final DeedNames NONE = new DeedNames("", "", "", "");
}
