package org.yaomote.ui.services;

import atlantafx.base.theme.Styles;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.yaomote.config.Fault;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.ServiceId;
import org.yaomote.events.Event;
import org.yaomote.metrics.BackendPlace;
import org.yaomote.proof.Way;
import org.yaomote.proof.Ways;
import org.yaomote.rehearsal.Knock;
import org.yaomote.rehearsal.Verdict;
import org.yaomote.rehearsal.Volley;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.editing.Choices;
import org.yaomote.ui.fx.BackgroundWork;
import org.yaomote.ui.fx.Subjects;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.workspace.Backstage;
import org.yaomote.workspace.RunState;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// A rehearsal of failure for one service: each backend may pretend to be stopped, slow or broken,
/// and requests are sent to see what clients would see of it. The backends hear nothing of what is
/// pretended; all is restored when the rehearsal is left.
///
/// Thread: the FX thread.
final class RehearsalPanel extends VBox {
    private static final int REQUESTS = 100;

    /// How many are sent before the first of them, to know the usual times.
    private static final int BEFORE = 20;

    /// What a backend may pretend.
    private enum Part {
        HIMSELF(null),
        STOPPED(new Fault.Stopped()),
        SLOW_100(new Fault.Slow(Duration.ofMillis(100))),
        SLOW_500(new Fault.Slow(Duration.ofMillis(500))),
        SLOW_2000(new Fault.Slow(Duration.ofSeconds(2))),
        SLOW_10000(new Fault.Slow(Duration.ofSeconds(10))),
        SLOW_RANGE(new Fault.Slow(Duration.ofMillis(50), Duration.ofSeconds(1))),
        BROKEN_10(new Fault.Answers(500, 10)),
        BROKEN_50(new Fault.Answers(500, 50)),
        BROKEN(new Fault.Answers(500));

        private final @Nullable Fault fault;

        Part(@Nullable Fault fault) {
            this.fault = fault;
        }

        /// Of the event that it is pretended, behind `event.`
        String code() {
            return "rehearsal." + name().toLowerCase(Locale.ROOT);
        }

        String key() {
            return "services.rehearsal." + name().toLowerCase(Locale.ROOT);
        }
    }

    private final UiContext context;
    private final Texts texts;
    private final Backstage backstage;
    private final Volley volley;
    private final Ways ways;
    private final Label title = wrapped();
    private final FlowPane parts = new FlowPane(24, 8);
    private final Label verdict = wrapped();
    private final Button send;
    private @Nullable ServiceId service;

    /// What is pretended now.
    private final Map<BackendPlace, Fault> pretended = new LinkedHashMap<>();

    /// How it went in this rehearsal while nobody pretended anything.
    private Optional<Verdict> usual = Optional.empty();

    /// Counts the rehearsals: what comes of an earlier one is not shown.
    private int begun;

    private boolean isPretending;

    RehearsalPanel(UiContext context, ServicesMeans means) {
        super(8);
        this.context = context;
        this.texts = context.texts();
        this.backstage = context.model().proxy().backstage();
        this.volley = means.volley();
        this.ways = means.ways();
        Actions actions = new Actions(texts);
        send = actions.button("services.rehearsal.send", Feather.SEND, this::send);
        send.getStyleClass().add(Styles.ACCENT);
        Button end = actions.button("services.rehearsal.end", Feather.X, this::end);
        Label hint = wrapped();
        hint.textProperty().bind(texts.text("services.rehearsal.hint"));
        hint.getStyleClass().add(Styles.TEXT_MUTED);
        title.getStyleClass().add("form-label");
        verdict.setId("services-rehearsal-verdict");
        verdict.getStyleClass().add("rehearsal-verdict");
        FlowPane buttons = new FlowPane(12, 8, send, end);
        getStyleClass().add("drain-panel");
        setId("services-rehearsal");
        getChildren().addAll(title, hint, parts, buttons, verdict);
        hideNow();
        context.model()
                .runStateProperty()
                .addListener(
                        (_, _, state) -> {
                            if (!(state instanceof RunState.Running)) {
                                end();
                            }
                        });
    }

    private static Label wrapped() {
        Label label = new Label();
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }

    /// Begins with a service; only while the proxy runs.
    void begin(ServiceId of) {
        if (!(context.model().runStateProperty().get() instanceof RunState.Running)) {
            context.toasts().hint(() -> texts.get("services.rehearsal.notRunning"));
            return;
        }
        if (!backstage.canPretend()) {
            context.toasts().hint(() -> texts.get("services.rehearsal.elsewhere"));
            return;
        }
        backstage.restore();
        service = of;
        begun++;
        pretended.clear();
        usual = Optional.empty();
        context.model()
                .appliedProperty()
                .get()
                .service(of)
                .ifPresent(
                        found -> {
                            title.textProperty()
                                    .bind(texts.text("services.rehearsal.title", found.name()));
                            List<Node> rows = new ArrayList<>();
                            found.backends()
                                    .forEach(
                                            b ->
                                                    rows.add(
                                                            part(
                                                                    rows.size(),
                                                                    new BackendPlace(
                                                                            of.value(),
                                                                            b.address()),
                                                                    b.label())));
                            parts.getChildren().setAll(rows);
                            say(() -> texts.get("services.rehearsal.ready"));
                            setVisible(true);
                            setManaged(true);
                            send.requestFocus();
                        });
    }

    private Node part(int number, BackendPlace place, String name) {
        Label label = new Label(name);
        label.setMinWidth(Region.USE_PREF_SIZE);
        ComboBox<Part> choice = new ComboBox<>();
        choice.getItems().setAll(Part.values());
        choice.setValue(Part.HIMSELF);
        Choices.name(choice, texts, Part::key);
        choice.accessibleTextProperty().bind(texts.text("services.rehearsal.part", name));
        choice.setId("services-rehearsal-part-" + number);
        choice.valueProperty()
                .addListener(
                        (_, _, now) -> {
                            if (now.fault == null) {
                                backstage.restore(place);
                                pretended.remove(place);
                                note("rehearsal.restored", place, name);
                            } else {
                                backstage.pretend(place, now.fault);
                                pretended.put(place, now.fault);
                                note(now.code(), place, name);
                            }
                        });
        label.setLabelFor(choice);
        choice.getStyleClass().add("rehearsal-part");
        HBox row = new HBox(12, label, choice);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void send() {
        ServiceId to = service;
        if (to == null
                || !(context.model().runStateProperty().get()
                        instanceof RunState.Running(_, var open))) {
            return;
        }
        ProxyConfig config = context.model().appliedProperty().get();
        send.setDisable(true);
        inBackground(() -> ways.to(to, config, open), way -> send(way, to));
    }

    private void send(Way way, ServiceId to) {
        switch (way) {
            case Way.Closed(var why) -> {
                free();
                String key = "services.rehearsal.noWay." + why.name().toLowerCase(Locale.ROOT);
                say(() -> texts.get(key));
            }
            case Way.Open open when usual.isEmpty() && !pretended.isEmpty() ->
                    measureFirst(Knock.by(open), to);
            case Way.Open open -> send(Knock.by(open), to);
        }
    }

    /// What the times are held against is known only while nobody pretends anything.
    private void measureFirst(Knock knock, ServiceId to) {
        parts.setDisable(true);
        say(() -> texts.get("services.rehearsal.first", BEFORE));
        backstage.restore();
        volley(
                knock,
                BEFORE,
                to,
                before -> {
                    usual = Optional.of(before);
                    pretended.forEach(backstage::pretend);
                    send(knock, to);
                });
    }

    private void send(Knock knock, ServiceId to) {
        boolean isUsual = pretended.isEmpty();
        say(() -> texts.get("services.rehearsal.sending", REQUESTS));
        volley(
                knock,
                REQUESTS,
                to,
                found -> {
                    free();
                    Optional<Verdict> before = isUsual ? Optional.empty() : usual;
                    usual = isUsual ? Optional.of(found) : usual;
                    say(() -> new VerdictText(texts).of(found, before));
                });
    }

    /// @param then told how it went
    private void volley(Knock knock, int count, ServiceId to, Consumer<Verdict> then) {
        send.setDisable(true);
        inBackground(() -> volley.send(knock, count, to), then);
    }

    /// @param then told what came of it, if the rehearsal still is about this service
    private <T> void inBackground(Callable<T> task, Consumer<T> then) {
        int number = begun;
        new BackgroundWork(volley.threads(), context.work().fx())
                .run(
                        task,
                        found -> {
                            if (number == begun && service != null) {
                                then.accept(found);
                            } else {
                                free();
                            }
                        },
                        _ -> free());
    }

    private void free() {
        send.setDisable(false);
        parts.setDisable(false);
    }

    /// Says it in the language of the moment.
    private void say(Callable<String> words) {
        verdict.textProperty().bind(texts.follow(words));
    }

    /// Restores all and closes.
    void end() {
        if (service != null) {
            service = null;
            pretended.clear();
            backstage.restore();
            if (isPretending) {
                context.events().add(Event.news(context.clock().instant(), "rehearsal.ended"));
            }
            isPretending = false;
        }
        hideNow();
    }

    /// What is said of a backend that only pretends would else be taken for the truth.
    private void note(String code, BackendPlace place, String name) {
        isPretending = true;
        String subject = Subjects.backend(place);
        context.events()
                .add(
                        new Event(
                                context.clock().instant(),
                                Event.Level.NEWS,
                                code,
                                List.of(name),
                                subject));
    }

    private void hideNow() {
        setVisible(false);
        setManaged(false);
    }
}
