package org.yaomote.ui.fx;

/// A thing on a screen that can be gone to, though it is not in sight.
///
/// @param key of its name
/// @param placeKey of the name of the part of the screen where it is
/// @param go shows the part and focuses the thing; the screen is shown already
public record Findable(String key, String placeKey, Runnable go) {}
