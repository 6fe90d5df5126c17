package org.yaomote.ui.editing;

import javafx.scene.Node;
import javafx.scene.layout.VBox;

import org.yaomote.config.Listener;

/// Something more that the form of a listener says of a part of it.
///
/// Thread: the FX thread.
public interface ListenerNote {
    /// Where it says it; the same node every time.
    Node node();

    /// Says it of this listener, which was shown anew.
    void show(Listener listener);

    /// Says nothing.
    static ListenerNote none() {
        VBox nothing = new VBox();
        nothing.setVisible(false);
        nothing.setManaged(false);
        return new ListenerNote() {
            @Override
            public Node node() {
                return nothing;
            }

            @Override
            public void show(Listener listener) {}
        };
    }
}
