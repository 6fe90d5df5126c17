package org.yaomote.ui.overview;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

import org.yaomote.config.Listener;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.config.Where;
import org.yaomote.metrics.Latency;
import org.yaomote.metrics.Traffic;
import org.yaomote.metrics.TrafficSnapshot;
import org.yaomote.ui.fx.RunStates;
import org.yaomote.ui.fx.Sample;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.WorkspaceModel;
import org.yaomote.workspace.RunState;
import org.yaomote.workspace.Whose;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// The overview's state: the flow, the totals and what needs the user.
///
/// Thread: the FX thread; needs no toolkit.
public final class OverviewViewModel {
    /// What the cards show.
    ///
    /// @param perSecond requests a second
    /// @param requests since the start
    /// @param connections open now
    /// @param errors share of the last five minutes, if anything ended
    /// @param failures since the start: answers of the 5xx class, or none
    /// @param p50Micros median of the slowest listener; percentiles of several cannot be added
    /// @param p95Micros of the slowest listener
    /// @param since when the proxy was started, if it runs
    /// @param certificate that ends first of those in use
    public record Totals(
            double perSecond,
            long inFlight,
            long requests,
            long connections,
            OptionalDouble errors,
            long failures,
            long p50Micros,
            long p95Micros,
            Optional<Instant> since,
            Optional<EndingCertificate> certificate) {
        static final Totals NONE =
                new Totals(
                        0,
                        0,
                        0,
                        0,
                        OptionalDouble.empty(),
                        0,
                        0,
                        0,
                        Optional.empty(),
                        Optional.empty());
    }

    private final WorkspaceModel model;
    private final ObservableValue<Sample> samples;
    private final ErrorShare errors = new ErrorShare();
    private final ReadOnlyObjectWrapper<Flow> flow = new ReadOnlyObjectWrapper<>(Flow.NONE);
    private final ReadOnlyObjectWrapper<Totals> totals = new ReadOnlyObjectWrapper<>(Totals.NONE);
    private final ReadOnlyObjectWrapper<List<Need>> needs = new ReadOnlyObjectWrapper<>(List.of());

    /// Follows the configuration, the proxy and the samples.
    public OverviewViewModel(WorkspaceModel model, ObservableValue<Sample> samples) {
        this.model = model;
        this.samples = samples;
        model.draftProperty().addListener((_, _, _) -> refresh());
        model.appliedProperty().addListener((_, _, _) -> refresh());
        model.runStateProperty().addListener((_, _, _) -> refresh());
        model.restoredProperty().addListener((_, _, _) -> refresh());
        model.allProblemsProperty().addListener((_, _, _) -> refresh());
        samples.addListener((_, _, _) -> refresh());
        refresh();
    }

    /// The picture.
    public ReadOnlyObjectProperty<Flow> flowProperty() {
        return flow.getReadOnlyProperty();
    }

    /// The cards.
    public ReadOnlyObjectProperty<Totals> totalsProperty() {
        return totals.getReadOnlyProperty();
    }

    /// What needs the user, gravest first.
    ReadOnlyObjectProperty<List<Need>> needsProperty() {
        return needs.getReadOnlyProperty();
    }

    /// Whether there is nothing at all to show.
    boolean isBlank() {
        return model.draft().isEmpty() && !isRunning();
    }

    /// Whether it is not known what another process does that served.
    boolean isUnheard() {
        return RunStates.isUnheard(model.runStateProperty().get(), model.whoseProperty().get());
    }

    /// Whose engine it is.
    ReadOnlyObjectProperty<Whose> whoseProperty() {
        return model.whoseProperty();
    }

    private boolean isRunning() {
        return model.runStateProperty().get() instanceof RunState.Running;
    }

    private void refresh() {
        ProxyConfig shown = shown();
        Sample sample = samples.getValue();
        Flow now = new FlowReader(shown, model.runStateProperty().get(), sample).read();
        totals.set(isRunning() ? totals(sample) : Totals.NONE);
        needs.set(needs(now));
        flow.set(now);
    }

    /// What runs while it runs; else what a start would open, errors and all.
    private ProxyConfig shown() {
        boolean isApplied = isRunning() || model.restoredProperty().get();
        return isApplied ? model.appliedProperty().get() : model.draft();
    }

    private Totals totals(Sample sample) {
        TrafficSnapshot now = sample.now();
        Latency slowest =
                now.listeners().values().stream()
                        .map(Traffic::latency)
                        .max(Comparator.comparingLong(Latency::p95))
                        .orElse(Latency.NONE);
        Optional<Instant> since =
                model.runStateProperty().get() instanceof RunState.Running(var begun, _)
                        ? Optional.of(begun)
                        : Optional.empty();
        return new Totals(
                sample.perSecond(s -> s.overListeners(Traffic::requests)),
                now.overListeners(Traffic::inFlight),
                now.overListeners(Traffic::requests),
                now.overListeners(Traffic::openConnections),
                errors.add(now),
                now.overListeners(ErrorShare::failures),
                slowest.p50(),
                slowest.p95(),
                since,
                nearest(now));
    }

    private Optional<EndingCertificate> nearest(TrafficSnapshot now) {
        List<Listener> listeners = model.appliedProperty().get().listeners();
        return IntStream.range(0, listeners.size())
                .boxed()
                .flatMap(i -> ending(i, listeners.get(i), now).stream())
                .min(Comparator.comparing(EndingCertificate::at));
    }

    private static Optional<EndingCertificate> ending(
            int index, Listener listener, TrafficSnapshot now) {
        return Optional.ofNullable(now.certificates().get(listener.id().value()))
                .map(
                        at ->
                                new EndingCertificate(
                                        "listeners[" + index + "]",
                                        listener.id(),
                                        listener.name(),
                                        at));
    }

    private List<Need> needs(Flow now) {
        List<Need> found = new ArrayList<>();
        model.allProblems().stream()
                .sorted(Comparator.comparing(Problem::severity))
                .map(problem -> mend(problem, now))
                .forEach(found::add);
        totals.get()
                .certificate()
                .filter(end -> end.isSoon(samples.getValue().now().takenAt()))
                .map(Need.Renew::new)
                .ifPresent(found::add);
        for (StateMark mark : List.of(StateMark.DOWN, StateMark.SHAKY)) {
            for (Flow.Pool pool : now.services()) {
                pool.servers().stream()
                        .filter(s -> s.mark() == mark && !isTold(s))
                        .map(s -> new Need.Look(s, pool.name(), pool.id()))
                        .forEach(found::add);
            }
        }
        return found;
    }

    /// A warning about who serves a service is more than that where nobody does.
    private Need.Mend mend(Problem problem, Flow now) {
        List<Service> services = model.draft().services();
        boolean isSo =
                IntStream.range(0, services.size())
                        .filter(i -> problem.where().equals(backends(i)))
                        .mapToObj(services::get)
                        .anyMatch(service -> now.isDown(service.id()));
        return isSo && !problem.isError()
                ? new Need.Mend(problem, StateMark.DOWN)
                : new Need.Mend(problem);
    }

    private static Where backends(int service) {
        return new Where.Field("services[" + service + "].backends");
    }

    /// Whether a reason to mend says more about the backend than that it is down.
    private boolean isTold(Flow.Server server) {
        return model.allProblems().stream()
                .map(Problem::where)
                .anyMatch(
                        where ->
                                where instanceof Where.Field(var path)
                                        && path.startsWith(server.path() + "."));
    }
}
