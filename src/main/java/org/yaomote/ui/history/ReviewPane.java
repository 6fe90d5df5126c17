package org.yaomote.ui.history;

import atlantafx.base.theme.Styles;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.changes.Difference;
import org.yaomote.config.Change;
import org.yaomote.config.Problem;
import org.yaomote.ports.PortDoctor;
import org.yaomote.proof.Check;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.editing.DiffList;
import org.yaomote.ui.editing.FocusInView;
import org.yaomote.ui.editing.ScreenSheet;
import org.yaomote.ui.editing.ShapeTag;
import org.yaomote.ui.fx.ErrorDetails;
import org.yaomote.ui.fx.Sentence;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.StateShape;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.ui.ports.PortReason;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The review before an apply: a page in the place of the screens, not a dialog.
///
/// Thread: the FX thread.
public final class ReviewPane extends BorderPane {
    private static final int LONGEST_NOTE = 200;

    private final Texts texts;
    private final UiContext context;
    private final PortReason ports;
    private final ReviewViewModel viewModel;
    private final Label title = new Label();
    private final VBox changes = new VBox(4);
    private final VBox checks = new VBox(6);
    private final VBox effects = new VBox(6);
    private final DiffList lines;
    private final TextField note = new TextField();

    /// @param applicable whether the draft can be applied now
    /// @param apply applies it with the note
    public ReviewPane(
            UiContext context,
            ReviewViewModel viewModel,
            ObservableBooleanValue applicable,
            Runnable apply) {
        this.texts = context.texts();
        this.context = context;
        this.ports = new PortReason(context, PortDoctor.ofThisComputer());
        this.viewModel = viewModel;
        this.lines = new DiffList(texts, "review-text");
        setId("review");
        getStyleClass().add("review");
        VBox page =
                new VBox(
                        16,
                        heading(),
                        changes,
                        card("review.checks", checks),
                        card("review.effects", effects),
                        card("review.text", lines));
        page.getStyleClass().add("page");
        ScrollPane scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("screen-scroll");
        scroll.setFocusTraversable(false);
        scroll.accessibleTextProperty().bind(texts.text("review.name"));
        FocusInView.of(scroll);
        setCenter(scroll);
        setBottom(foot(applicable, apply));
        ScreenSheet.on(this);
        lines.accessibleTextProperty().bind(texts.text("review.text"));
        viewModel.differencesProperty().addListener((_, _, _) -> refresh());
        viewModel.checksProperty().addListener((_, _, _) -> showChecks());
        viewModel.linesProperty().addListener((_, _, now) -> lines.show(now, true));
        texts.wordsProperty().addListener((_, _, _) -> refresh());
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        viewModel.close();
                        event.consume();
                    }
                });
    }

    /// The focus goes to the note, from where Enter applies.
    public void focusFirst() {
        note.requestFocus();
    }

    private Node heading() {
        title.getStyleClass().add(Styles.TITLE_3);
        title.setId("review-title");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        return title;
    }

    private Node card(String key, Node content) {
        Label name = new Label();
        name.textProperty().bind(texts.text(key));
        name.getStyleClass().addAll("section-title", Styles.TEXT_BOLD);
        VBox card = new VBox(8, name, content);
        card.getStyleClass().add("card");
        return card;
    }

    private Node foot(ObservableBooleanValue applicable, Runnable apply) {
        Label name = new Label();
        name.textProperty().bind(texts.text("review.note"));
        name.setLabelFor(note);
        name.setMinWidth(Region.USE_PREF_SIZE);
        note.setId("review-note");
        note.textProperty().bindBidirectional(viewModel.noteProperty());
        note.textProperty()
                .addListener(
                        (_, _, text) -> {
                            if (text.length() > LONGEST_NOTE) {
                                note.setText(text.substring(0, LONGEST_NOTE));
                            }
                        });
        note.promptTextProperty().bind(texts.text("review.note.prompt"));
        HBox.setHgrow(note, Priority.ALWAYS);
        Actions actions = new Actions(texts);
        Button back = actions.button("review.back", Feather.ARROW_LEFT, viewModel::close);
        Button go = actions.button("review.apply", Feather.CHECK, apply);
        go.getStyleClass().add(Styles.ACCENT);
        go.disableProperty().bind(Bindings.not(applicable));
        HBox foot = new HBox(10, name, note, back, go);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("review-foot");
        return foot;
    }

    private void refresh() {
        List<Difference> found = viewModel.differencesProperty().get();
        title.setText(texts.get("review.title", found.size()));
        changes.getChildren().setAll(found.stream().map(this::line).toList());
        effects.getChildren()
                .setAll(
                        viewModel.effectsProperty().get().stream()
                                .map(effect -> new Sentence(said(effect)))
                                .toList());
        showChecks();
    }

    private Node line(Difference difference) {
        String words =
                String.join(
                        texts.get("shell.pending.comma"),
                        difference.words().stream().map(this::change).toList());
        ShapeTag tag = new ShapeTag(ShapeTag.CHANGE_LETTERS);
        String kind = difference.kind().name().toLowerCase(Locale.ROOT);
        tag.show(
                ChangeShapes.of(difference.kind()),
                "change-" + kind,
                texts.get("review.kind." + kind));
        Label what = new Sentence(words);
        HBox.setHgrow(what, Priority.ALWAYS);
        Button undo = new Button(texts.get("review.takeBack"));
        undo.getStyleClass().addAll(Styles.SMALL, "take-back");
        undo.setMinWidth(Region.USE_PREF_SIZE);
        undo.setAccessibleText(undo.getText() + ": " + words);
        undo.setOnAction(_ -> viewModel.takeBack(difference, words));
        HBox line = new HBox(10, tag, what, undo);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("review-line");
        return line;
    }

    private void showChecks() {
        Optional<List<Check>> found = viewModel.checksProperty().get();
        if (found.isEmpty()) {
            checks.getChildren().setAll(new Sentence(texts.get("review.checks.running")));
        } else if (found.get().isEmpty()) {
            checks.getChildren().setAll(new Sentence(texts.get("review.checks.none")));
        } else {
            checks.getChildren().setAll(found.get().stream().map(this::check).toList());
        }
    }

    private Node check(Check check) {
        StateMark mark =
                switch (check.verdict()) {
                    case GOOD -> StateMark.UP;
                    case DOUBTFUL -> StateMark.SHAKY;
                    case BAD -> StateMark.DOWN;
                };
        Label line = new Sentence(words(check));
        line.setGraphic(new StateShape(mark));
        line.setGraphicTextGap(8);
        return check.problem().map(p -> beside(line, p)).orElse(line);
    }

    private String words(Check check) {
        return check.problem()
                .map(texts::problem)
                .orElseGet(() -> texts.get("check." + check.code(), check.arguments().toArray()));
    }

    /// Beside what is wrong the way to where it can be mended, and below it who has a port.
    private Node beside(Label line, Problem problem) {
        Hyperlink show = new Hyperlink(texts.get("shell.reason.goto"));
        show.setMinWidth(Region.USE_PREF_SIZE);
        show.setAccessibleText(show.getText() + ": " + line.getText());
        show.setOnAction(_ -> context.navigator().show(problem.where()));
        HBox.setHgrow(line, Priority.SOMETIMES);
        ErrorDetails details = ErrorDetails.of(texts, problem, line.getText());
        VBox all = new VBox(4, new HBox(8, line, show, details.link()), details.text());
        ports.of(problem).ifPresent(who -> all.getChildren().add(1, who));
        return all;
    }

    private String change(Change change) {
        return texts.get("change." + change.code(), change.arguments().toArray());
    }

    private String said(Change text) {
        return texts.get(text.code(), text.arguments().toArray());
    }
}
