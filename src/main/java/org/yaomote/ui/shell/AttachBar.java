package org.yaomote.ui.shell;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.ui.fx.WorkspaceModel;
import org.yaomote.workspace.Whose;

import java.time.Instant;

/// Says plainly that what is shown is the engine of another process, and what became of that when
/// nothing is heard of it any more. Seen only then.
final class AttachBar extends HBox {
    private final Texts texts;
    private final WorkspaceModel model;
    private final Button again = new Button();
    private final Button dismiss = new Button();

    AttachBar(UiContext context) {
        super(10);
        texts = context.texts();
        model = context.model();
        setId("attach-bar");
        getStyleClass().add("demo-bar");
        setAlignment(Pos.CENTER_LEFT);
        Label says = new Label();
        says.setId("attach-says");
        says.textProperty().bind(texts.follow(this::words, model.whoseProperty()));
        says.setWrapText(true);
        says.setMinHeight(Region.USE_PREF_SIZE);
        says.setMaxWidth(Double.MAX_VALUE);
        setHgrow(says, Priority.ALWAYS);
        button(again, "shell.attach.again", Feather.REFRESH_CW, model.proxy()::attach);
        again.setId("attach-again");
        button(dismiss, "shell.attach.dismiss", Feather.X, () -> show(new Whose.Own()));
        dismiss.setId("attach-dismiss");
        getChildren().addAll(says, again, dismiss);
        model.whoseProperty().subscribe(this::show);
    }

    private void button(Button button, String key, Feather icon, Runnable action) {
        button.textProperty().bind(texts.text(key));
        button.setGraphic(new FontIcon(icon));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
    }

    private void show(Whose whose) {
        boolean isSeen = !(whose instanceof Whose.Own);
        setVisible(isSeen);
        setManaged(isSeen);
        boolean isGone = whose instanceof Whose.Gone;
        for (Button each : new Button[] {again, dismiss}) {
            each.setVisible(isGone);
            each.setManaged(isGone);
        }
    }

    private String words() {
        return switch (model.whoseProperty().get()) {
            case Whose.Own _ -> "";
            case Whose.Attached(var window, var pid, var file, var keeps) ->
                    texts.get(
                            window
                                    ? "shell.attach.window"
                                    : keeps ? "shell.attach.service" : "shell.attach.unkept",
                            "" + pid,
                            file);
            case Whose.Gone(var before, var ended, var seen) ->
                    texts.get(
                            ended ? "shell.attach.ended" : "shell.attach.unheard",
                            "" + before.pid(),
                            before.file(),
                            time(seen));
        };
    }

    private String time(Instant moment) {
        return texts.numbers().clock(moment);
    }
}
