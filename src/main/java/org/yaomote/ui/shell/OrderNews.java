package org.yaomote.ui.shell;

import org.yaomote.config.Backend;
import org.yaomote.config.BackendMode;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.events.Event;
import org.yaomote.metrics.BackendPlace;
import org.yaomote.ui.fx.Subjects;
import org.yaomote.ui.fx.WorkspaceModel;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// What backends of the running proxy were ordered to do, by an order, its undoing, an apply or
/// another hand, and when one that drains can be stopped.
///
/// It follows what is in force, so that nothing is told before it is so. Thread: the FX thread.
final class OrderNews {
    private static final String YOU = "you";
    private static final String ELSEWHERE = "elsewhere";

    private final WorkspaceModel model;
    private final Clock clock;
    private final Consumer<Event> told;

    /// Those that drain and have not been seen idle yet.
    private final Set<BackendPlace> leaving = new HashSet<>();

    /// @param told hears of each event
    OrderNews(WorkspaceModel model, Clock clock, Consumer<Event> told) {
        this.model = model;
        this.clock = clock;
        this.told = told;
    }

    /// Something else is in force of a proxy that ran before as well. To be asked before the draft
    /// follows: that of an order from here has it already.
    void changed(ProxyConfig was, ProxyConfig is) {
        for (Service now : is.services()) {
            was.service(now.id()).ifPresent(before -> changed(before, now));
        }
    }

    private void changed(Service was, Service is) {
        for (Backend now : is.backends()) {
            backend(was, now.address())
                    .map(Backend::mode)
                    .filter(mode -> mode != now.mode())
                    .ifPresent(mode -> tell(is, now, code(mode, now.mode())));
        }
    }

    private void tell(Service service, Backend backend, String code) {
        boolean isOurs =
                model.draft()
                        .service(service.id())
                        .flatMap(s -> backend(s, backend.address()))
                        .filter(b -> b.mode() == backend.mode())
                        .isPresent();
        tell(service, backend, code, List.of(backend.label(), isOurs ? YOU : ELSEWHERE));
        if (backend.mode() == BackendMode.DRAIN) {
            leaving.add(new BackendPlace(service.id().value(), backend.address()));
        }
    }

    private void tell(Service service, Backend backend, String code, List<String> words) {
        String subject = Subjects.backend(service, backend.address());
        told.accept(new Event(clock.instant(), Event.Level.NEWS, "order." + code, words, subject));
    }

    /// A drain that is taken back, or that ends, is told as such.
    private static String code(BackendMode was, BackendMode is) {
        boolean drained = was == BackendMode.DRAIN;
        return switch (is) {
            case READY -> drained ? "drain.cancelled" : "ready";
            case DRAIN -> "drain";
            case MAINTENANCE -> drained ? "drained.maintenance" : "maintenance";
            case OFF -> drained ? "drained.off" : "off";
        };
    }

    /// Looks whether those that drain can be stopped; to be asked now and then.
    void look() {
        List.copyOf(leaving)
                .forEach(
                        place -> {
                            Optional<Backend> draining = draining(place);
                            if (draining.isEmpty()) {
                                leaving.remove(place);
                                return;
                            }
                            model.proxy()
                                    .backstage()
                                    .inFlight(
                                            place,
                                            now -> {
                                                if (now.requests() == 0) {
                                                    idle(place);
                                                }
                                            });
                        });
    }

    private void idle(BackendPlace place) {
        Optional<Backend> backend = draining(place);
        if (leaving.remove(place) && backend.isPresent()) {
            service(place)
                    .ifPresent(s -> tell(s, backend.get(), "safe", List.of(backend.get().label())));
        }
    }

    private Optional<Backend> draining(BackendPlace place) {
        return service(place)
                .flatMap(s -> backend(s, place.address()))
                .filter(b -> b.mode() == BackendMode.DRAIN);
    }

    private Optional<Service> service(BackendPlace place) {
        return model.appliedProperty().get().service(new ServiceId(place.service()));
    }

    private static Optional<Backend> backend(Service service, String address) {
        return service.backends().stream().filter(b -> b.address().equals(address)).findFirst();
    }
}
