package org.yaomote.ui.wizard;

import atlantafx.base.theme.Styles;

import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

import org.yaomote.ports.PortDoctor;
import org.yaomote.ui.editing.AddressText;
import org.yaomote.ui.editing.FreePlace;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.ui.ports.PortLine;
import org.yaomote.ui.ports.PortQuestion;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Where clients connect: who may, and on which port.
final class PlaceStep implements Step {
    private static final int WANTED = 443;

    /// While the port is none, there is no address to tell people.
    private static final String NO_URL = "\u2013";

    private final UiContext context;
    private final WizardTools tools;
    private final Choices choices;
    private final Texts texts;
    private final Parts parts;
    private final TextField port = new TextField();
    private final Label wrong;
    private final Label urls = new Label();
    private final PortLine line;
    private final PortLine instead;
    private final SimpleBooleanProperty ready = new SimpleBooleanProperty();
    private final VBox box = new VBox(14);

    PlaceStep(UiContext context, WizardTools tools, Choices choices) {
        this.context = context;
        this.tools = tools;
        this.choices = choices;
        texts = context.texts();
        parts = new Parts(texts);
        wrong = parts.mistake();
        wrong.textProperty().bind(texts.text("ports.port.wrong"));
        line = new PortLine(context, tools.doctor(), this::use);
        line.setId("wizard-port-answer");
        line.spare(choices::ports);
        instead = new PortLine(context, tools.doctor(), this::use);
        instead.setId("wizard-port-wanted");
        instead.spare(choices::ports);
        build();
    }

    private void build() {
        ToggleGroup reach = new ToggleGroup();
        RadioButton only = parts.radio("wizard.reach.this", reach);
        RadioButton all = parts.radio("wizard.reach.network", reach);
        only.setSelected(true);
        all.selectedProperty().bindBidirectional(choices.openProperty());
        choices.openProperty().addListener((_, _, _) -> examine());
        choices.portProperty().addListener((_, _, now) -> show(now.intValue()));
        choices.namesProperty().addListener((_, _, _) -> sayUrls());
        texts.wordsProperty().addListener((_, _, _) -> sayUrls());
        port.setId("wizard-port");
        port.setPrefColumnCount(6);
        port.setMaxWidth(120);
        port.textProperty().addListener((_, _, _) -> typed());
        Label name = parts.paragraph("wizard.port");
        name.getStyleClass().add("form-label");
        name.setLabelFor(port);
        port.accessibleTextProperty().bind(texts.text("wizard.port"));
        wrong.setId("wizard-port-wrong");
        Parts.show(wrong, false);
        urls.setId("wizard-urls");
        urls.getStyleClass().add("wizard-url");
        Parts.wrapping(urls);
        Label walls = parts.muted("wizard.reach.help");
        choices.openProperty().subscribe(isOpen -> Parts.show(walls, isOpen));
        box.getChildren()
                .addAll(
                        parts.group("wizard.reach", only, all, walls),
                        parts.group("wizard.port.title", name, port, wrong, instead, line),
                        parts.group("wizard.url", urls));
        ready.bind(
                line.answerProperty()
                        .map(answer -> answer.filter(PortQuestion.Answer::isFree).isPresent()));
    }

    @Override
    public String name() {
        return "place";
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
        return texts.follow(
                () -> isBarred() ? texts.get("wizard.place.barred") : "",
                line.answerProperty(),
                wrong.visibleProperty());
    }

    /// While it is being looked at, there is nothing to say yet.
    private boolean isBarred() {
        boolean isTaken =
                line.answerProperty().get().filter(answer -> !answer.isFree()).isPresent();
        return isTaken || wrong.isVisible();
    }

    /// The usual port of HTTPS, if it can be had; else the next best, and why.
    @Override
    public void enter() {
        if (choices.portProperty().get() != 0) {
            examine();
            return;
        }
        PortQuestion wanted = new PortQuestion(PortQuestion.LOOPBACK, WANTED);
        Set<Integer> meant = new HashSet<>(choices.ports());
        meant.addAll(FreePlace.taken(context.model().draft()));
        context.work()
                .run(
                        () -> wanted.ask(tools.doctor(), meant),
                        answer -> {
                            int best = answer.instead().orElse(PortDoctor.instead(WANTED));
                            choices.portProperty().set(answer.isFree() ? WANTED : best);
                            instead.show(answer.isFree() ? Optional.empty() : Optional.of(wanted));
                        },
                        _ -> choices.portProperty().set(PortDoctor.instead(WANTED)));
    }

    private void show(int now) {
        if (!port.getText().equals(Integer.toString(now))) {
            port.setText(Integer.toString(now));
        }
        examine();
    }

    private void typed() {
        String text = AddressText.normal(port.getText());
        int number = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
        boolean isPort = number > 0 && number < 65_536;
        Parts.show(wrong, !isPort);
        port.pseudoClassStateChanged(Styles.STATE_DANGER, !isPort);
        if (isPort && number == choices.portProperty().get()) {
            // Typed back to what it was before a mistake, it is no change that anybody hears of.
            examine();
        } else if (isPort) {
            choices.portProperty().set(number);
        } else {
            urls.setText(NO_URL);
            line.ask(Optional.empty());
        }
    }

    private void use(int better) {
        choices.portProperty().set(better);
    }

    private void examine() {
        line.ask(PortQuestion.of(choices.address(), choices.portProperty().get()));
        sayUrls();
    }

    private void sayUrls() {
        OwnNames own = choices.namesProperty().get();
        StringBuilder all = new StringBuilder(choices.url());
        if (choices.openProperty().get()) {
            if (!own.computer().isEmpty()) {
                all.append('\n').append(choices.url(own.computer() + ".local"));
            }
            own.addresses().forEach(a -> all.append('\n').append(choices.url(a)));
        }
        urls.setText(all.toString());
    }
}
