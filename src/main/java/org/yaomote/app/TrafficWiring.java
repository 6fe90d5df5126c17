package org.yaomote.app;

import org.yaomote.config.Backend;
import org.yaomote.config.ProxyConfig;
import org.yaomote.metrics.BoundListener;
import org.yaomote.metrics.OwnLine;
import org.yaomote.proof.Foresight;
import org.yaomote.proof.Preflight;
import org.yaomote.proof.Prover;
import org.yaomote.proof.Ways;
import org.yaomote.proxy.ExpectationCheck;
import org.yaomote.proxy.ProxyEngine;
import org.yaomote.proxy.RouteTester;
import org.yaomote.store.TextFile;
import org.yaomote.traffic.Expectation;
import org.yaomote.traffic.ExpectationJson;
import org.yaomote.traffic.Forecast;
import org.yaomote.traffic.Missed;
import org.yaomote.traffic.RequestTrace;
import org.yaomote.ui.fx.BackgroundWork;
import org.yaomote.ui.fx.FxThread;
import org.yaomote.ui.fx.TargetPicker;
import org.yaomote.ui.fx.Ticker;
import org.yaomote.ui.history.ReviewDesk;
import org.yaomote.ui.traffic.Replay;
import org.yaomote.ui.traffic.Routes;
import org.yaomote.ui.traffic.TrafficTools;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// What the Live traffic screen works with, put together by hand.
///
/// @param base folder of the configuration; the expectations lie beside it
/// @param timer drives the fetching of what was recorded
/// @param worker reads and writes files, one task at a time
/// @param pool for what waits for answers; of virtual threads
record TrafficWiring(
        ProxyEngine engine,
        Path base,
        ScheduledExecutorService timer,
        Executor worker,
        Executor pool)
        implements Routes, Replay {
    private static final String FILE = "expectations.json";

    /// @param picker asks where an export is written
    /// @param browser opens a page
    TrafficTools tools(TargetPicker picker, Consumer<URI> browser, String version) {
        FxThread fx = new FxThread();
        return new TrafficTools(
                engine.insight().traffic(),
                this,
                this,
                new BackgroundWork(timer, fx),
                Ticker.of(timer, fx),
                picker,
                this::kept,
                this::keep,
                browser,
                version);
    }

    /// What is expected of the configuration; read once at the start, for the file is tiny.
    List<Expectation> kept() {
        return file().read().map(ExpectationJson::read).orElse(List.of());
    }

    /// What stands before an apply, and sends requests after it.
    ExpectationGate gate() {
        return new ExpectationGate(new Prover(pool, line(), System::nanoTime, foresight()), this);
    }

    /// What leads to the services that run.
    Ways ways() {
        return new Ways(foresight());
    }

    private Foresight foresight() {
        return new TestedForesight(() -> engine.insight().routes());
    }

    /// What is looked at before an apply, and whether what is expected would still be so.
    ReviewDesk.Checks beside(Preflight preflight) {
        return (applied, draft, open) ->
                preflight
                        .look(applied, draft, open)
                        .thenCombine(
                                expected(applied, draft),
                                (found, expected) ->
                                        Stream.concat(
                                                        found.stream(),
                                                        expected.checks(applied, draft).stream())
                                                .toList());
    }

    /// What is expected, held against what runs and what is to run; never fails: a mistake of ours
    /// must not keep anybody from applying.
    CompletableFuture<BrokenExpectations> expected(ProxyConfig applied, ProxyConfig draft) {
        return CompletableFuture.supplyAsync(this::kept, worker)
                .thenCompose(
                        all ->
                                check(applied, all)
                                        .thenCombine(
                                                check(draft, all),
                                                (now, then) ->
                                                        new BrokenExpectations(all, now, then)))
                .exceptionally(
                        failure -> {
                            System.getLogger(TrafficWiring.class.getName())
                                    .log(System.Logger.Level.ERROR, "expectations", failure);
                            return BrokenExpectations.NONE;
                        });
    }

    /// To the own listeners.
    OwnLine line() {
        return engine.insight().ownLine();
    }

    private void keep(List<Expectation> all) {
        String text = ExpectationJson.print(all);
        worker.execute(() -> file().write(text));
    }

    private TextFile file() {
        return new TextFile(base.resolve(FILE));
    }

    @Override
    public CompletableFuture<Optional<Forecast>> askRunning(Question question) {
        return engine.insight()
                .routes()
                .map(tester -> ask(tester, question))
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
    }

    @Override
    public CompletableFuture<Optional<Forecast>> ask(ProxyConfig config, Question question) {
        return CompletableFuture.supplyAsync(() -> RouteTester.of(config, base), worker)
                .thenCompose(
                        made ->
                                switch (made) {
                                    case RouteTester.Made.Ready(var tester) ->
                                            ask(tester, question);
                                    case RouteTester.Made.Faulty _ ->
                                            CompletableFuture.completedFuture(Optional.empty());
                                });
    }

    private static CompletableFuture<Optional<Forecast>> ask(
            RouteTester tester, Question question) {
        return tester.ask(
                new RouteTester.Question(question.listener(), question.head(), question.from()));
    }

    @Override
    public CompletableFuture<List<Missed>> check(ProxyConfig config, List<Expectation> all) {
        return new ExpectationCheck(base, worker).check(config, all);
    }

    @Override
    public CompletableFuture<Outcome> first(BoundListener listener) {
        return CompletableFuture.supplyAsync(() -> Resending.first(listener, line()), pool);
    }

    @Override
    public CompletableFuture<Outcome> send(RequestTrace trace, Optional<Backend> to) {
        return CompletableFuture.supplyAsync(() -> new Resending(trace, to, line()).send(), pool);
    }
}
