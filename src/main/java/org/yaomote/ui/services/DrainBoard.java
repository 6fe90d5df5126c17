package org.yaomote.ui.services;

import javafx.scene.layout.VBox;

import org.yaomote.config.Backend;
import org.yaomote.config.BackendMode;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.ServiceId;
import org.yaomote.metrics.BackendPlace;
import org.yaomote.metrics.InFlight;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.ui.fx.UndoOffer;
import org.yaomote.workspace.Backstage;
import org.yaomote.workspace.RunState;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;

/// The backends on their way out, below the tree: a panel each, while the proxy runs.
///
/// Thread: the FX thread.
final class DrainBoard extends VBox {
    private record Leaving(DrainPanel panel, Instant since) {}

    private final UiContext context;
    private final ModeEdits modes;
    private final Backstage backstage;
    private final Map<BackendPlace, Leaving> leaving = new HashMap<>();

    /// Those that are to be cut as soon as they get nothing new.
    private final Map<BackendPlace, BackendMode> cutting = new HashMap<>();

    /// How many clients are bound to each, as counted last.
    private final Map<BackendPlace, Integer> sticky = new HashMap<>();

    DrainBoard(UiContext context, ModeEdits modes) {
        this.context = context;
        this.modes = modes;
        this.backstage = context.model().proxy().backstage();
        setId("services-draining");
        setSpacing(8);
        context.model().appliedProperty().addListener((_, _, _) -> follow());
        context.model().runStateProperty().addListener((_, _, _) -> follow());
        context.texts().wordsProperty().addListener((_, _, _) -> sample());
        follow();
    }

    /// Brings the panels in line with what is in force.
    private void follow() {
        ProxyConfig applied = context.model().appliedProperty().get();
        boolean running = context.model().runStateProperty().get() instanceof RunState.Running;
        Map<BackendPlace, Backend> draining = new HashMap<>();
        if (running) {
            applied.services()
                    .forEach(
                            service ->
                                    service.backends().stream()
                                            .filter(b -> b.mode() == BackendMode.DRAIN)
                                            .forEach(
                                                    b ->
                                                            draining.put(
                                                                    new BackendPlace(
                                                                            service.id().value(),
                                                                            b.address()),
                                                                    b)));
        }
        leaving.entrySet()
                .removeIf(
                        entry -> {
                            boolean gone = !draining.containsKey(entry.getKey());
                            if (gone) {
                                entry.getValue().panel().end();
                            }
                            return gone;
                        });
        draining.keySet().forEach(place -> leaving.computeIfAbsent(place, this::begin));
        getChildren().setAll(leaving.values().stream().map(Leaving::panel).toList());
        boolean any = !leaving.isEmpty();
        setVisible(any);
        setManaged(any);
        cut(applied);
        sample();
    }

    private Leaving begin(BackendPlace place) {
        DrainPanel panel =
                new DrainPanel(
                        context,
                        new DrainPanel.Orders() {
                            @Override
                            public void putBack() {
                                modes.set(place, BackendMode.READY);
                                told("services.drain.putBack", place);
                            }

                            @Override
                            public void finish(BackendMode then) {
                                cutting.put(place, then);
                                modes.set(place, then);
                            }
                        });
        Leaving begun = new Leaving(panel, context.clock().instant());
        panel.begin(name(place), begun.since());
        return begun;
    }

    /// What still goes on at those who were sent off is ended now that nothing new can come.
    private void cut(ProxyConfig applied) {
        Predicate<Map.Entry<BackendPlace, BackendMode>> inForce =
                entry ->
                        backend(applied, entry.getKey())
                                .filter(b -> b.mode() == entry.getValue())
                                .isPresent();
        cutting.entrySet().stream()
                .filter(inForce)
                .map(Map.Entry::getKey)
                .toList()
                .forEach(
                        place -> {
                            cutting.remove(place);
                            backstage.cut(place, count -> finished(place, count));
                        });
    }

    private void finished(BackendPlace place, int count) {
        String name = name(place);
        UndoOffer.in(context)
                .ofLastEdit(() -> context.texts().get("services.drain.finished", name, count));
    }

    private void told(String key, BackendPlace place) {
        String name = name(place);
        UndoOffer.in(context).ofLastEdit(() -> context.texts().get(key, name));
    }

    /// Brings the figures up to date; asked for twice a second.
    void sample() {
        leaving.forEach(
                (place, one) -> {
                    count(place);
                    backstage.inFlight(place, now -> show(place, one, now));
                });
        sticky.keySet().retainAll(leaving.keySet());
    }

    private void show(BackendPlace place, Leaving one, InFlight now) {
        one.panel().show(name(place), one.since(), now, sticky.getOrDefault(place, 0));
    }

    /// There may be very many: that is for another thread.
    private void count(BackendPlace place) {
        try {
            context.work()
                    .run(
                            () -> backstage.stickyCount(place),
                            count -> sticky.put(place, count),
                            _ -> sticky.remove(place));
        } catch (RejectedExecutionException _) {
            // The program ends: nobody will see the number.
        }
    }

    private String name(BackendPlace place) {
        return backend(context.model().draft(), place).map(Backend::label).orElse(place.address());
    }

    private static Optional<Backend> backend(ProxyConfig config, BackendPlace place) {
        return config.service(new ServiceId(place.service())).stream()
                .flatMap(service -> service.backends().stream())
                .filter(backend -> backend.address().equals(place.address()))
                .findFirst();
    }
}
