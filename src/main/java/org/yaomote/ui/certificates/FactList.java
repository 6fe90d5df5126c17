package org.yaomote.ui.certificates;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.fx.Texts;

import java.util.List;

/// Facts about a certificate, each below its name. What cannot break into lines stands in a field
/// that can be walked along and copied from.
final class FactList extends VBox {
    private final Texts texts;

    FactList(Texts texts) {
        super(10);
        this.texts = texts;
    }

    /// Lists these instead of what was there.
    void show(List<CertificateWords.Fact> facts) {
        getChildren().setAll(facts.stream().map(this::line).toList());
    }

    private Node line(CertificateWords.Fact fact) {
        Label label = new Label(texts.get(fact.labelKey()));
        label.getStyleClass().add("form-label");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        fact.termKey()
                .ifPresent(
                        term -> {
                            label.setTooltip(Actions.tooltip(texts.text(term)));
                            label.setAccessibleHelp(texts.get(term));
                        });
        return new VBox(2, label, fact.isLong() ? field(fact, label) : text(fact));
    }

    private static Node text(CertificateWords.Fact fact) {
        Label value = new Label(fact.value());
        value.setWrapText(true);
        value.setMinHeight(USE_PREF_SIZE);
        return value;
    }

    private static Node field(CertificateWords.Fact fact, Label label) {
        TextField value = new TextField(fact.value());
        value.setEditable(false);
        value.getStyleClass().add("mono");
        value.setAccessibleText(label.getText());
        label.setLabelFor(value);
        return value;
    }
}
