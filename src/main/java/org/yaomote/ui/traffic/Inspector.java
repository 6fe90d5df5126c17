package org.yaomote.ui.traffic;

import atlantafx.base.theme.Styles;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.config.Backend;
import org.yaomote.config.Service;
import org.yaomote.traffic.Message;
import org.yaomote.traffic.RequestTrace;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.fx.Texts;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// All that is known of one request: why, when, and what was said.
final class Inspector extends ScrollPane {
    private final TraceTexts words;
    private final Texts texts;
    private final TrafficActions actions;
    private final Label title = new Label();
    private final WhyPane why;
    private final TimeBar time;
    private final TextArea text = new TextArea();
    private final MenuButton replayTo = new MenuButton();
    private final Button replay;
    private final Label replayNote = new Label();
    private Part part = Part.REQUEST;
    private Optional<RequestTrace> shown = Optional.empty();

    /// What the text below shows.
    private enum Part {
        REQUEST,
        RESPONSE,
        BODIES,
        TLS,
        RAW;

        String key() {
            return "traffic.part." + name().toLowerCase(Locale.ROOT);
        }
    }

    Inspector(TraceTexts words, TrafficActions actions) {
        this.words = words;
        this.texts = words.texts();
        this.actions = actions;
        this.why = new WhyPane(texts);
        this.time = new TimeBar(words);
        Actions make = new Actions(texts);
        this.replay = make.button("traffic.replay", Feather.REPEAT, () -> replay(Optional.empty()));
        title.setId("traffic-title");
        title.getStyleClass().add("form-label");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        replayTo.setId("traffic-replayTo");
        replayTo.textProperty().bind(texts.text("traffic.replayTo"));
        replayTo.setMinWidth(Region.USE_PREF_SIZE);
        replayNote.setWrapText(true);
        replayNote.setMinHeight(Region.USE_PREF_SIZE);
        replayNote.setId("traffic-replay-note");
        Button close = make.icon(texts.text("traffic.close"), Feather.X, actions::close);
        close.setId("traffic-close");
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox head = new HBox(8, title, close);
        head.setAlignment(Pos.CENTER_LEFT);
        FlowPane buttons =
                new FlowPane(
                        8,
                        6,
                        make.button(
                                "traffic.curl",
                                Feather.COPY,
                                () -> shown.ifPresent(actions::copyCurl)),
                        replay,
                        replayTo,
                        make.button(
                                "traffic.test",
                                Feather.GIT_BRANCH,
                                () -> shown.ifPresent(actions::test)),
                        make.button(
                                "traffic.rule",
                                Feather.PLUS,
                                () -> shown.ifPresent(actions::makeRule)));
        VBox content =
                new VBox(
                        10,
                        head,
                        buttons,
                        replayNote,
                        heading("traffic.why"),
                        why,
                        heading("traffic.time"),
                        time,
                        parts(),
                        text);
        content.getStyleClass().add("traffic-inspector");
        text.setId("traffic-text");
        text.setEditable(false);
        text.setWrapText(true);
        text.getStyleClass().add("ping-command");
        text.accessibleTextProperty().bind(texts.text("traffic.text"));
        text.setPrefRowCount(9);
        text.setMinHeight(Region.USE_PREF_SIZE);
        setContent(content);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("screen-scroll");
        setId("traffic-inspector");
        texts.wordsProperty().addListener((_, _, _) -> shown.ifPresent(this::show));
    }

    private Label heading(String key) {
        Label label = new Label();
        label.textProperty().bind(texts.text(key));
        label.getStyleClass().add("form-label");
        return label;
    }

    private FlowPane parts() {
        FlowPane row = new FlowPane(0, 6);
        ToggleGroup group = new ToggleGroup();
        Part[] all = Part.values();
        for (int i = 0; i < all.length; i++) {
            Part one = all[i];
            ToggleButton button = new ToggleButton();
            button.setId("traffic-part-" + one.name().toLowerCase(Locale.ROOT));
            button.textProperty().bind(texts.text(one.key()));
            button.setToggleGroup(group);
            button.setMinWidth(Region.USE_PREF_SIZE);
            boolean first = i == 0;
            boolean last = i == all.length - 1;
            button.getStyleClass()
                    .addAll(
                            Styles.SMALL,
                            first
                                    ? Styles.LEFT_PILL
                                    : last ? Styles.RIGHT_PILL : Styles.CENTER_PILL);
            button.setSelected(one == part);
            button.setOnAction(
                    _ -> {
                        button.setSelected(true);
                        part = one;
                        shown.ifPresent(this::write);
                    });
            row.getChildren().add(button);
        }
        return row;
    }

    /// Shows a request.
    void show(RequestTrace trace) {
        boolean another = shown.filter(trace::equals).isEmpty();
        shown = Optional.of(trace);
        title.setText(words.title(trace));
        why.show(new WhyText(words).of(trace));
        time.show(trace);
        String reason = Replay.refusal(trace).map(texts::get).orElse("");
        replay.setDisable(!reason.isEmpty());
        List<Backend> backends = trace.way().service().map(Service::backends).orElse(List.of());
        replayTo.setDisable(!reason.isEmpty() || backends.isEmpty());
        replayTo.getItems().setAll(backends.stream().map(this::item).toList());
        if (another || !reason.isEmpty()) {
            note(reason);
        }
        if (another) {
            setVvalue(0);
        }
        write(trace);
    }

    private MenuItem item(Backend backend) {
        MenuItem item = new MenuItem(backend.label());
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> replay(Optional.of(backend)));
        return item;
    }

    private void note(String words) {
        replayNote.setText(words);
        replayNote.setVisible(!words.isEmpty());
        replayNote.setManaged(!words.isEmpty());
    }

    private void replay(Optional<Backend> to) {
        shown.ifPresent(
                trace -> {
                    note(texts.get("traffic.replay.sent"));
                    actions.replay(
                            trace,
                            to,
                            said -> {
                                if (shown.filter(trace::equals).isPresent()) {
                                    note(said);
                                }
                            });
                });
    }

    private void write(RequestTrace trace) {
        text.setText(
                switch (part) {
                    case REQUEST -> head(trace.request());
                    case RESPONSE -> head(trace.response());
                    case BODIES -> bodies(trace);
                    case TLS -> tls(trace);
                    case RAW -> head(trace.request()) + "\n\n" + head(trace.response());
                });
        text.setScrollTop(0);
    }

    private String head(Message message) {
        if (message.start().isEmpty()) {
            return texts.get("traffic.part.none");
        }
        return message.headCut()
                ? message.head() + "\n" + texts.get("traffic.part.cut")
                : message.head();
    }

    private String bodies(RequestTrace trace) {
        if (!trace.request().hasBody() && !trace.response().hasBody()) {
            return texts.get("traffic.part.bodies.none");
        }
        return body("traffic.part.bodies.request", trace.request())
                + "\n\n"
                + body("traffic.part.bodies.response", trace.response());
    }

    private String body(String key, Message message) {
        String cut = message.body().isCut() ? "\n" + texts.get("traffic.part.cut") : "";
        return texts.get(key) + "\n" + message.body().text() + cut;
    }

    private String tls(RequestTrace trace) {
        return trace.caller().isSecure()
                ? texts.get(
                        "traffic.part.tls.is",
                        trace.caller().tls(),
                        trace.caller().cipher(),
                        trace.caller().serverName())
                : texts.get("traffic.part.tls.none");
    }
}
