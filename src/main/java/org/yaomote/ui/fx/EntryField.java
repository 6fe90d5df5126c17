package org.yaomote.ui.fx;

import javafx.animation.PauseTransition;
import javafx.scene.control.TextField;
import javafx.util.Duration;

/// The text field of an [Entry]: commits on Enter, when the focus leaves and after 300 ms without a
/// key.
public final class EntryField extends TextField {
    private static final Duration IDLE = Duration.millis(300);

    private final Entry<?> entry;

    /// @param id of the node, for style sheets and tests
    public EntryField(String id, Entry<?> entry) {
        this.entry = entry;
        setId(id);
        textProperty().bindBidirectional(entry.textProperty());
        PauseTransition idle = new PauseTransition(IDLE);
        idle.setOnFinished(_ -> entry.commit());
        textProperty()
                .addListener(
                        (_, _, _) -> {
                            if (isFocused()) {
                                idle.playFromStart();
                            }
                        });
        focusedProperty()
                .addListener(
                        (_, _, focused) -> {
                            if (!focused) {
                                idle.stop();
                                entry.commit();
                            }
                        });
        setOnAction(
                _ -> {
                    idle.stop();
                    entry.commit();
                });
    }

    /// What the field edits.
    public Entry<?> entry() {
        return entry;
    }
}
