package org.yaomote.ui.listeners;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.yaomote.config.ServiceId;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.editing.ProblemLine;
import org.yaomote.ui.editing.RowKeys;
import org.yaomote.ui.editing.TypedBinding;
import org.yaomote.ui.fx.Texts;

import java.util.List;
import java.util.function.BiConsumer;

/// One rule of a listener: host and path on one line, the service and the buttons on the next.
final class RuleCard extends VBox {
    private final Texts texts;
    private final RowKeys.Key key;
    private final BiConsumer<RuleCard, Deed> onDeed;
    private final ReadOnlyStringWrapper number = new ReadOnlyStringWrapper("");
    private final TextField host = new TextField();
    private final TextField path = new TextField();
    private final ServiceChoice service;
    private final TypedBinding hostBinding = TypedBinding.of(host);
    private final TypedBinding pathBinding = TypedBinding.of(path);
    private final ProblemLine hostProblem;
    private final ProblemLine pathProblem;
    private final ProblemLine problem;
    private final HBox head = new HBox(2);
    private final Label further = new Label();
    private final Button up;
    private final Button down;
    private @Nullable RulesForm rules;

    /// What the user wants with a rule.
    enum Deed {
        UP,
        DOWN,
        DUPLICATE,
        NEW_SERVICE,
        REMOVE
    }

    /// @param onDeed does it: moving and removing is about the list, not this card
    RuleCard(Texts texts, RowKeys.Key key, BiConsumer<RuleCard, Deed> onDeed) {
        super(8);
        this.texts = texts;
        this.key = key;
        this.onDeed = onDeed;
        this.service = new ServiceChoice(texts, this::chosen, () -> ask(Deed.NEW_SERVICE));
        this.hostProblem = new ProblemLine(texts);
        this.pathProblem = new ProblemLine(texts);
        this.problem = new ProblemLine(texts);
        getStyleClass().add("rule-card");
        Actions actions = new Actions(texts);
        up = actions.icon(named("rule.up"), Feather.ARROW_UP, () -> press(Deed.UP));
        down = actions.icon(named("rule.down"), Feather.ARROW_DOWN, () -> press(Deed.DOWN));
        Button copy =
                actions.icon(named("rule.duplicate"), Feather.COPY, () -> ask(Deed.DUPLICATE));
        Button remove = actions.icon(named("rule.remove"), Feather.TRASH_2, () -> ask(Deed.REMOVE));
        Label title = new Label();
        title.textProperty().bind(named("rule"));
        title.getStyleClass().add("form-label");
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        FontIcon dots = new FontIcon(Feather.MORE_VERTICAL);
        head.getChildren().addAll(dots, title, up, down, copy, remove);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("rule-head");
        Tooltip.install(head, Actions.tooltip(texts.text("listeners.rule.drag")));
        text(host, "host", hostBinding, hostProblem);
        text(path, "path", pathBinding, pathProblem);
        service();
        further.setWrapText(true);
        further.getStyleClass().add("small-label");
        HBox when =
                new HBox(
                        8,
                        part("rule.host", host, hostProblem),
                        part("rule.path", path, pathProblem));
        getChildren().addAll(head, when, further, part("rule.service", service, problem));
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    RowKeys.Key key() {
        return key;
    }

    /// The part by which the card is dragged.
    Node grip() {
        return head;
    }

    /// Shows the rule as the draft has it.
    void show(RulesForm form) {
        rules = form;
        number.set(Integer.toString(form.number(key)));
        hostBinding.show(form.host(key));
        pathBinding.show(form.path(key));
        List<String> more = form.furtherConditions(key);
        further.setText(texts.get("listeners.rule.further", String.join(", ", more)));
        further.setVisible(!more.isEmpty());
        further.setManaged(!more.isEmpty());
        up.setDisable(!form.canMove(key, -1));
        down.setDisable(!form.canMove(key, 1));
        service.show(form.services(), form.service(key));
        problem.show(form.problems(key), service);
    }

    /// Focuses a field of the rule.
    ///
    /// @param field last part of its path, such as `service`
    void focus(String field) {
        switch (field) {
            case "service" -> service.requestFocus();
            case "path" -> {
                path.requestFocus();
                path.selectAll();
            }
            default -> host.requestFocus();
        }
    }

    private void ask(Deed deed) {
        onDeed.accept(this, deed);
    }

    /// Moves the rule by a button. A card that is moved loses the focus, so it is put back: on the
    /// other button where this one has come to its end.
    private void press(Deed deed) {
        ask(deed);
        Button pressed = deed == Deed.UP ? up : down;
        Button other = deed == Deed.UP ? down : up;
        (pressed.isDisabled() ? other : pressed).requestFocus();
    }

    private void pressed(KeyEvent event) {
        boolean isMove = event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN;
        if (event.isAltDown() && isMove) {
            Node focused = getScene().getFocusOwner();
            ask(event.getCode() == KeyCode.UP ? Deed.UP : Deed.DOWN);
            focused.requestFocus();
            event.consume();
        }
    }

    private void service() {
        service.getStyleClass().add("rule-service");
        service.accessibleTextProperty().bind(named("rule.serviceOf"));
        service.accessibleHelpProperty().bind(problem.textProperty());
    }

    private void chosen(ServiceId id) {
        if (rules != null) {
            rules.setService(key, id);
        }
    }

    private void text(TextField field, String name, TypedBinding binding, ProblemLine line) {
        field.getStyleClass().add("rule-" + name);
        field.promptTextProperty().bind(texts.text("listeners.rule." + name + ".prompt"));
        field.accessibleTextProperty().bind(named("rule." + name + "Of"));
        field.accessibleHelpProperty().bind(line.textProperty());
        field.setPrefColumnCount(8);
        binding.problemProperty()
                .addListener((_, _, found) -> line.show(found.stream().toList(), field));
    }

    private VBox part(String labelKey, Control control, Node wrong) {
        Label label = new Label();
        label.textProperty().bind(texts.text("listeners." + labelKey));
        label.getStyleClass().add("small-label");
        label.setLabelFor(control);
        label.setMinWidth(USE_PREF_SIZE);
        VBox part = new VBox(3, label, control, wrong);
        HBox.setHgrow(part, Priority.ALWAYS);
        return part;
    }

    private javafx.beans.binding.StringBinding named(String name) {
        return texts.text("listeners." + name, number.getReadOnlyProperty());
    }
}
