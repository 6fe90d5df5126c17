package org.yaomote.ui.sweep;

import org.yaomote.targets.TargetProblem;
import org.yaomote.targets.TargetSet;

import java.util.List;

/// What the address field means.
///
/// @param text as it was typed
/// @param set the hosts, and what is wrong
record TypedTargets(String text, TargetSet set) {
    /// Nothing is typed.
    static final TypedTargets NONE = new TypedTargets("", TargetSet.none());

    /// How many hosts; [Long#MAX_VALUE] stands for more.
    long count() {
        return set.count();
    }

    /// Parts of the text that name nobody.
    List<TargetProblem> problems() {
        return set.problems();
    }

    /// Whether it can be swept.
    boolean isSweepable() {
        return !set.isEmpty() && problems().isEmpty();
    }

    /// Whether it names files, so that making it out may block.
    static boolean namesFiles(String text) {
        return text.contains("@") || text.contains("＠");
    }
}
