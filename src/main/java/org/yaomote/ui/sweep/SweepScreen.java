package org.yaomote.ui.sweep;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.roster.Exports;
import org.yaomote.roster.KeptSweep;
import org.yaomote.targets.OwnNetwork;
import org.yaomote.ui.editing.Halves;
import org.yaomote.ui.editing.OfferedHost;
import org.yaomote.ui.editing.ScreenSheet;
import org.yaomote.ui.fx.Happening;
import org.yaomote.ui.fx.HostErrand;
import org.yaomote.ui.fx.Screen;
import org.yaomote.ui.fx.ScreenSign;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.Thing;
import org.yaomote.ui.fx.UiContext;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// Who is on the network: sweeps, what is different since the last one, and hosts that are watched.
///
/// Thread: the FX thread.
public final class SweepScreen implements Screen, HostActions {
    /// What it is called.
    public static final ScreenSign SIGN = ScreenSign.listed("sweep", "sweep.title", Feather.SEARCH);

    private final UiContext context;
    private final SweepTools tools;
    private final Texts texts;
    private final RowTexts words;
    private final SweepViewModel model;
    private final SweepPane sweep;
    private final PingViewModel pinging;
    private final PingPane ping;
    private final WatchViewModel watched;
    private final WatchPane watch;
    private final HostErrands errands;
    private final Halves halves;
    private final BorderPane root = new BorderPane();
    private final ReadOnlyObjectWrapper<Optional<Happening>> lastHappening =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /// Whether the own networks are known, and a sweep waits for them.
    private boolean hasNetworks;

    private boolean isAwaited;

    /// The screen of this window.
    public SweepScreen(UiContext context, SweepTools tools) {
        this(context, tools, new MonitoredHosts(tools.monitor(), tools.work()));
    }

    /// The screen with other eyes on the hosts that are watched.
    SweepScreen(UiContext context, SweepTools tools, Watching watching) {
        this.context = context;
        this.tools = tools;
        this.texts = context.texts();
        this.words = new RowTexts(texts, context.clock());
        this.model =
                new SweepViewModel(
                        new SweepViewModel.Given(
                                tools.sweeper(),
                                tools.files(),
                                context.work(),
                                new KeptSweeps(tools.roster(), tools.work()),
                                context.model()));
        model.options().remember(context.preferences());
        this.sweep = new SweepPane(context, model, words, this);
        this.pinging = new PingViewModel(tools.sweeper(), context.work().fx(), tools.ticker());
        this.ping = new PingPane(context, pinging, this::closePing);
        sweep.table().letDrag(this::hosts);
        this.watched =
                new WatchViewModel(
                        watching, tools.ticker(), new KeptHosts(tools.watched(), tools.work()));
        watched.lastProperty().subscribe(_ -> tellLast());
        texts.wordsProperty().addListener((_, _, _) -> tellLast());
        this.watch = new WatchPane(context, watched, this::showSweep, sweep::offered);
        watch.remember(context.preferences().notebook());
        this.errands = new HostErrands(context, tools.browser(), watched, new Places());
        var count = Bindings.size(watched.rows());
        StringBinding watchWords =
                texts.follow(
                        () ->
                                count.intValue() == 0
                                        ? texts.get("watch.half")
                                        : texts.get("watch.half.count", count.intValue()),
                        count);
        this.halves =
                new Halves(
                        new Halves.Half("sweep-half", texts.text("sweep.half"), sweep),
                        new Halves.Half("watch-half", watchWords, watch));
        root.setTop(halves);
        root.setCenter(new StackPane(sweep, watch));
        model.keepProblemProperty()
                .subscribe(why -> why.ifPresent(w -> warn("sweep.keep.failed", w)));
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        ScreenSheet.on(root);
        context.work().run(OwnNetworks::ofThisComputer, this::offer, _ -> {});
        context.work().run(OwnNetworks::addresses, ping::offer, _ -> {});
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
    public ObservableValue<Optional<Happening>> lastHappening() {
        return lastHappening.getReadOnlyProperty();
    }

    private void tellLast() {
        lastHappening.set(watched.lastProperty().getValue().map(new WatchTexts(texts)::happening));
    }

    @Override
    public boolean reveal(String fieldPath) {
        boolean ours = fieldPath.equals("sweep") || fieldPath.startsWith("sweep.");
        if (ours) {
            halves.show(sweep);
            sweep.targets().focusField();
        }
        return ours;
    }

    @Override
    public boolean looksAgain() {
        return true;
    }

    @Override
    public void lookAgain() {
        begin();
    }

    /// A new sweep: the focus goes to the addresses.
    @Override
    public void newItem() {
        halves.show(sweep);
        sweep.targets().focusField();
    }

    /// Sweeps what stands in the field of targets, which is the own network as long as nobody wrote
    /// anything else.
    @Override
    public void begin() {
        halves.show(sweep);
        isAwaited = !hasNetworks && model.targetsProperty().get().text().isBlank();
        if (!isAwaited) {
            model.start();
        }
    }

    private void offer(List<OwnNetwork> networks) {
        hasNetworks = true;
        sweep.offer(networks);
        if (isAwaited) {
            begin();
        }
    }

    /// Hosts that were found in the sweep that is shown, and those that are watched.
    @Override
    public List<Thing> things() {
        return new NamedHosts(words, this::seek, this::seek).all(model.rows(), watched.rows());
    }

    private void seek(SweepRow row) {
        halves.show(sweep);
        sweep.seek(row);
    }

    private void seek(WatchRow row) {
        halves.show(watch);
        watch.seek(row);
    }

    /// Shows these addresses in the field, to be swept.
    public void offer(String addresses) {
        context.navigator().open(id());
        halves.show(sweep);
        sweep.write(addresses);
    }

    @Override
    public List<OfferedHost> hosts() {
        return Offers.of(sweep.selectedLines());
    }

    /// What is wanted of hosts anywhere in the window.
    @Override
    public void take(HostErrand errand) {
        errands.take(errand);
    }

    @Override
    public void copy(CopyForm form) {
        new HostCopies(context, words).copy(sweep.selectedLines(), form);
    }

    @Override
    public void export(Exports.Format form) {
        model.shownSweep()
                .ifPresent(
                        shown ->
                                tools.picker()
                                        .choose(
                                                root.getScene().getWindow(),
                                                texts.get("sweep.export.title"),
                                                Path.of("sweep." + form.extension()))
                                        .ifPresent(file -> write(shown, form, file)));
    }

    /// In the background: a large sweep has megabytes.
    private void write(KeptSweep shown, Exports.Format form, Path file) {
        tools.work()
                .run(
                        () -> {
                            String text = Exports.text(shown, form, ZoneId.systemDefault());
                            return Files.writeString(file, text);
                        },
                        _ ->
                                context.toasts()
                                        .show(
                                                () ->
                                                        texts.get(
                                                                "sweep.exported",
                                                                shown.hosts().size(),
                                                                file.getFileName())),
                        failure ->
                                warn(
                                        "sweep.export.failed",
                                        file,
                                        String.valueOf(failure.getMessage())));
    }

    private void warn(String key, Object... about) {
        context.toasts().warn(() -> texts.get(key, about));
    }

    @Override
    public void ping() {
        sweep.selectedLines().stream().findFirst().map(words::address).ifPresent(this::ping);
    }

    private void ping(String host) {
        pinging.show(host);
        sweep.below(List.of(ping));
        ping.begin();
    }

    private void showSweep() {
        halves.show(sweep);
    }

    private void closePing() {
        pinging.stop();
        sweep.below(List.of());
        sweep.focusList();
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && escape()) {
            event.consume();
        }
    }

    /// Stops the sweep, else closes what is open.
    ///
    /// @return whether there was anything
    private boolean escape() {
        if (model.questionProperty().get().isPresent()) {
            model.decline();
            return true;
        }
        if (model.isBusy()) {
            model.stop();
            return true;
        }
        if (sweep.isBelow(ping)) {
            closePing();
            return true;
        }
        return false;
    }

    private final class Places implements HostErrands.Places {
        @Override
        public void sweep(String addresses, boolean begins) {
            offer(addresses);
            if (begins) {
                model.start();
            }
        }

        @Override
        public void ping(String host) {
            context.navigator().open(id());
            halves.show(sweep);
            SweepScreen.this.ping(host);
        }

        @Override
        public boolean pingSelected() {
            Optional<String> host =
                    watch.isVisible()
                            ? watch.selectedHost()
                            : sweep.selectedLines().stream().findFirst().map(words::address);
            context.navigator().open(id());
            host.ifPresentOrElse(this::ping, SweepScreen.this::showSweep);
            return host.isPresent();
        }

        @Override
        public boolean find(String host) {
            boolean isSwept = sweep.find(host);
            boolean isThere = isSwept || watch.find(host);
            if (isThere) {
                context.navigator().open(id());
                halves.show(isSwept ? sweep : watch);
                (isSwept ? sweep.table().node() : watch.table()).requestFocus();
            }
            return isThere;
        }
    }
}
