package org.yaomote.ui.overview;

import atlantafx.base.theme.Styles;

import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.yaomote.ui.fx.LiveViewport;
import org.yaomote.ui.fx.Numbers;
import org.yaomote.ui.fx.Sparkline;
import org.yaomote.ui.fx.StateBadge;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.ui.overview.OverviewViewModel.Totals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The overview's nodes.
final class OverviewView {
    private static final int SPARKLINE_SECONDS = 60;

    private final UiContext context;
    private final OverviewViewModel viewModel;
    private final TrafficHistory history = new TrafficHistory();
    private final StackPane root = new StackPane();
    private final FirstSteps steps;

    /// While another screen is in sight nothing here follows: what is hidden would be laid out all
    /// the same.
    private final ObservableValue<Flow> flow;

    private final ObservableValue<Totals> totals;
    private final ObservableValue<List<Need>> reasons;
    private Optional<Node> welcome = Optional.empty();
    private Optional<Node> live = Optional.empty();

    OverviewView(UiContext context, OverviewViewModel viewModel, FirstSteps steps) {
        this.context = context;
        this.viewModel = viewModel;
        this.flow = viewModel.flowProperty().when(root.visibleProperty());
        this.totals = viewModel.totalsProperty().when(root.visibleProperty());
        this.reasons = viewModel.needsProperty().when(root.visibleProperty());
        // Also while nobody looks: then there is no gap when somebody does again.
        context.sampler().latestProperty().addListener((_, _, now) -> history.add(now));
        this.steps = steps;
        root.setId("overview");
        viewModel.flowProperty().addListener((_, _, _) -> choose());
        context.model().draftProperty().addListener((_, _, _) -> choose());
        choose();
    }

    Node node() {
        return root;
    }

    /// Each is made when it is first wanted: the window need not wait for both.
    private void choose() {
        boolean blank = viewModel.isBlank();
        if (blank && welcome.isEmpty()) {
            welcome = kept(scrolling(new WelcomePanel(context, steps), true));
        }
        if (!blank && live.isEmpty()) {
            live = kept(scrolling(page(), false));
        }
        welcome.ifPresent(node -> show(node, blank));
        live.ifPresent(node -> show(node, !blank));
    }

    private Optional<Node> kept(Node node) {
        root.getChildren().add(node);
        return Optional.of(node);
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private static ScrollPane scrolling(Region content, boolean fillHeight) {
        ScrollPane pane = new ScrollPane(content);
        pane.setFitToWidth(true);
        pane.setFitToHeight(fillHeight);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.AS_NEEDED);
        pane.getStyleClass().add("screen-scroll");
        pane.setFocusTraversable(false);
        LiveViewport.of(pane);
        return pane;
    }

    private VBox page() {
        VBox page =
                new VBox(
                        20,
                        head(),
                        new NextSteps(context, steps),
                        cards(),
                        needs(),
                        new FlowSection(context, flow),
                        charts(),
                        new LastEvents(context));
        page.getStyleClass().add("page");
        return page;
    }

    private Node head() {
        StateBadge headline = new StateBadge(texts(), StateMark.OFF);
        headline.setId("headline");
        headline.setWrapText(true);
        headline.setMinWidth(0);
        headline.getStyleClass().add("headline");
        headline.show(flow.getValue().mark(), headline());
        flow.addListener(
                (_, _, now) ->
                        headline.mark(viewModel.isUnheard() ? StateMark.UNKNOWN : now.mark()));
        Label since = new Label();
        since.textProperty().bind(totals(this::since));
        since.getStyleClass().add(Styles.TEXT_MUTED);
        since.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(16, headline, gap, since);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private StringBinding headline() {
        return texts().follow(
                        () -> {
                            Flow now = flow.getValue();
                            Headline told =
                                    viewModel.isUnheard() ? Headline.unheard() : Headline.of(now);
                            String comma = texts().get("shell.pending.comma");
                            return texts().get(
                                            told.key(),
                                            String.join(comma, told.names()),
                                            told.names().size(),
                                            now.servers(StateMark.UP),
                                            now.serversOn(),
                                            now.serversOn() - now.servers(StateMark.UP),
                                            now.servers(StateMark.UNKNOWN));
                        },
                        flow,
                        viewModel.whoseProperty());
    }

    private String since(Totals now) {
        return now.since()
                .map(
                        begun ->
                                texts().get(
                                                "overview.since",
                                                numbers().timeOfDay(begun),
                                                numbers()
                                                        .duration(
                                                                Duration.between(
                                                                        begun,
                                                                        context.clock()
                                                                                .instant()))))
                .orElse("");
    }

    private Node charts() {
        LiveCharts charts = new LiveCharts(context, history);
        context.sampler().subscribe(root, _ -> charts.showNews());
        return charts;
    }

    private Node cards() {
        Sparkline line = new Sparkline(SPARKLINE_SECONDS);
        context.sampler().subscribe(root, _ -> line.show(history.perSecond()));
        HBox cards =
                new HBox(
                        16,
                        card(
                                "rate",
                                t -> numbers().rate(t.perSecond()),
                                t -> count(t.requests()),
                                line),
                        card("inFlight", t -> count(t.inFlight()), t -> count(t.connections())),
                        card("errors", this::errors, t -> count(t.failures())),
                        card("p95", t -> micros(t.p95Micros()), t -> micros(t.p50Micros())),
                        certificates());
        cards.setId("totals");
        return cards;
    }

    /// The certificate in use that ends first.
    private TotalCard certificates() {
        CertificateWords words = new CertificateWords(texts());
        return new TotalCard(
                "total-certificates",
                new TotalCard.Content(
                        texts().text("overview.total.certificates"),
                        totals(t -> words.figure(t.certificate(), context.clock().instant())),
                        totals(t -> words.detail(t.certificate(), context.clock().instant()))));
    }

    private String errors(Totals now) {
        return now.errors().isPresent() ? numbers().percent(now.errors().getAsDouble()) : "–";
    }

    private String micros(long micros) {
        return micros > 0 ? numbers().micros(micros) : "–";
    }

    private String count(long figure) {
        return numbers().count(figure);
    }

    private Numbers numbers() {
        return texts().numbers();
    }

    /// @param detail a second figure, told in words below the first
    private TotalCard card(
            String name,
            Function<Totals, String> figure,
            Function<Totals, String> detail,
            Node... extra) {
        String key = "overview.total." + name;
        StringBinding below = totals(t -> texts().get(key + ".detail", detail.apply(t)));
        return new TotalCard(
                "total-" + name,
                new TotalCard.Content(texts().text(key), totals(figure), below),
                extra);
    }

    private StringBinding totals(Function<Totals, String> figure) {
        return texts().follow(() -> figure.apply(totals.getValue()), totals);
    }

    private Node needs() {
        NeedsList list = new NeedsList(context, steps);
        Region card = section("overview.needs", list);
        Runnable refresh =
                () -> {
                    list.show(reasons.getValue());
                    boolean any = !reasons.getValue().isEmpty();
                    card.setVisible(any);
                    card.setManaged(any);
                };
        reasons.addListener((_, _, _) -> refresh.run());
        texts().wordsProperty().addListener((_, _, _) -> refresh.run());
        refresh.run();
        return card;
    }

    private Region section(String titleKey, Node... content) {
        Label title = new Label();
        title.textProperty().bind(texts().text(titleKey));
        title.getStyleClass().addAll("section-title", Styles.TITLE_4);
        VBox section = new VBox(12, title);
        section.getChildren().addAll(content);
        section.getStyleClass().add("card");
        return section;
    }

    private Texts texts() {
        return context.texts();
    }
}
