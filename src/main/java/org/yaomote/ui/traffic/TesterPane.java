package org.yaomote.ui.traffic;

import atlantafx.base.theme.Styles;

import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Pos;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.config.Listener;
import org.yaomote.config.Service;
import org.yaomote.traffic.Addressee;
import org.yaomote.traffic.Forecast;
import org.yaomote.traffic.TypedRequest;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.editing.Choices;
import org.yaomote.ui.fx.Form;
import org.yaomote.ui.fx.FormRow;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The route tester's half of the screen.
final class TesterPane extends ScrollPane {
    /// The rest is in the list of listeners.
    private static final int MOST_OFFERS = 6;

    private final Texts texts;
    private final UiContext context;
    private final TesterViewModel model;
    private final WhyText words;
    private final TextArea text = new TextArea();
    private final ComboBox<String> listener = new ComboBox<>();
    private final WhyPane why;
    private final FlowPane offers = new FlowPane(8, 8);
    private final ReadOnlyBooleanWrapper told = new ReadOnlyBooleanWrapper();

    TesterPane(UiContext context, TesterViewModel model, TraceTexts words) {
        this.texts = context.texts();
        this.context = context;
        this.model = model;
        this.words = new WhyText(words);
        this.why = new WhyPane(texts);
        why.setId("traffic-answer");
        offers.setId("traffic-offers");
        setId("traffic-tester");
        VBox content =
                new VBox(
                        12,
                        lead(),
                        form(),
                        buttons(),
                        why,
                        offers,
                        new ExpectationsBox(context, model));
        content.getStyleClass().addAll("traffic-tester", "form-pane");
        setContent(content);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("screen-scroll");
        model.answerProperty().subscribe(_ -> show());
        texts.wordsProperty()
                .addListener(
                        (_, _, _) -> {
                            show();
                            nameListeners();
                        });
        context.model().draftProperty().subscribe(_ -> offerListeners());
        addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.F5) {
                        model.ask();
                        event.consume();
                    }
                });
    }

    /// Puts the focus into the field.
    void focusField() {
        text.requestFocus();
        text.selectAll();
    }

    private Label lead() {
        Label lead = new Label();
        lead.textProperty().bind(texts.text("traffic.tester.lead"));
        lead.setWrapText(true);
        lead.setMinHeight(Region.USE_PREF_SIZE);
        return lead;
    }

    private VBox form() {
        Form form = new Form(texts);
        text.setId("traffic-request");
        text.setPrefRowCount(4);
        text.setWrapText(true);
        text.getStyleClass().add("ping-command");
        text.promptTextProperty().bind(texts.text("traffic.request.prompt"));
        text.textProperty().bindBidirectional(model.textProperty());
        // Enter asks, as in a field; a head of several lines is pasted, or written with Shift.
        text.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        FormRow request = form.row("request", "traffic.request", text);
        listener.setId("traffic-listener");
        listener.setMaxWidth(Double.MAX_VALUE);
        nameListeners();
        listener.valueProperty().bindBidirectional(model.listenerProperty());
        TextField client = new TextField();
        client.setId("traffic-client");
        client.promptTextProperty().bind(texts.text("traffic.client.prompt"));
        client.textProperty().bindBidirectional(model.clientProperty());
        client.setOnAction(_ -> model.ask());
        ComboBox<TesterViewModel.Source> source = new ComboBox<>();
        source.setId("traffic-source");
        source.getItems().setAll(TesterViewModel.Source.values());
        Choices.name(source, texts, s -> "traffic.source." + s.name().toLowerCase(Locale.ROOT));
        source.valueProperty().bindBidirectional(model.sourceProperty());
        FlowPane more =
                new FlowPane(
                        16,
                        10,
                        form.row("listener", "traffic.listener", listener),
                        form.row("client", "traffic.client", client),
                        form.row("source", "traffic.source", source));
        more.getStyleClass().add("traffic-more");
        return new VBox(10, request, more);
    }

    private FlowPane buttons() {
        Actions make = new Actions(texts);
        Button ask = make.button("traffic.ask", Feather.GIT_BRANCH, model::ask);
        ask.getStyleClass().add(Styles.ACCENT);
        ask.setTooltip(Actions.tooltip(texts.text("traffic.ask.keys")));
        Button expect = make.button("traffic.expect", Feather.CHECK_SQUARE, this::expect);
        expect.disableProperty().bind(told.not());
        expect.setTooltip(Actions.tooltip(texts.text("traffic.expect.help")));
        FlowPane row = new FlowPane(8, 8, ask, expect);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void expect() {
        if (!model.expect()) {
            context.toasts().warn(() -> texts.get("traffic.expect.secret"));
        }
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
            if (event.isShiftDown()) {
                text.replaceSelection("\n");
            } else {
                model.ask();
            }
            event.consume();
        } else if (event.getCode() == KeyCode.TAB && !event.isShortcutDown()) {
            // A tab is no part of a request: it leads on, as in a field.
            boolean back = event.isShiftDown();
            text.requestFocusTraversal(
                    back ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            event.consume();
        }
    }

    private void nameListeners() {
        var names = new ListenerNames(texts);
        listener.setConverter(names);
        listener.setButtonCell(names.chosen());
    }

    private void offerListeners() {
        List<String> names =
                Stream.concat(
                                Stream.of(""),
                                context.model().draft().listeners().stream().map(Listener::name))
                        .toList();
        if (!names.equals(listener.getItems())) {
            String chosen = model.listenerProperty().get();
            listener.getItems().setAll(names);
            listener.setValue(names.contains(chosen) ? chosen : "");
        }
    }

    private void show() {
        TesterViewModel.Answer answer = model.answerProperty().get();
        told.set(answer instanceof TesterViewModel.Answer.Told);
        List<Listener> others = others(answer);
        offers.getChildren().setAll(others.stream().map(this::offer).toList());
        offers.setManaged(!others.isEmpty());
        why.show(
                switch (answer) {
                    case TesterViewModel.Answer.Nothing() -> List.of();
                    case TesterViewModel.Answer.Told(var forecast, var where) ->
                            told(forecast, where);
                    case TesterViewModel.Answer.Lost(var asked, var where) -> lost(asked, where);
                    case TesterViewModel.Answer.Faulty(var fault, var line, var part) ->
                            problem(
                                    "traffic.fault." + fault.name().toLowerCase(Locale.ROOT),
                                    line,
                                    part);
                    case TesterViewModel.Answer.BadClient(var typed) ->
                            problem("traffic.fault.client", typed);
                    case TesterViewModel.Answer.NoListener() -> problem("traffic.fault.noListener");
                    case TesterViewModel.Answer.NoAnswer() -> problem("traffic.fault.noAnswer");
                });
    }

    private List<WhyText.Line> told(Forecast forecast, Addressee where) {
        List<WhyText.Line> lines = new ArrayList<>();
        if (where instanceof Addressee.Likeliest(var chosen)) {
            lines.add(line(StateMark.OFF, "traffic.guess", chosen.name()));
        } else if (where instanceof Addressee.Named(var named, Addressee.Closed(var port, _))) {
            String shown = Integer.toString(port);
            lines.add(line(StateMark.SHAKY, "traffic.named.closed", shown, named.name()));
        }
        lines.addAll(words.of(forecast));
        return lines;
    }

    private WhyText.Line line(StateMark mark, String key, Object... arguments) {
        return new WhyText.Line(mark, texts.get(key, arguments));
    }

    private List<WhyText.Line> lost(TypedRequest asked, Addressee where) {
        return switch (where) {
            case Addressee.Closed(var port, _) ->
                    problem("traffic.fault.closed", Integer.toString(port));
            case Addressee.OtherScheme(var there) ->
                    problem(
                            "traffic.fault.scheme",
                            there.name(),
                            Integer.toString(there.port()),
                            asked.scheme().equals("http") ? "HTTPS" : "HTTP",
                            asked.scheme());
            case Addressee.Tunnel(var there) -> List.of(passing(there));
            case Addressee.There _, Addressee.Named _, Addressee.Likeliest _, Addressee.Nobody _ ->
                    List.of();
        };
    }

    private WhyText.Line passing(Listener tunnel) {
        String service =
                tunnel.rules().stream()
                        .findFirst()
                        .flatMap(rule -> model.config().service(rule.service()))
                        .map(Service::name)
                        .orElse("\u2013");
        String port = Integer.toString(tunnel.port());
        return line(StateMark.OFF, "traffic.tunnel", tunnel.name(), port, service);
    }

    /// Listeners that may be asked instead.
    private static List<Listener> others(TesterViewModel.Answer answer) {
        return answer instanceof TesterViewModel.Answer.Lost(_, var where)
                ? switch (where) {
                    case Addressee.Closed(_, var others) ->
                            others.subList(0, Math.min(MOST_OFFERS, others.size()));
                    case Addressee.OtherScheme(var there) -> List.of(there);
                    case Addressee.There _,
                            Addressee.Named _,
                            Addressee.Likeliest _,
                            Addressee.Tunnel _,
                            Addressee.Nobody _ ->
                            List.of();
                }
                : List.of();
    }

    private Button offer(Listener other) {
        Button button =
                new Button(
                        texts.get(
                                "traffic.ask.other", other.name(), Integer.toString(other.port())));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setMnemonicParsing(false);
        button.setOnAction(_ -> model.ask(other));
        return button;
    }

    private List<WhyText.Line> problem(String key, Object... arguments) {
        return List.of(line(StateMark.PROBLEM, key, arguments));
    }
}
