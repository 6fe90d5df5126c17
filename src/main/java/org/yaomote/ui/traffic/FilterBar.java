package org.yaomote.ui.traffic;

import atlantafx.base.theme.Styles;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.yaomote.traffic.FilterKey;
import org.yaomote.traffic.FilterProblem;
import org.yaomote.traffic.FilterTerm;
import org.yaomote.traffic.TrafficFilter;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.editing.Typing;
import org.yaomote.ui.editing.UnderlinedField;
import org.yaomote.ui.fx.Notebook;
import org.yaomote.ui.fx.Screen;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.StateShape;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The field of the filter: what is wrong with it is underlined, what counts stands below as chips.
final class FilterBar extends VBox {
    private static final String EXAMPLE = "service=web,api -path$=.png ms>10 status=5xx";

    private static final String NOTE = "filter.traffic";

    private final Texts texts;
    private final TrafficViewModel model;
    private final UnderlinedField field = new UnderlinedField();
    private final FlowPane chips = new FlowPane(6, 6);
    private final List<FilterChip> made = new ArrayList<>();
    private final Label wrong = new Label();
    private final HBox line = new HBox(10);

    FilterBar(Texts texts, TrafficViewModel model) {
        super(6);
        this.texts = texts;
        this.model = model;
        getStyleClass().add("traffic-bar");
        Label label = new Label();
        label.textProperty().bind(texts.text("traffic.filter"));
        label.setLabelFor(field.field());
        label.getStyleClass().add("form-label");
        label.setMinWidth(USE_PREF_SIZE);
        prepareField();
        HBox.setHgrow(field, Priority.ALWAYS);
        line.getChildren().addAll(label, field);
        line.setAlignment(Pos.CENTER_LEFT);
        wrong.setId("traffic-filter-problem");
        wrong.getStyleClass().add("form-message");
        wrong.pseudoClassStateChanged(Styles.STATE_DANGER, true);
        wrong.setGraphic(new StateShape(StateMark.PROBLEM));
        wrong.setWrapText(true);
        wrong.setMinHeight(USE_PREF_SIZE);
        chips.setId("traffic-chips");
        getChildren().addAll(line, wrong, chips);
        model.filterProperty().subscribe(this::show);
        texts.wordsProperty().addListener((_, _, _) -> show(model.filterProperty().get()));
    }

    /// Begins with the filter of the last time, and offers those that have names.
    void remember(UiContext context) {
        Notebook notebook = context.preferences().notebook();
        SavedFiltersMenu saved =
                new SavedFiltersMenu(
                        context,
                        new SavedFilters(notebook),
                        field.field()::getText,
                        field.field()::setText);
        line.getChildren().add(saved.button());
        getChildren().add(1, saved.naming());
        notebook.read(NOTE).ifPresent(field.field()::setText);
        field.field().textProperty().subscribe(text -> notebook.write(NOTE, text));
    }

    /// Puts the focus into the field.
    void focusField() {
        field.field().requestFocus();
        field.field().selectAll();
    }

    /// Lets only through what has this value, besides what is asked already.
    void add(FilterKey key, String value) {
        String term = key.word() + "=" + quoted(value);
        String before = field.field().getText().strip();
        Typing.replace(field.field(), before.isEmpty() ? term : before + " " + term);
    }

    private static String quoted(String value) {
        boolean isPlain = value.chars().noneMatch(c -> c == ',' || Character.isWhitespace(c));
        return isPlain ? value : '"' + value + '"';
    }

    /// Lets everything through again.
    void clear() {
        Typing.erase(field.field());
    }

    /// The same, and puts the focus where Undo brings the filter back.
    void letAll() {
        clear();
        field.field().requestFocus();
    }

    /// Whether something is typed.
    boolean isEmpty() {
        return field.field().getText().isEmpty();
    }

    private void prepareField() {
        TextField control = field.field();
        control.setId("traffic-filter");
        control.getStyleClass().add(Screen.FILTER);
        control.promptTextProperty().bind(texts.text("traffic.filter.prompt", EXAMPLE));
        control.accessibleTextProperty().bind(texts.text("traffic.filter"));
        control.accessibleHelpProperty().bind(wrong.textProperty());
        control.setTooltip(
                Actions.tooltip(
                        texts.text("traffic.filter.help", String.join(", ", FilterKey.words()))));
        control.setMinWidth(0);
        control.textProperty().addListener((_, _, text) -> model.type(text));
        control.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE && !isEmpty()) {
                        clear();
                        event.consume();
                    }
                });
    }

    private void show(TrafficFilter filter) {
        boolean faulty = !filter.problems().isEmpty();
        wrong.setText(faulty ? problem(filter.problems().getFirst()) : "");
        wrong.setVisible(faulty);
        wrong.setManaged(faulty);
        field.field().pseudoClassStateChanged(Styles.STATE_DANGER, faulty);
        field.mark(
                filter.problems().stream()
                        .map(p -> new UnderlinedField.Part(p.start(), p.end()))
                        .toList());
        showChips(filter.terms());
    }

    /// Chips change in place: new ones would have to be styled at each key that is pressed.
    private void showChips(List<FilterTerm> terms) {
        terms.stream().skip(made.size()).forEach(term -> add(new FilterChip(texts, this::remove)));
        for (int i = 0; i < made.size(); i++) {
            made.get(i).show(i < terms.size() ? Optional.of(terms.get(i)) : Optional.empty());
        }
        chips.setVisible(!terms.isEmpty());
        chips.setManaged(!terms.isEmpty());
    }

    private void add(FilterChip chip) {
        made.add(chip);
        chips.getChildren().add(chip);
    }

    private void remove(FilterTerm term) {
        String rest = TrafficFilter.without(field.field().getText(), term);
        Typing.replace(field.field(), rest);
        field.field().requestFocus();
    }

    /// Where it is and what is wrong: the column counts from 1, as people do.
    private String problem(FilterProblem problem) {
        String code = problem.kind().name().toLowerCase(Locale.ROOT);
        String names = String.join(", ", FilterKey.words());
        String what = texts.get("traffic.filter.problem." + code, problem.part(), names);
        return texts.get("traffic.filter.column", problem.start() + 1, what);
    }
}
