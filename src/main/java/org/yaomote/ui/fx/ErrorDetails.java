package org.yaomote.ui.fx;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;

import org.yaomote.config.Problem;
import org.yaomote.config.Where;

/// What helps to ask somebody else about an error: its id in the list of errors and its place,
/// folded away behind a link, and to be copied.
///
/// Thread: the FX thread.
///
/// @param link unfolds it
/// @param text its id and place
public record ErrorDetails(Hyperlink link, TextField text) {
    /// Of an error that is said in this sentence.
    public static ErrorDetails of(Texts texts, Problem problem, String sentence) {
        return of(texts, shown(problem), new ReadOnlyStringWrapper(sentence));
    }

    /// Of the error with this id.
    ///
    /// @param sentence in which it is said
    static ErrorDetails of(Texts texts, String id, ObservableValue<String> sentence) {
        Hyperlink link = new Hyperlink();
        link.textProperty().bind(texts.text("common.details"));
        link.setMinWidth(Region.USE_PREF_SIZE);
        link.accessibleTextProperty()
                .bind(
                        texts.follow(
                                () -> texts.get("common.details") + ": " + sentence.getValue(),
                                sentence));
        link.getStyleClass().add("error-details-link");
        TextField text = new TextField();
        text.textProperty().bind(texts.text("common.details.id", id));
        text.setEditable(false);
        text.accessibleTextProperty().bind(texts.text("common.details.name"));
        text.getStyleClass().add("error-details");
        fold(text, false);
        ErrorDetails details = new ErrorDetails(link, text);
        link.setOnAction(_ -> details.unfold());
        return details;
    }

    /// Shows its id and place to be copied, or hides them again.
    void unfold() {
        fold(text, !text.isVisible());
        if (text.isVisible()) {
            text.requestFocus();
            text.selectAll();
        }
    }

    private static void fold(TextField text, boolean isShown) {
        text.setVisible(isShown);
        text.setManaged(isShown);
    }

    static String shown(Problem problem) {
        return switch (problem.where()) {
            case Where.Field(var path) -> problem.code() + " @ " + path;
            case Where.Line(var file, var line, _, _) -> problem.code() + " @ " + file + ":" + line;
            case Where.Everywhere() -> problem.code();
        };
    }
}
