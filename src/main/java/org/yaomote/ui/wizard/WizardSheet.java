package org.yaomote.ui.wizard;

import javafx.css.PseudoClass;

import java.util.Objects;

/// The style sheet of the wizard, and its own states.
final class WizardSheet {
    /// The step that is shown.
    static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    /// A step before it.
    static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

    private WizardSheet() {}

    static String url() {
        return Objects.requireNonNull(WizardSheet.class.getResource("wizard.css")).toExternalForm();
    }
}
