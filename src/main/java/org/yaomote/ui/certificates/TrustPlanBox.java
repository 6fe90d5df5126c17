package org.yaomote.ui.certificates;

import atlantafx.base.theme.Styles;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.yaomote.programs.Command;
import org.yaomote.programs.Elevation;
import org.yaomote.trust.Plan;
import org.yaomote.ui.fx.Texts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// What is about to be done to a store, for a person to read before it is: who will be asked for
/// what, and the very commands. Takes no room while there is no plan.
final class TrustPlanBox extends VBox {
    private static final int MOST_ROWS = 6;

    private final Texts texts;
    private final Consumer<Plan> run;
    private final Supplier<String> label;
    private Optional<Plan> shown = Optional.empty();

    /// @param run carries it out
    /// @param label what the store is called
    TrustPlanBox(Texts texts, Consumer<Plan> run, Supplier<String> label) {
        super(8);
        this.texts = texts;
        this.run = run;
        this.label = label;
        getStyleClass().add("trust-plan");
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        close();
                        event.consume();
                    }
                });
        texts.wordsProperty().addListener((_, _, _) -> shown.ifPresent(this::build));
        close();
    }

    /// Shows a plan.
    void show(Plan plan) {
        shown = Optional.of(plan);
        Node first = build(plan);
        setVisible(true);
        setManaged(true);
        applyCss();
        first.requestFocus();
    }

    private Node build(Plan plan) {
        List<Node> nodes = new ArrayList<>();
        Label title = words(texts.get("certificates.trust.plan." + plan.action(), label.get()));
        title.getStyleClass().add(Styles.TEXT_BOLD);
        nodes.add(title);
        plan.notes()
                .forEach(
                        note ->
                                nodes.add(
                                        words(
                                                texts.get(
                                                        note.kind().textKey(),
                                                        note.arguments().toArray()))));
        nodes.add(commands(plan));
        Button cancel = button("certificates.trust.cancel", Feather.X, this::close);
        Button copy = button("certificates.trust.copy", Feather.COPY, () -> copy(plan));
        FlowPane buttons = new FlowPane(8, 8);
        boolean canRun = !plan.needsElevation() || plan.elevation() != Elevation.NONE;
        if (canRun) {
            Ikon icon = plan.needsElevation() ? Feather.SHIELD : Feather.CHECK;
            Button doIt =
                    button(
                            "certificates.trust.run",
                            icon,
                            () -> {
                                close();
                                run.accept(plan);
                            });
            doIt.getStyleClass().add(Styles.ACCENT);
            buttons.getChildren().add(doIt);
        }
        buttons.getChildren().addAll(copy, cancel);
        nodes.add(buttons);
        getChildren().setAll(nodes);
        return buttons.getChildren().getFirst();
    }

    private void close() {
        shown = Optional.empty();
        getChildren().clear();
        setVisible(false);
        setManaged(false);
    }

    private Node commands(Plan plan) {
        TextArea commands = new TextArea(typed(plan));
        commands.setEditable(false);
        commands.setWrapText(true);
        commands.setPrefRowCount(Math.min(MOST_ROWS, 2 * plan.commands().size()));
        commands.getStyleClass().add("mono");
        commands.setAccessibleText(texts.get("certificates.trust.commands", label.get()));
        return commands;
    }

    private static String typed(Plan plan) {
        return plan.commands().stream().map(Command::typed).collect(Collectors.joining("\n"));
    }

    private static void copy(Plan plan) {
        ClipboardContent content = new ClipboardContent();
        content.putString(typed(plan));
        Clipboard.getSystemClipboard().setContent(content);
    }

    private Button button(String key, Ikon icon, Runnable action) {
        Button button = new Button(texts.get(key), new FontIcon(icon));
        button.getStyleClass().add(key.replace('.', '-'));
        button.setAccessibleText(texts.get(key + ".of", label.get()));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static Label words(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
