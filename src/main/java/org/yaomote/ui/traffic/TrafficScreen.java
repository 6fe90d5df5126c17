package org.yaomote.ui.traffic;

import atlantafx.base.theme.Styles;

import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.config.Backend;
import org.yaomote.config.Problem;
import org.yaomote.traffic.CurlText;
import org.yaomote.traffic.Har;
import org.yaomote.traffic.RequestTrace;
import org.yaomote.traffic.TrafficLog;
import org.yaomote.ui.editing.ScreenSheet;
import org.yaomote.ui.fx.Screen;
import org.yaomote.ui.fx.ScreenSign;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.ui.fx.UndoOffer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Live traffic: what passes, and why it went where it did; and the route tester, which says where
/// a request would go.
///
/// Thread: the FX thread.
public final class TrafficScreen implements Screen, TrafficActions {
    /// What it is called.
    public static final ScreenSign SIGN =
            ScreenSign.listed("traffic", "traffic.title", Feather.LIST);

    private final UiContext context;
    private final TrafficTools tools;
    private final Texts texts;
    private final TraceTexts words;
    private final TrafficViewModel model;
    private final ReplayText replayed;
    private final LivePane live;
    private final TesterViewModel testing;
    private final TesterPane tester;
    private final BorderPane root = new BorderPane();
    private final ToggleButton liveHalf = new ToggleButton();
    private final ToggleButton testerHalf = new ToggleButton();
    private final ReadOnlyObjectWrapper<List<Problem>> problems =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper none = new ReadOnlyBooleanWrapper(false);

    /// The screen of this window.
    public TrafficScreen(UiContext context, TrafficTools tools) {
        this.context = context;
        this.tools = tools;
        this.texts = context.texts();
        this.words = new TraceTexts(texts);
        this.replayed = new ReplayText(words);
        this.model =
                new TrafficViewModel(tools.tap(), tools.work(), tools.ticker(), new TrafficLog());
        model.follow(context.preferences());
        this.live = new LivePane(words, model, context, this);
        live.remember(context);
        this.testing = new TesterViewModel(tools, context.model(), context.work().fx());
        this.tester = new TesterPane(context, testing, words);
        ToggleGroup group = new ToggleGroup();
        half(liveHalf, "traffic.half.live", Styles.LEFT_PILL, live).setToggleGroup(group);
        half(testerHalf, "traffic.half.tester", Styles.RIGHT_PILL, tester).setToggleGroup(group);
        HBox halves = new HBox(liveHalf, testerHalf);
        halves.getStyleClass().add("screen-halves");
        root.setTop(halves);
        root.setCenter(new StackPane(live, tester));
        show(live);
        ScreenSheet.on(root);
        root.visibleProperty().addListener((_, _, _) -> look());
        root.sceneProperty()
                .flatMap(scene -> scene.windowProperty())
                .subscribe(
                        window ->
                                follow(
                                        window instanceof Stage stage
                                                ? Optional.of(stage)
                                                : Optional.empty()));
        testing.check();
    }

    /// About how much memory the requests take that are kept.
    public ObservableValue<Long> octets() {
        return model.keptProperty().map(TrafficViewModel.Kept::octets);
    }

    @Override
    public ScreenSign sign() {
        return SIGN;
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public ObservableValue<List<Problem>> problems() {
        return problems.getReadOnlyProperty();
    }

    /// `traffic.tester` leads to the route tester, `traffic.tester[0]` with the address of a
    /// listener of the draft in it, `traffic.expectation[0]` to what is expected there, `traffic`
    /// to the filter.
    @Override
    public boolean reveal(String fieldPath) {
        boolean isExpectation = fieldPath.startsWith("traffic.expectation[");
        boolean isListener = fieldPath.startsWith("traffic.tester[");
        if (isExpectation || isListener || fieldPath.equals("traffic.tester")) {
            if (isListener) {
                testing.begin(Integer.parseInt(fieldPath.replaceAll("\\D", "")));
            }
            if (isExpectation) {
                testing.show(fieldPath.replaceAll("\\D", ""));
            }
            show(tester);
            tester.focusField();
            return true;
        }
        boolean ours = fieldPath.equals("traffic");
        if (ours) {
            show(live);
            live.focusFilter();
        }
        return ours;
    }

    @Override
    public boolean looksAgain() {
        return true;
    }

    /// Goes to the newest requests; in the tester, asks once more.
    @Override
    public void lookAgain() {
        if (tester.isVisible()) {
            testing.ask();
        } else {
            live.toNewest();
        }
    }

    /// A new question to the route tester.
    @Override
    public void newItem() {
        show(tester);
        tester.focusField();
    }

    /// Requests are neither duplicated nor deleted.
    @Override
    public ObservableBooleanValue itemSelected() {
        return none.getReadOnlyProperty();
    }

    @Override
    public void duplicate() {
        // Nothing can be selected for it.
    }

    @Override
    public void delete() {
        // Nothing can be selected for it.
    }

    @Override
    public void copyCurl(RequestTrace trace) {
        Clipboard.getSystemClipboard()
                .setContent(Map.of(DataFormat.PLAIN_TEXT, CurlText.of(trace)));
        context.toasts().show(() -> texts.get("traffic.curl.copied"));
    }

    @Override
    public void replay(RequestTrace trace, Optional<Backend> to, Consumer<String> said) {
        var _ =
                tools.replay()
                        .send(trace, to)
                        .thenAcceptAsync(
                                outcome -> said.accept(replayed.of(trace, outcome)),
                                context.work().fx());
    }

    @Override
    public void test(RequestTrace trace) {
        testing.textProperty().set(trace.request().head());
        testing.listenerProperty().set(trace.way().listener().name());
        testing.clientProperty().set(trace.caller().client());
        show(tester);
        testing.ask();
        tester.focusField();
    }

    @Override
    public void makeRule(RequestTrace trace) {
        Optional<RuleFromRequest> made = RuleFromRequest.of(trace, context.model().draft());
        if (made.isEmpty()) {
            context.toasts().warn(() -> texts.get("traffic.rule.noListener"));
            return;
        }
        context.model().edit(made.get().edit());
        context.navigator().show(made.get().place());
        UndoOffer.in(context).ofLastEdit(() -> texts.get("traffic.rule.made"));
    }

    @Override
    public void close() {
        live.closeInspector();
    }

    private ToggleButton half(ToggleButton button, String key, String pill, Node half) {
        button.setId(key.replace('.', '-'));
        button.textProperty().bind(texts.text(key));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getStyleClass().addAll(Styles.SMALL, pill);
        // The button of the half that is shown cannot be let go.
        button.setOnAction(_ -> show(half));
        return button;
    }

    private void show(Node wanted) {
        for (Node half : List.of(live, tester)) {
            half.setVisible(half.equals(wanted));
            half.setManaged(half.equals(wanted));
        }
        liveHalf.setSelected(live.isVisible());
        testerHalf.setSelected(tester.isVisible());
    }

    private void follow(Optional<Stage> window) {
        InvalidationListener changed = _ -> look();
        window.ifPresent(
                stage -> {
                    stage.showingProperty().addListener(changed);
                    stage.iconifiedProperty().addListener(changed);
                });
        look();
    }

    private void look() {
        boolean open =
                root.getScene() != null
                        && root.getScene().getWindow() instanceof Stage stage
                        && stage.isShowing()
                        && !stage.isIconified();
        model.inSight(open && root.isVisible());
    }

    @Override
    public void clear() {
        context.toasts().showUndoable(() -> texts.get("traffic.cleared"), model.clear());
    }

    @Override
    public void sendFirst() {
        new FirstRequest(context, tools).send();
    }

    @Override
    public void browse() {
        new FirstRequest(context, tools).browse();
    }

    /// What is shown, without secrets: those are not recorded.
    @Override
    public void export() {
        List<RequestTrace> traces = List.copyOf(model.shown());
        tools.picker()
                .choose(
                        root.getScene().getWindow(),
                        texts.get("traffic.export.title"),
                        Path.of("traffic.har"))
                .ifPresent(file -> write(traces, file));
    }

    /// In the background: it may be megabytes.
    private void write(List<RequestTrace> traces, Path file) {
        tools.work()
                .run(
                        () -> Files.writeString(file, Har.of(traces, tools.version())),
                        _ ->
                                context.toasts()
                                        .show(
                                                () ->
                                                        texts.get(
                                                                exported(traces),
                                                                traces.size(),
                                                                file.getFileName())),
                        failure ->
                                context.toasts()
                                        .warn(
                                                () ->
                                                        texts.get(
                                                                "traffic.export.failed",
                                                                file,
                                                                String.valueOf(
                                                                        failure.getMessage()))));
    }

    /// Bodies are as they were: whoever passes the file on must know.
    private static String exported(List<RequestTrace> traces) {
        boolean bodies =
                traces.stream().anyMatch(t -> t.request().hasBody() || t.response().hasBody());
        return bodies ? "traffic.exported.bodies" : "traffic.exported";
    }
}
