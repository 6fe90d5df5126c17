package org.yaomote.ui.traffic;

import atlantafx.base.theme.Styles;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.yaomote.traffic.FilterTerm;
import org.yaomote.ui.fx.Texts;

import java.util.Optional;
import java.util.function.Consumer;

/// A term of the filter that counts, as a button that takes it out; hidden while there is none.
///
/// Thread: the FX thread.
final class FilterChip extends Button {
    private final ObjectProperty<Optional<FilterTerm>> term =
            new SimpleObjectProperty<>(Optional.empty());

    /// @param remove takes a term out of the filter
    FilterChip(Texts texts, Consumer<FilterTerm> remove) {
        setGraphic(new FontIcon(Feather.X));
        setMnemonicParsing(false);
        getStyleClass().addAll("traffic-chip", Styles.SMALL);
        setContentDisplay(ContentDisplay.RIGHT);
        setMinWidth(USE_PREF_SIZE);
        textProperty().bind(term.map(shown -> shown.map(FilterTerm::text).orElse("")));
        accessibleTextProperty().bind(texts.text("traffic.chip.remove", textProperty()));
        setOnAction(_ -> term.get().ifPresent(remove));
    }

    /// Shows this term, or nothing.
    void show(Optional<FilterTerm> shown) {
        // What is hidden keeps its words, so that it need not be laid out for it.
        shown.ifPresent(one -> term.set(Optional.of(one)));
        setVisible(shown.isPresent());
        setManaged(shown.isPresent());
    }
}
