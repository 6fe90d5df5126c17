package org.yaomote.ui.listeners;

import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.yaomote.config.Service;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.editing.ProblemLine;
import org.yaomote.ui.editing.RowKeys;
import org.yaomote.ui.editing.RowOrder;
import org.yaomote.ui.fx.Texts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The rules of a listener in order, and what happens to requests no rule takes.
final class RulesBox extends VBox {
    private final Texts texts;
    private final VBox list = new VBox(8);
    private final Map<RowKeys.Key, RuleCard> cards = new HashMap<>();
    private final Label rest = new Label();
    private final Label noService = new Label();
    private final SimpleBooleanProperty any = new SimpleBooleanProperty();
    private final ProblemLine problems;
    private final Button add;
    private final RuleDrag drag = new RuleDrag(list, this::moved);
    private @Nullable RulesForm rules;
    private Runnable toTest = () -> {};
    private Consumer<Service> toService = _ -> {};

    RulesBox(Texts texts) {
        super(8);
        this.texts = texts;
        this.problems = new ProblemLine(texts);
        Label title = new Label();
        title.textProperty().bind(texts.text("listeners.rules"));
        title.getStyleClass().add("form-label");
        Label help = text("listeners.rules.help", "form-help");
        rest.textProperty().bind(texts.text("listeners.rule.rest"));
        rest.getStyleClass().add("rule-rest");
        rest.setId("listeners-rule-rest");
        rest.setWrapText(true);
        rest.setMinHeight(USE_PREF_SIZE);
        noService.textProperty().bind(words("listeners.rule.addOne", "listeners.rule.addNone"));
        noService.getStyleClass().add("form-help");
        noService.setWrapText(true);
        noService.setMinHeight(USE_PREF_SIZE);
        add = new Actions(texts).button("listeners.rule.add", Feather.PLUS, this::add);
        add.textProperty().unbind();
        add.textProperty().bind(words("listeners.rule.add", "listeners.rule.addBoth"));
        Button test =
                new Actions(texts)
                        .button("listeners.rule.test", Feather.GIT_BRANCH, () -> toTest.run());
        FlowPane deeds = new FlowPane(8, 8, add, test);
        getChildren().addAll(title, help, list, rest, problems, noService, deeds);
        getChildren().add(drag.line());
    }

    /// Has who wants to know where a request goes be led to where that is tested.
    void onTest(Runnable lead) {
        toTest = lead;
    }

    /// Has who made a new service for a rule be led to it.
    void onNewService(Consumer<Service> lead) {
        toService = lead;
    }

    /// Shows the rules of a listener.
    void show(RulesForm form) {
        rules = form;
        List<RowKeys.Key> keys = form.keys();
        if (!keys.equals(list.getChildren().stream().map(RulesBox::key).toList())) {
            drag.cancel();
        }
        cards.keySet().retainAll(keys);
        List<RuleCard> wanted = new ArrayList<>();
        for (RowKeys.Key key : keys) {
            wanted.add(cards.computeIfAbsent(key, this::card));
        }
        RowOrder.sync(list.getChildren(), List.copyOf(wanted));
        wanted.forEach(card -> card.show(form));
        visible(rest, !form.takesEverything());
        any.set(!form.services().isEmpty());
        // Of one service only there is nothing to choose from.
        visible(noService, form.services().size() < 2);
        problems.show(form.problems());
    }

    /// Focuses a field of a rule, or the button that adds one.
    ///
    /// @param index of the rule, from 0
    /// @param field last part of its path
    void focus(int index, String field) {
        boolean exists = index >= 0 && index < list.getChildren().size();
        if (exists && list.getChildren().get(index) instanceof RuleCard card) {
            card.focus(field);
        } else {
            add.requestFocus();
        }
    }

    private RuleCard card(RowKeys.Key key) {
        RuleCard card = new RuleCard(texts, key, this::done);
        drag.by(card.grip(), card);
        return card;
    }

    private static Object key(Node card) {
        return card instanceof RuleCard rule ? rule.key() : card;
    }

    /// A card that is moved loses the focus, so it is put back.
    private void moved(RuleCard card, int by) {
        Node focused = getScene().getFocusOwner();
        if (rules != null) {
            rules.move(card.key(), by);
        }
        if (focused != null) {
            focused.requestFocus();
        }
    }

    /// Where there is nowhere to go yet, a place is made, too.
    private void add() {
        if (rules == null) {
            return;
        }
        if (rules.services().isEmpty()) {
            rules.addWithService(texts.get("services.newName")).ifPresent(toService);
        } else {
            rules.add().ifPresent(this::focusNew);
        }
    }

    private void focusNew(RowKeys.Key key) {
        RuleCard card = cards.get(key);
        if (card != null) {
            card.focus("path");
        }
    }

    private void done(RuleCard card, RuleCard.Deed deed) {
        if (rules == null) {
            return;
        }
        switch (deed) {
            case UP -> rules.move(card.key(), -1);
            case DOWN -> rules.move(card.key(), 1);
            case DUPLICATE -> rules.duplicate(card.key()).ifPresent(this::focusNew);
            case NEW_SERVICE ->
                    rules.setNewService(card.key(), texts.get("services.newName"))
                            .ifPresent(toService);
            case REMOVE -> {
                int at = Math.max(0, rules.number(card.key()) - 1);
                rules.remove(card.key());
                focus(Math.min(at, list.getChildren().size() - 1), "host");
            }
        }
    }

    /// @param some said as long as there is a service
    /// @param none said as long as there is none
    private ObservableValue<String> words(String some, String none) {
        return texts.follow(() -> texts.get(any.get() ? some : none), any);
    }

    private Label text(String key, String style) {
        Label label = new Label();
        label.textProperty().bind(texts.text(key));
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static void visible(Label label, boolean wanted) {
        label.setVisible(wanted);
        label.setManaged(wanted);
    }
}
