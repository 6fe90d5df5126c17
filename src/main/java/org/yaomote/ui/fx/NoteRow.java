package org.yaomote.ui.fx;

import atlantafx.base.controls.Notification;
import atlantafx.base.controls.NotificationSkin;
import atlantafx.base.theme.Styles;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import java.util.Optional;

/// A note in one row: what it says, what one may want to do, and a button that closes it, to which
/// the keyboard comes as well.
final class NoteRow extends NotificationSkin {
    private @Nullable Button more;

    /// @param note whose words take several lines where they need them
    /// @param closing names the button that closes it
    NoteRow(Notification note, ObservableValue<String> closing) {
        super(note);
        // A bar of buttons keeps the widths that they had in the language and size before.
        buttonBar.getButtons().clear();
        header.setAlignment(Pos.CENTER_LEFT);
        header.getChildren().setAll(graphicSlot, messageText);
        for (Button action : note.getPrimaryActions()) {
            action.setMinWidth(Region.USE_PREF_SIZE);
            header.getChildren().add(action);
        }
        header.getChildren().add(button(closing));
        container.getChildren().setAll(header);
    }

    /// Shows a button for other notes before the one that closes this, or none any more.
    void setMore(Optional<Button> wanted) {
        List<Node> parts = header.getChildren();
        Optional<Button> had = Optional.ofNullable(more);
        if (!wanted.equals(had)) {
            had.ifPresent(parts::remove);
            wanted.ifPresent(button -> parts.add(parts.size() - 1, button));
            more = wanted.orElse(null);
        }
    }

    private Button button(ObservableValue<String> name) {
        Button close = new Button();
        close.setId("toast-close");
        close.setGraphic(new FontIcon(Feather.X));
        close.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        close.setMinWidth(Region.USE_PREF_SIZE);
        close.accessibleTextProperty().bind(name);
        close.setOnAction(_ -> handleClose());
        return close;
    }

    @Override
    protected double computeMinHeight(
            double width, double top, double right, double bottom, double left) {
        return computePrefHeight(width, top, right, bottom, left);
    }

    /// As high as the words are at that width, or at the width it has.
    @Override
    protected double computePrefHeight(
            double width, double top, double right, double bottom, double left) {
        double known = width < 0 ? getSkinnable().getWidth() : width;
        double inner = known > 0 ? known - left - right : Region.USE_COMPUTED_SIZE;
        return top + container.prefHeight(inner) + bottom;
    }
}
