package org.yaomote.ui.fx;

/// A thing on a screen that its user knows by name.
///
/// @param name what it is called; no key, since the user or the network named it
/// @param placeKey of the name of the part of the screen where it is
/// @param go shows the part and selects the thing; the screen is shown already
public record Thing(String name, String placeKey, Runnable go) {
    /// As many as one screen tells of; a sweep may have found more than anybody looks through.
    public static final int MOST = 2_000;
}
