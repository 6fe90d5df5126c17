package org.yaomote.tray;

/// What the icon and its menu say.
///
/// @param state a line on how it is, the tooltip too
/// @param startOrStop the name of that command; what it does depends on the state
/// @param canApply whether something waits to be applied
public record TrayFace(
        TrayMark mark,
        String state,
        String open,
        String startOrStop,
        String apply,
        boolean canApply,
        String quit) {}
