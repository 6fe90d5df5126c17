package org.yaomote.ui.overview;

import atlantafx.base.theme.Styles;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import org.yaomote.config.ProxyConfig;
import org.yaomote.events.Event;
import org.yaomote.ui.fx.OneTask;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.StateShape;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.ui.fx.UndoOffer;
import org.yaomote.ui.history.AppliedEvent;
import org.yaomote.ui.history.EventWords;
import org.yaomote.workspace.Applied;
import org.yaomote.workspace.Edit;

import java.util.List;
import java.util.Optional;

/// The last things that happened, newest first, and the way to all of them.
///
/// Thread: the FX thread; events come on any.
final class LastEvents extends VBox {
    private static final int MOST = 5;

    private final UiContext context;
    private final Texts texts;
    private final VBox list = new VBox(6);
    private List<Object> shown = List.of();

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
        context.model().draftProperty().addListener((_, _, _) -> look());
        context.model().lastApplyProperty().addListener((_, _, _) -> look());
        look();
    }

    private void look() {
        List<Event> events = context.events().all();
        List<Event> last = events.subList(Math.max(0, events.size() - MOST), events.size());
        ProxyConfig draft = context.model().draft();
        Optional<Event> undoable = last.reversed().stream().filter(this::isUndoable).findFirst();
        List<Object> now = List.of(last, texts.language(), undoable, EventNames.known(draft));
        // Typing elsewhere leaves the links, and the focus on one of them, as they are.
        if (!now.equals(shown)) {
            shown = now;
            list.getChildren()
                    .setAll(
                            last.reversed().stream()
                                    .map(event -> line(event, isSame(event, undoable)))
                                    .toList());
        }
        setVisible(!last.isEmpty());
        setManaged(!last.isEmpty());
    }

    /// By identity: the same may have been applied twice.
    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(Event event, Optional<Event> other) {
        return other.filter(one -> one == event).isPresent();
    }

    private Node line(Event event, boolean isUndoable) {
        String said = EventWords.of(texts, event);
        String time = texts.numbers().clock(event.at());
        TextFlow words = new TextFlow(words(time + "  "));
        words.setAccessibleText(EventWords.level(texts, event) + ": " + time + " " + said);
        words.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        new EventNames(context.model().draft(), context.navigator())
                .parts(said, event).stream()
                        .map(part -> part(part, time + " " + said))
                        .forEach(words.getChildren()::add);
        HBox line = new HBox(8, new StateShape(StateMark.of(event.level())), words);
        line.setAlignment(Pos.TOP_LEFT);
        if (isUndoable) {
            line.getChildren().add(undo(said));
        }
        return line;
    }

    private static Node part(EventNames.Part part, String said) {
        if (part.go().isEmpty()) {
            return words(part.text());
        }
        Hyperlink link = new Hyperlink(part.text());
        link.getStyleClass().add("word-link");
        link.setAccessibleText(part.text() + ": " + said);
        link.setOnAction(_ -> part.go().get().run());
        return link;
    }

    private static Text words(String text) {
        Text words = new Text(text);
        words.getStyleClass().add("words");
        return words;
    }

    private Button undo(String said) {
        Button undo = new Button(texts.get("common.undo"));
        undo.setId("overview-events-undo");
        undo.getStyleClass().add(Styles.SMALL);
        undo.setMinWidth(Region.USE_PREF_SIZE);
        undo.setAccessibleText(texts.get("common.about", undo.getText(), said));
        undo.setOnAction(_ -> undoLastApply(said));
        return undo;
    }

    /// The last apply is undone as long as nothing was changed since: then that is all that is
    /// lost.
    private boolean isUndoable(Event event) {
        return undoable()
                .filter(
                        last ->
                                event.equals(AppliedEvent.good(event.at(), last))
                                        || event.equals(AppliedEvent.doubtful(event.at(), last)))
                .isPresent();
    }

    private Optional<Applied> undoable() {
        return context.model()
                .lastApplyProperty()
                .get()
                .filter(last -> last.outcome() instanceof Applied.Outcome.InForce)
                .filter(last -> !last.isStart() && last.after().equals(context.model().draft()));
    }

    private void undoLastApply(String said) {
        undoable()
                .ifPresent(
                        last -> {
                            context.model().edit(Edit.of("takeBack", said, _ -> last.before()));
                            UndoOffer.in(context)
                                    .ofLastEdit(() -> texts.get("overview.events.undone"));
                        });
    }
}
