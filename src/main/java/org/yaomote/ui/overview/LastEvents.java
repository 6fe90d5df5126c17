package org.yaomote.ui.overview;

import atlantafx.base.theme.Styles;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.yaomote.events.Event;
import org.yaomote.ui.fx.OneTask;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.StateShape;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.ui.history.EventWords;

import java.util.List;

/// The last things that happened, newest first, and the way to all of them.
///
/// Thread: the FX thread; events come on any.
final class LastEvents extends VBox {
    private static final int MOST = 5;

    private final UiContext context;
    private final Texts texts;
    private final VBox list = new VBox(6);

    LastEvents(UiContext context) {
        super(12);
        this.context = context;
        this.texts = context.texts();
        setId("last-events");
        getStyleClass().add("card");
        Label title = new Label();
        title.textProperty().bind(texts.text("overview.events"));
        title.getStyleClass().addAll("section-title", Styles.TITLE_4);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        Button all = new Button();
        all.setId("overview-events-all");
        all.textProperty().bind(texts.text("overview.events.all"));
        all.getStyleClass().add(Styles.SMALL);
        all.setMinWidth(Region.USE_PREF_SIZE);
        all.setOnAction(_ -> context.navigator().open("logs"));
        HBox head = new HBox(8, title, all);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, list);
        context.events().addObserver(new OneTask(context.work().fx(), this::look)::ask);
        texts.wordsProperty().addListener((_, _, _) -> look());
        look();
    }

    private void look() {
        List<Event> events = context.events().all();
        List<Event> last = events.subList(Math.max(0, events.size() - MOST), events.size());
        list.getChildren().setAll(last.reversed().stream().map(this::line).toList());
        setVisible(!last.isEmpty());
        setManaged(!last.isEmpty());
    }

    private Node line(Event event) {
        String said = texts.numbers().clock(event.at()) + "  " + EventWords.of(texts, event);
        Label line = new Label(said, new StateShape(StateMark.of(event.level())));
        line.setAccessibleText(EventWords.level(texts, event) + ": " + said);
        line.setGraphicTextGap(8);
        line.setWrapText(true);
        line.setMinHeight(Region.USE_PREF_SIZE);
        return line;
    }
}
