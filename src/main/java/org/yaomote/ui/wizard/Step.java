package org.yaomote.ui.wizard;

import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// One step of the wizard.
///
/// Thread: the FX thread.
interface Step {
    /// Its short name: `servers` has the title `wizard.servers.title`.
    String name();

    /// What is asked; the same node every time.
    Node node();

    /// Whether the next step may come.
    ObservableBooleanValue ready();

    /// Why it may not, in words for beside the button; empty while there is nothing to be done.
    ObservableValue<String> barred();

    /// It is shown now, for the first time or again.
    void enter();
}
