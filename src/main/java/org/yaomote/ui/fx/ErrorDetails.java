package org.yaomote.ui.fx;

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
        Hyperlink link = new Hyperlink(texts.get("common.details"));
        link.setMinWidth(Region.USE_PREF_SIZE);
        link.setAccessibleText(link.getText() + ": " + sentence);
        link.getStyleClass().add("error-details-link");
        TextField text = new TextField(texts.get("common.details.id", shown(problem)));
        text.setEditable(false);
        text.setAccessibleText(texts.get("common.details.name"));
        text.getStyleClass().add("error-details");
        fold(text, false);
        link.setOnAction(_ -> unfold(text));
        return new ErrorDetails(link, text);
    }

    private static void unfold(TextField text) {
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

    private static String shown(Problem problem) {
        return switch (problem.where()) {
            case Where.Field(var path) -> problem.code() + " @ " + path;
            case Where.Line(var file, var line, _, _) -> problem.code() + " @ " + file + ":" + line;
            case Where.Everywhere() -> problem.code();
        };
    }
}
