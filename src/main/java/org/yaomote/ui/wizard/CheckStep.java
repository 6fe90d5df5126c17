package org.yaomote.ui.wizard;

import atlantafx.base.theme.Styles;

import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.certificate.Fault;
import org.yaomote.certificate.SubjectName;
import org.yaomote.config.ProxyConfig;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.editing.Disclosure;
import org.yaomote.ui.fx.StateBadge;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.ui.ports.PortReason;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/// What will be made, before it is: five lines, and the whole configuration as text for who wants
/// it. What was refused is told here, too.
final class CheckStep implements Step {
    private final UiContext context;
    private final WizardTools tools;
    private final Choices choices;
    private final Texts texts;
    private final Parts parts;
    private final GridPane facts = new GridPane(16, 8);
    private final TextArea text = new TextArea();
    private final VBox refusal = new VBox(6);
    private final StateBadge busy;
    private final SimpleBooleanProperty ready = new SimpleBooleanProperty(true);
    private final VBox box;

    CheckStep(UiContext context, WizardTools tools, Choices choices) {
        this.context = context;
        this.tools = tools;
        this.choices = choices;
        texts = context.texts();
        parts = new Parts(texts);
        text.setEditable(false);
        text.setPrefRowCount(12);
        text.setId("wizard-text");
        text.getStyleClass().add("monospaced");
        text.accessibleTextProperty().bind(texts.text("wizard.check.text"));
        facts.setId("wizard-facts");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(ColumnConstraints.CONSTRAIN_TO_PREF);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        facts.getColumnConstraints().setAll(names, values);
        refusal.setId("wizard-refusal");
        busy = parts.badge(StateMark.UNKNOWN);
        busy.show(StateMark.UNKNOWN, texts.text("wizard.check.busy"));
        Parts.show(busy, false);
        Parts.show(refusal, false);
        box =
                new VBox(
                        14,
                        parts.group("wizard.check.summary", facts),
                        new Disclosure(texts, "wizard.check.text", text),
                        busy,
                        refusal);
        texts.wordsProperty().addListener((_, _, _) -> describe());
    }

    @Override
    public String name() {
        return "check";
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public ObservableBooleanValue ready() {
        return ready;
    }

    @Override
    public ObservableValue<String> barred() {
        return texts.text("wizard.check.busy");
    }

    @Override
    public void enter() {
        describe();
        Parts.show(refusal, false);
        String file = choices.fileProperty().get().map(Object::toString).orElse("");
        String certificate =
                choices.ownFileProperty().get() ? file : texts.get("wizard.check.madeFile");
        ProxyConfig draft = context.model().draft();
        ProxyConfig whole =
                Blueprint.of(
                                choices,
                                draft,
                                List.of(certificate),
                                new Blueprint.Naming(texts.get("wizard.service"), tools.demo()))
                        .in(draft);
        context.work().run(() -> tools.printer().apply(whole), text::setText, _ -> text.clear());
    }

    /// Says that it is being made, or that this is over.
    void setBusy(boolean isBusy) {
        Parts.show(busy, isBusy);
        if (isBusy) {
            Parts.show(refusal, false);
        }
        ready.set(!isBusy);
    }

    /// Says why there is no certificate.
    ///
    /// @param toNames leads to the names, for those that are why
    void refuse(List<Fault> faults, Runnable toNames) {
        List<Node> lines = new ArrayList<>();
        lines.add(title());
        for (Fault fault : faults) {
            Object[] arguments = fault.arguments().toArray();
            lines.add(line(() -> texts.get(fault.kind().textKey(), arguments)));
        }
        if (faults.stream().anyMatch(CheckStep::isOfName)) {
            lines.add(new Actions(texts).button("wizard.check.toNames", Feather.EDIT_2, toNames));
        }
        refused(lines);
    }

    /// Says why it was not started; what a port is in use by, with one that can be had.
    ///
    /// @param onPort takes the port that the user would rather have
    void refuse(Making.Made.Refused why, java.util.function.IntConsumer onPort) {
        List<Node> lines = new ArrayList<>();
        lines.add(title());
        PortReason ports = new PortReason(context, tools.doctor());
        why.problems()
                .forEach(
                        problem -> {
                            lines.add(line(() -> texts.problem(problem)));
                            if (PortReason.isAboutPorts(problem)) {
                                lines.add(
                                        ports.line(
                                                choices.address(),
                                                choices.portProperty().get(),
                                                choices::ports,
                                                onPort));
                            }
                        });
        refused(lines);
    }

    private static boolean isOfName(Fault fault) {
        return fault.kind().textKey().startsWith("certificate.fault.name.");
    }

    private Label title() {
        Label title = parts.paragraph("wizard.check.refused");
        title.getStyleClass().add(Styles.TEXT_BOLD);
        return title;
    }

    private StateBadge line(Callable<String> sentence) {
        StateBadge line = parts.badge(StateMark.PROBLEM);
        line.show(StateMark.PROBLEM, texts.follow(sentence));
        return line;
    }

    private void refused(List<Node> lines) {
        refusal.getChildren().setAll(lines);
        Parts.show(refusal, true);
    }

    private void describe() {
        facts.getChildren().clear();
        String servers =
                choices.chosen().stream()
                        .map(this::server)
                        .collect(Collectors.joining(texts.get("shell.pending.comma")));
        fact(0, "servers", servers);
        fact(1, "address", choices.url());
        fact(
                2,
                "reach",
                texts.get(
                        choices.openProperty().get()
                                ? "wizard.reach.network"
                                : "wizard.reach.this"));
        String names =
                choices.subjectsProperty().get().stream()
                        .map(SubjectName::shown)
                        .collect(Collectors.joining(texts.get("shell.pending.comma")));
        String file = choices.fileProperty().get().map(Object::toString).orElse("");
        boolean isOwn = choices.ownFileProperty().get();
        fact(3, "certificate", isOwn ? file : texts.get("wizard.check.names", names));
        boolean isTrusted = choices.trustedProperty().get() && !isOwn;
        fact(4, "trust", texts.get(isTrusted ? "wizard.check.trusted" : "wizard.check.untrusted"));
    }

    /// Several servers can be run by programs of one name: the address tells which it is.
    private String server(Candidate one) {
        return one.name().isEmpty()
                ? one.address()
                : texts.get("wizard.check.server", one.name(), one.address());
    }

    private void fact(int row, String name, String value) {
        Label key = parts.paragraph("wizard.check." + name);
        key.getStyleClass().add(Styles.TEXT_MUTED);
        Label said = Parts.wrapping(new Label(value));
        said.setId("wizard-fact-" + name);
        facts.addRow(row, key, said);
    }
}
