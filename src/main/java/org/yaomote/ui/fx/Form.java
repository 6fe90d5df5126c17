package org.yaomote.ui.fx;

import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A form of labelled fields, one below the other.
public final class Form {
    private final Texts texts;
    private final VBox box = new VBox(14);
    private final Map<String, FormRow> rows = new LinkedHashMap<>();

    /// An empty form in this language.
    public Form(Texts texts) {
        this.texts = texts;
        box.getStyleClass().add("form");
    }

    /// The form.
    public Region node() {
        return box;
    }

    /// Adds a field.
    ///
    /// @param name for [#reveal], such as `port`: the last part of the field's path
    public FormRow row(String name, String labelKey, Node control) {
        FormRow row = new FormRow(texts, labelKey, control);
        rows.put(name, row);
        box.getChildren().add(row);
        return row;
    }

    /// Puts fields that were added beside one another, sharing the width.
    public Form beside(FormRow... together) {
        HBox line = new HBox(12, together);
        for (FormRow row : together) {
            box.getChildren().remove(row);
            line.getChildren().remove(row);
            line.getChildren().add(row);
            HBox.setHgrow(row, Priority.ALWAYS);
            row.setMaxWidth(Double.MAX_VALUE);
        }
        box.getChildren().add(line);
        return this;
    }

    /// Puts two short fields that were added beside one another, and gives what holds them.
    public Node pair(FormRow first, FormRow second) {
        box.getChildren().removeAll(first, second);
        FormPair pair = new FormPair(first, second);
        box.getChildren().add(pair);
        return pair;
    }

    /// Adds anything that is not a field.
    public Form add(Node node) {
        box.getChildren().add(node);
        return this;
    }

    /// Focuses a field.
    ///
    /// @return whether the form has it
    public boolean reveal(String name) {
        Optional<FormRow> row = Optional.ofNullable(rows.get(name));
        row.ifPresent(FormRow::focus);
        return row.isPresent();
    }
}
