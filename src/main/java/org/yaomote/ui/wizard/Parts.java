package org.yaomote.ui.wizard;

import atlantafx.base.theme.Styles;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.yaomote.ui.fx.StateBadge;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.StateShape;
import org.yaomote.ui.fx.Texts;

/// Makes the parts that steps consist of.
///
/// @param texts of the language
record Parts(Texts texts) {
    /// A paragraph.
    Label paragraph(String key, Object... arguments) {
        Label label = new Label();
        label.textProperty().bind(texts.text(key, arguments));
        return wrapping(label);
    }

    /// A paragraph that explains.
    Label muted(String key, Object... arguments) {
        Label label = paragraph(key, arguments);
        label.getStyleClass().add(Styles.TEXT_MUTED);
        return label;
    }

    /// What is wrong with a field, by a shape and in words that are still to come.
    Label mistake() {
        Label label = wrapping(new Label());
        label.getStyleClass().add("form-message");
        label.pseudoClassStateChanged(Styles.STATE_DANGER, true);
        label.setGraphic(new StateShape(StateMark.PROBLEM));
        return label;
    }

    /// A part with its own heading.
    VBox group(String key, Node... content) {
        Label title = paragraph(key);
        title.getStyleClass().add("wizard-group-title");
        VBox group = new VBox(8, title);
        group.getChildren().addAll(content);
        group.getStyleClass().add("card");
        return group;
    }

    /// One of several choices.
    RadioButton radio(String key, ToggleGroup group) {
        RadioButton radio = new RadioButton();
        radio.setId(key.replace('.', '-'));
        radio.textProperty().bind(texts.text(key));
        radio.setWrapText(true);
        radio.setMinHeight(Region.USE_PREF_SIZE);
        radio.setToggleGroup(group);
        return radio;
    }

    /// A state with words that may take several lines.
    StateBadge badge(StateMark mark) {
        StateBadge badge = new StateBadge(texts, mark);
        badge.setMinWidth(0);
        wrapping(badge);
        return badge;
    }

    /// Lets a label take as many lines as it needs.
    static <T extends Label> T wrapping(T label) {
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /// Shows a node or takes it out, without leaving a hole.
    static void show(Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }
}
