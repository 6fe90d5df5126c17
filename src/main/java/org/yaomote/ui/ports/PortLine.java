package org.yaomote.ui.ports;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import org.yaomote.ports.Diagnosis;
import org.yaomote.ports.PortDoctor;
import org.yaomote.ports.SystemKind;
import org.yaomote.ui.editing.FreePlace;
import org.yaomote.ui.fx.StateBadge;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.ui.ports.PortQuestion.Answer;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/// Says how it stands with a port, with a button for one that can be had and, where it is the
/// rights that are missing, how to get them. Takes no room until something is asked.
///
/// While it says that another program has the port, it looks again every few seconds, as long as it
/// can be seen: that program may end.
///
/// Thread: the FX thread; the question is asked behind the window.
public final class PortLine extends VBox {
    /// So many samples lie between two looks: some three seconds.
    private static final int LOOK_EVERY = 6;

    private final UiContext context;
    private final PortDoctor doctor;
    private final Texts texts;
    private final PortWords words;
    private final StateBadge badge;
    private final Button use = new Button();
    private final Button go = new Button();
    private final Hyperlink show = new Hyperlink();
    private final TextArea allow = new TextArea();
    private final LowPortBox ways;
    private final Label firewall = new Label();
    private final FlowPane buttons = new FlowPane(8, 4, use, go, show);
    private final ReadOnlyObjectWrapper<Optional<Answer>> answer =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<PortQuestion> asked = Optional.empty();
    private Optional<OwnListener> goTo = Optional.empty();
    private boolean isRefused;
    private boolean isWrong;
    private boolean isTold;
    private int samples;
    private Subscription looking = Subscription.EMPTY;
    private Supplier<Set<Integer>> further = Set::of;

    /// Another listener of this program, to go to if it has the port.
    ///
    /// @param name of it
    /// @param visit shows it
    public record OwnListener(String name, Runnable visit) {}

    /// @param onUse takes the port that the user would rather have
    public PortLine(UiContext context, PortDoctor doctor, IntConsumer onUse) {
        super(4);
        this.context = context;
        this.doctor = doctor;
        texts = context.texts();
        words = new PortWords(texts, context.clock());
        badge = new StateBadge(texts, StateMark.UNKNOWN);
        badge.setWrapText(true);
        badge.setMinWidth(0);
        badge.setMinHeight(USE_PREF_SIZE);
        badge.getStyleClass().add("port-answer");
        use.getStyleClass().add("port-use");
        use.setOnAction(_ -> instead().ifPresent(onUse::accept));
        go.setOnAction(_ -> goTo.ifPresent(to -> to.visit().run()));
        show.textProperty().bind(texts.text("ports.allow.show"));
        show.setOnAction(_ -> toggle());
        ways = new LowPortBox(context, doctor.rights(), () -> ask(asked));
        allow.setEditable(false);
        allow.setWrapText(true);
        allow.setPrefRowCount(7);
        allow.accessibleTextProperty().bind(show.textProperty());
        if (doctor.kind() != SystemKind.LINUX) {
            allow.textProperty().bind(texts.text(doctor.kind().allowKey()));
        }
        visible(allow, false);
        visible(ways, false);
        firewall.setWrapText(true);
        firewall.setMinHeight(USE_PREF_SIZE);
        firewall.getStyleClass().add("form-help");
        getChildren().addAll(badge, buttons, firewall, allow, ways);
        texts.wordsProperty().addListener((_, _, _) -> say());
        sceneProperty().subscribe(scene -> follow(scene != null));
        say();
    }

    /// What is in no window is not kept by the sampler.
    private void follow(boolean isPlaced) {
        looking.unsubscribe();
        looking =
                isPlaced ? context.sampler().subscribe(this, _ -> lookAgain()) : Subscription.EMPTY;
    }

    private void lookAgain() {
        samples++;
        if (samples >= LOOK_EVERY && answer.get().filter(Answer::isAnothers).isPresent()) {
            ask(asked);
        }
    }

    /// A start was refused for this port: another is offered even if this program itself has it.
    ///
    /// @param own where to go then
    public void refused(Optional<OwnListener> own) {
        isRefused = true;
        isTold = true;
        goTo = own;
    }

    /// Has it offer nothing else either than what the configuration uses.
    ///
    /// @param ports of what is not in the configuration yet
    public void spare(Supplier<Set<Integer>> ports) {
        further = ports;
    }

    /// Whether something is wrong with the fields beside it. While it is, nothing good is said of
    /// the port: the two would contradict each other. But that a port is free which was refused
    /// because somebody had it is said, since then it can be tried again.
    ///
    /// @param told whether the mistake is that the port is in use; then only by whom is left to say
    public void beside(boolean mistake, boolean told) {
        if (isWrong != mistake || isTold != told) {
            isWrong = mistake;
            isTold = told;
            say();
        }
    }

    /// What was said last; nothing while it is being found out.
    public ReadOnlyObjectProperty<Optional<Answer>> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /// Asks, unless the same was asked last.
    ///
    /// @param question nothing to say nothing
    public void show(Optional<PortQuestion> question) {
        if (!question.equals(asked)) {
            ask(question);
        }
    }

    /// Asks, also if the same was asked last: what the system does may have changed.
    public void ask(Optional<PortQuestion> question) {
        if (!question.equals(asked)) {
            answer.set(Optional.empty());
        }
        asked = question;
        if (question.isEmpty()) {
            tell(Optional.empty());
            return;
        }
        samples = 0;
        PortQuestion wanted = question.get();
        // A backend whose server is down has no socket, and a listener there would ask itself.
        Set<Integer> meant = new HashSet<>(FreePlace.taken(context.model().draft()));
        meant.addAll(further.get());
        context.work()
                .run(
                        () -> wanted.ask(doctor, meant),
                        found -> {
                            if (asked.equals(question)) {
                                tell(Optional.of(found));
                            }
                        },
                        _ -> tell(Optional.empty()));
    }

    /// Where the ways are known they are offered, elsewhere they are told.
    private void toggle() {
        boolean isKnown = doctor.kind() == SystemKind.LINUX;
        visible(allow, !isKnown && !allow.isVisible());
        boolean isOpening = isKnown && !ways.isVisible();
        visible(ways, isOpening);
        if (isOpening) {
            asked.ifPresent(question -> ways.look(question.port()));
        }
    }

    /// The same once more is no news, neither for the eye nor for a screen reader.
    private void tell(Optional<Answer> found) {
        if (!found.equals(answer.get()) || found.isEmpty()) {
            answer.set(found);
            say();
        }
    }

    private void say() {
        Optional<Answer> found = answer.get();
        boolean isFreed = isTold && found.filter(Answer::isFree).isPresent();
        boolean isDenied = isWrong && !isFreed && found.filter(Answer::isGood).isPresent();
        visible(this, found.isPresent() && asked.isPresent() && !isDenied);
        if (found.isEmpty() || asked.isEmpty()) {
            return;
        }
        Diagnosis diagnosis = found.get().diagnosis();
        int port = asked.get().port();
        badge.show(
                PortWords.mark(diagnosis),
                texts.follow(() -> words.sentence(port, diagnosis, isTold)));
        Optional<Integer> instead = instead();
        use.setText(instead.map(p -> texts.get("ports.use", Integer.toString(p))).orElse(""));
        boolean isWanted = !(diagnosis instanceof Diagnosis.Own) || isRefused;
        boolean isOffered = instead.isPresent() && isWanted;
        visible(use, isOffered);
        boolean isOthers = diagnosis instanceof Diagnosis.Own && goTo.isPresent();
        visible(go, isOthers);
        go.setText(goTo.map(to -> texts.get("ports.go", to.name())).orElse(""));
        boolean needsRights = diagnosis instanceof Diagnosis.NeedsRights;
        visible(show, needsRights);
        visible(allow, allow.isVisible() && needsRights);
        visible(ways, ways.isVisible() && needsRights);
        String wall = words.firewall(port, found.get());
        firewall.setText(wall);
        visible(firewall, !wall.isEmpty());
        visible(buttons, isOffered || isOthers || needsRights);
    }

    private Optional<Integer> instead() {
        return answer.get().flatMap(Answer::instead);
    }

    private static void visible(javafx.scene.Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }
}
