package org.yaomote.ui.editing;

import org.yaomote.ui.fx.WorkspaceModel;

/// What every form of a screen works with.
///
/// @param workspace whose draft is shown and edited
/// @param typed the texts typed on this screen
/// @param problems what is wrong with the draft
public record FormContext(WorkspaceModel workspace, TypedTexts typed, FieldProblems problems) {
    /// The context of a new screen, with nothing typed.
    public static FormContext of(WorkspaceModel workspace) {
        return new FormContext(workspace, new TypedTexts(workspace), new FieldProblems(workspace));
    }
}
