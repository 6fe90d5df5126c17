package org.yaomote.ui.sweep;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.yaomote.roster.KeptSweep;
import org.yaomote.roster.Mark;
import org.yaomote.sweep.HostResult;
import org.yaomote.sweep.Means;
import org.yaomote.sweep.SweepListener.Progress;
import org.yaomote.sweep.SweepRequest;
import org.yaomote.sweep.SweepSummary;
import org.yaomote.sweep.Sweeper;
import org.yaomote.targets.Guard;
import org.yaomote.targets.TargetFiles;
import org.yaomote.targets.TargetSet;
import org.yaomote.ui.fx.BackgroundWork;
import org.yaomote.ui.fx.WorkspaceModel;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// What the sweep half of the screen does: reads targets, asks where it must, runs the engine and
/// shows what it finds.
///
/// Thread: the FX thread; needs no toolkit.
final class SweepViewModel {
    /// What is going on.
    enum Phase {
        /// Nothing yet.
        IDLE,
        RUNNING,
        /// The user has stopped it; the engine says good-bye.
        STOPPING,
        /// The result stands.
        DONE
    }

    /// Long enough for what was handed over to be laid out and painted.
    private static final long FRAME_MILLIS = 40;

    private final Given given;
    private final SweepOptions options = new SweepOptions();
    private final SweepRows rows = new SweepRows();
    private final ReadOnlyObjectWrapper<TypedTargets> targets =
            new ReadOnlyObjectWrapper<>(TypedTargets.NONE);
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.IDLE);
    private final ReadOnlyObjectWrapper<Optional<Question>> question =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Progress> progress =
            new ReadOnlyObjectWrapper<>(new Progress(0, 0, 0, 0));
    private final ReadOnlyObjectWrapper<Optional<Means>> means =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<SweepSummary>> summary =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private BackendHosts backends;
    private String typed = "";
    private Optional<Run> run = Optional.empty();

    /// Without its hosts, which are the rows.
    private Optional<KeptSweep> last = Optional.empty();

    private final ReadOnlyObjectWrapper<Optional<String>> keepProblem =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /// What it is given.
    ///
    /// @param sweeper the engine
    /// @param files reads what targets name by `@`; may block
    /// @param work for that
    /// @param kept the sweeps of before
    /// @param workspace whose services the hosts may be backends of
    record Given(
            Sweeper sweeper,
            TargetFiles files,
            BackgroundWork work,
            KeptSweeps kept,
            WorkspaceModel workspace) {}

    SweepViewModel(Given given) {
        this.given = given;
        this.backends = new BackendHosts(given.workspace().draft());
        given.workspace().draftProperty().addListener((_, _, _) -> followDraft());
        given.kept().fetch(this::showKept);
        given.kept().comparisonProperty().addListener((_, _, _) -> mark());
    }

    /// How to sweep.
    SweepOptions options() {
        return options;
    }

    /// What was found.
    SweepRows rows() {
        return rows;
    }

    /// What is kept.
    KeptSweeps kept() {
        return given.kept();
    }

    /// What the address field means.
    ReadOnlyObjectProperty<TypedTargets> targetsProperty() {
        return targets.getReadOnlyProperty();
    }

    /// What is going on.
    ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /// What is asked before it begins.
    ReadOnlyObjectProperty<Optional<Question>> questionProperty() {
        return question.getReadOnlyProperty();
    }

    /// How far it is.
    ReadOnlyObjectProperty<Progress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// By which means hosts are asked, once that is known.
    ReadOnlyObjectProperty<Optional<Means>> meansProperty() {
        return means.getReadOnlyProperty();
    }

    /// What the last sweep came to.
    ReadOnlyObjectProperty<Optional<SweepSummary>> summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /// Why the last sweep cannot be kept, in the system's words.
    ReadOnlyObjectProperty<Optional<String>> keepProblemProperty() {
        return keepProblem.getReadOnlyProperty();
    }

    /// The sweep that is over, with those of its hosts that the filter shows, in their order.
    Optional<KeptSweep> shownSweep() {
        List<HostResult> hosts = rows.shown().stream().map(row -> row.now().result()).toList();
        return last.map(sweep -> new KeptSweep(sweep.asked(), sweep.summary(), hosts));
    }

    /// Whether a sweep is going on.
    boolean isBusy() {
        return run.isPresent();
    }

    /// The address field was typed in.
    void type(String text) {
        typed = text;
        question.set(Optional.empty());
        if (TypedTargets.namesFiles(text)) {
            given.work().run(() -> read(text), this::show, _ -> {});
        } else {
            show(read(text));
        }
    }

    private TypedTargets read(String text) {
        return new TypedTargets(text, TargetSet.parse(text, given.files()));
    }

    private void show(TypedTargets read) {
        // Something else may have been typed while files were read.
        if (read.text().equals(typed)) {
            targets.set(read);
        }
    }

    /// About how long a sweep of what is typed takes, in seconds.
    long seconds() {
        long perSecond = options.perSecond();
        long sending = perSecond == 0 ? 0 : targets.get().count() / perSecond;
        return sending + options.patience().map(p -> p.toSeconds() + 1).orElse(0L);
    }

    /// Begins, or asks first. Does nothing while one goes on or something typed is wrong.
    void start() {
        if (isBusy() || !targets.get().isSweepable() || request().isEmpty()) {
            return;
        }
        Guard guard = targets.get().set().guardOfClick();
        if (guard.asks() || guard == Guard.REFUSED) {
            question.set(Optional.of(new Question(guard, targets.get().count(), seconds())));
        } else {
            begin();
        }
    }

    /// Begins after all.
    void confirm() {
        Optional<Question> asked = question.get();
        question.set(Optional.empty());
        if (asked.filter(Question::canBeConfirmed).isPresent()) {
            begin();
        }
    }

    /// Does not begin.
    void decline() {
        question.set(Optional.empty());
    }

    /// Stops; what was found stays.
    void stop() {
        run.ifPresent(
                now -> {
                    phase.set(Phase.STOPPING);
                    now.cancel.run();
                });
    }

    private Optional<SweepRequest> request() {
        return options.request(targets.get().set());
    }

    private void begin() {
        request().ifPresent(this::begin);
    }

    private void begin(SweepRequest request) {
        rows.clear();
        keepProblem.set(Optional.empty());
        last = Optional.empty();
        summary.set(Optional.empty());
        progress.set(new Progress(0, 0, targets.get().count(), 0));
        KeptSweep.Asked asked =
                new KeptSweep.Asked(
                        targets.get().text(),
                        request.echo().dataBytes(),
                        request.ports(),
                        request.look());
        given.kept().begin(asked);
        Run now = new Run(asked);
        run = Optional.of(now);
        phase.set(Phase.RUNNING);
        Executor fx = given.work().fx();
        Executor nextFrame =
                CompletableFuture.delayedExecutor(FRAME_MILLIS, TimeUnit.MILLISECONDS, fx);
        SweepFeed feed = new SweepFeed(fx, nextFrame, now);
        Sweeper.Running running = given.sweeper().start(request, feed);
        now.cancel = running::cancel;
    }

    /// What was found before the program was closed.
    private void showKept(KeptSweep kept) {
        if (!isBusy() && rows.isEmpty()) {
            last = Optional.of(kept);
            rows.take(kept.hosts(), this::line);
            phase.set(Phase.DONE);
        }
    }

    private SweepLine line(HostResult result) {
        Optional<Mark> mark = given.kept().markOf(result);
        return new SweepLine(result, mark, backends.serviceOf(result));
    }

    private void followDraft() {
        backends = new BackendHosts(given.workspace().draft());
        rows.change(l -> new SweepLine(l.result(), l.mark(), backends.serviceOf(l.result())));
    }

    private void mark() {
        rows.change(l -> new SweepLine(l.result(), given.kept().markOf(l.result()), l.service()));
    }

    /// One sweep, for as long as it goes on.
    private final class Run implements SweepFeed.Receiver {
        private final KeptSweep.Asked asked;
        private Runnable cancel = () -> {};

        Run(KeptSweep.Asked asked) {
            this.asked = asked;
        }

        @Override
        public void started(Means by) {
            means.set(Optional.of(by));
        }

        @Override
        public void results(List<HostResult> changed) {
            rows.take(changed, SweepViewModel.this::line);
        }

        @Override
        public void progress(Progress now) {
            progress.set(now);
        }

        @Override
        public void finished(SweepSummary result) {
            run = Optional.empty();
            means.set(Optional.of(result.means()));
            summary.set(Optional.of(result));
            phase.set(Phase.DONE);
            last = Optional.of(new KeptSweep(asked, result, List.of()));
            List<HostResult> hosts = rows.all().stream().map(row -> row.now().result()).toList();
            KeptSweep ended = new KeptSweep(asked, result, hosts);
            given.kept().keep(ended, problem -> keepProblem.set(Optional.of(problem)));
        }
    }
}
