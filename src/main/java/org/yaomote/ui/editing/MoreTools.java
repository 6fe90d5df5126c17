package org.yaomote.ui.editing;

import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

import org.yaomote.ui.fx.Texts;

import java.util.List;

/// The rare tools of a tool bar as a menu, where there is no room for their buttons.
public final class MoreTools extends MenuButton {
    private final List<Button> buttons;

    /// @param id of the button that opens it
    /// @param buttons what they do, and whether they can, is done by the items as well
    MoreTools(Texts texts, String id, List<Button> buttons) {
        this.buttons = List.copyOf(buttons);
        setId(id);
        setMinWidth(USE_PREF_SIZE);
        textProperty().bind(texts.text("common.more"));
        for (Button button : buttons) {
            MenuItem item = new MenuItem();
            // A button with a picture only has its name for screen readers.
            boolean isWritten = button.textProperty().isBound();
            item.textProperty()
                    .bind(isWritten ? button.textProperty() : button.accessibleTextProperty());
            item.visibleProperty().bind(button.visibleProperty().not());
            item.disableProperty().bind(button.disableProperty());
            item.setOnAction(_ -> button.fire());
            item.setMnemonicParsing(false);
            getItems().add(item);
        }
    }

    /// The buttons that it can stand for.
    List<Button> buttons() {
        return buttons;
    }

    /// The buttons that it stands for now; none while they have room themselves.
    public List<Button> inside() {
        return buttons.stream().filter(button -> !button.isVisible()).toList();
    }
}
