package org.yaomote.ui.wizard;

import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.ports.Listening;
import org.yaomote.ports.Owner;
import org.yaomote.sweep.Sweeper;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.fx.BackgroundWork;
import org.yaomote.ui.fx.StateBadge;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UiContext;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Which servers share the work: those that listen here, demo servers, those on the network when
/// asked, and those that are typed.
final class ServersStep implements Step {
    /// More would push the rest out of sight.
    private static final int MOST_LOCAL = 4;

    private final UiContext context;
    private final WizardTools tools;
    private final Choices choices;
    private final Texts texts;
    private final Parts parts;
    private final Glance glance;
    private final VBox local = new VBox(6);
    private final VBox demo = new VBox(6);
    private final VBox network = new VBox(6);
    private final VBox typed = new VBox(6);
    private final Hyperlink allLocal = new Hyperlink();
    private final Label noLocal;
    private final Label noNetwork;
    private final ProgressBar progress = new ProgressBar(0);
    private final Button look;
    private final StateBadge verdict;
    private final VBox box;
    private Optional<Sweeper.Running> sweep = Optional.empty();
    private boolean isDemoServed;

    ServersStep(UiContext context, WizardTools tools, Choices choices) {
        this.context = context;
        this.tools = tools;
        this.choices = choices;
        texts = context.texts();
        parts = new Parts(texts);
        glance = new Glance(tools.certificates().network());
        Actions actions = new Actions(texts);
        look = actions.button("wizard.network.look", Feather.SEARCH, this::sweep);
        noLocal = parts.muted("wizard.local.none");
        noNetwork = parts.muted("wizard.network.none");
        verdict = parts.badge(StateMark.UNKNOWN);
        verdict.setId("wizard-servers-verdict");
        box =
                new VBox(
                        14,
                        parts.group("wizard.local", local, noLocal, allLocal),
                        parts.group("wizard.demo", demo),
                        networkGroup(),
                        parts.group(
                                "wizard.typed", new TypedAddresses(texts, this::addTyped), typed),
                        verdict);
        build();
    }

    private Node networkGroup() {
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.accessibleTextProperty().bind(texts.text("wizard.network.look"));
        Label which = parts.muted("wizard.network.which", "");
        choices.namesProperty()
                .subscribe(
                        own -> {
                            String net = own.network().orElse("");
                            which.textProperty().unbind();
                            which.textProperty()
                                    .bind(
                                            texts.text(
                                                    net.isEmpty()
                                                            ? "wizard.network.unknown"
                                                            : "wizard.network.which",
                                                    net));
                            look.setDisable(net.isEmpty());
                        });
        return parts.group("wizard.network", which, look, progress, network, noNetwork);
    }

    private void build() {
        allLocal.setId("wizard-local-all");
        allLocal.setOnAction(
                _ -> {
                    local.getChildren().forEach(row -> Parts.show(row, true));
                    Parts.show(allLocal, false);
                });
        for (Node hidden : List.of(allLocal, noNetwork, progress)) {
            Parts.show(hidden, false);
        }
        choices.candidates()
                .addListener(
                        (ListChangeListener<Candidate>)
                                change -> {
                                    while (change.next()) {
                                        change.getAddedSubList().forEach(this::show);
                                    }
                                });
        choices.countProperty().subscribe(_ -> judge());
        texts.wordsProperty().addListener((_, _, _) -> sayHowMany());
        BackgroundWork files = context.work();
        files.run(() -> tools.doctor().others(), this::offerLocal, _ -> offerLocal(List.of()));
        files.run(() -> tools.demo().offer(), this::offerDemo, _ -> {});
        new BackgroundWork(tools.certificates().network(), files.fx())
                .run(OwnNames::ofThisComputer, choices.namesProperty()::set, _ -> {});
    }

    @Override
    public String name() {
        return "servers";
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public ObservableBooleanValue ready() {
        return choices.countProperty().greaterThan(0);
    }

    @Override
    public ObservableValue<String> barred() {
        return texts.text("wizard.servers.barred");
    }

    @Override
    public void enter() {
        judge();
    }

    /// Ends what is under way.
    void leave() {
        sweep.ifPresent(Sweeper.Running::cancel);
    }

    /// Those that web servers usually have first.
    private void offerLocal(List<Listening> found) {
        List<Listening> sorted = new ArrayList<>(found);
        sorted.removeIf(s -> !s.address().isAnyLocalAddress() && !s.address().isLoopbackAddress());
        sorted.sort(Comparator.comparing((Listening s) -> !isUsual(s.port())));
        sorted.forEach(socket -> choices.add(candidate(socket)));
        List<Node> rows = local.getChildren();
        for (int i = MOST_LOCAL; i < rows.size(); i++) {
            Parts.show(rows.get(i), false);
        }
        Parts.show(allLocal, rows.size() > MOST_LOCAL);
        Parts.show(noLocal, rows.isEmpty());
        sayHowMany();
    }

    private void sayHowMany() {
        allLocal.setText(texts.get("wizard.local.all", local.getChildren().size()));
    }

    private static boolean isUsual(int port) {
        boolean isOfWeb = port == 80 || port == 443 || port == 5000;
        boolean isOfTrial = (port >= 3000 && port < 3100) || (port >= 8000 && port < 10_000);
        return isOfWeb || isOfTrial;
    }

    private Candidate candidate(Listening socket) {
        Supplier<String> name =
                switch (socket.owner()) {
                    case Owner.Known(_, var program, _) -> () -> program;
                    case Owner.Hidden(var user) -> () -> texts.get("wizard.local.hidden", user);
                };
        return new Candidate(Candidate.Source.LOCAL, name, host(socket.address()), socket.port());
    }

    /// Where a socket is reached from here: one that is bound to 127.0.0.5 does not answer at .1.
    private static String host(InetAddress bound) {
        if (bound.isAnyLocalAddress()) {
            return "127.0.0.1";
        }
        return bound instanceof Inet6Address ? "::1" : bound.getHostAddress();
    }

    private void offerDemo(List<DemoPair.Offer> pair) {
        pair.forEach(
                one ->
                        choices.add(
                                new Candidate(
                                        Candidate.Source.DEMO,
                                        () -> texts.get("demo.server", one.letter()),
                                        one.host(),
                                        one.port())));
    }

    private void show(Candidate candidate) {
        VBox list =
                switch (candidate.source()) {
                    case LOCAL -> local;
                    case DEMO -> demo;
                    case NETWORK -> network;
                    case TYPED -> typed;
                };
        list.getChildren().add(new CandidateRow(texts, candidate));
        candidate.lookProperty().addListener((_, _, _) -> judge());
        candidate
                .chosenProperty()
                .addListener(
                        (_, _, isChosen) -> {
                            if (isChosen) {
                                ask(candidate);
                            }
                        });
    }

    private void ask(Candidate candidate) {
        candidate.saw(new Look.Asking());
        if (candidate.source() == Candidate.Source.DEMO && !isDemoServed) {
            isDemoServed = true;
            context.work().run(this::served, _ -> glanceAt(candidate), _ -> glanceAt(candidate));
        } else if (candidate.source() == Candidate.Source.DEMO) {
            // Behind the start of the servers, which may still wait for its turn.
            context.work().run(() -> true, _ -> glanceAt(candidate), _ -> glanceAt(candidate));
        } else {
            glanceAt(candidate);
        }
    }

    private boolean served() {
        tools.demo().serve();
        return true;
    }

    private void glanceAt(Candidate candidate) {
        glance.at(
                candidate.host(),
                candidate.port(),
                seen -> context.work().fx().execute(() -> candidate.saw(seen)));
    }

    private void sweep() {
        choices.namesProperty()
                .get()
                .network()
                .ifPresent(
                        net -> {
                            Parts.show(progress, true);
                            Parts.show(noNetwork, false);
                            progress.setProgress(0);
                            look.setDisable(true);
                            var ear =
                                    new NetworkLook.Ear(
                                            all -> all.forEach(choices::add),
                                            progress::setProgress,
                                            this::swept);
                            NetworkLook eye = new NetworkLook(tools.sweeper(), context.work().fx());
                            sweep = Optional.of(eye.begin(net, ear));
                        });
    }

    private void swept() {
        Parts.show(progress, false);
        Parts.show(noNetwork, network.getChildren().isEmpty());
        look.setDisable(false);
        sweep = Optional.empty();
    }

    private void addTyped(List<Candidate> read) {
        read.forEach(candidate -> choices.add(candidate).chosenProperty().set(true));
    }

    private void judge() {
        int count = choices.countProperty().get();
        long silent =
                choices.chosen().stream()
                        .filter(c -> c.lookProperty().get() instanceof Look.Silent)
                        .count();
        StateMark good = count == 1 ? StateMark.SHAKY : StateMark.UP;
        StateMark mark = count == 0 ? StateMark.UNKNOWN : silent > 0 ? StateMark.SHAKY : good;
        String key =
                count == 0
                        ? "wizard.servers.zero"
                        : silent > 0 ? "wizard.servers.silent" : "wizard.servers.count";
        verdict.show(mark, texts.text(key, count, silent));
    }
}
