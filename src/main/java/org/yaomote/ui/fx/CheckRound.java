package org.yaomote.ui.fx;

import org.yaomote.config.Backend;
import org.yaomote.config.BackendMode;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.metrics.BackendHealth;
import org.yaomote.metrics.BackendPlace;
import org.yaomote.workspace.RunState;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Asks many backends of the running proxy once, now, each as its health check does, and says in
/// one note what came of it. The figures of the window follow by themselves.
///
/// Thread: the FX thread.
///
/// @param context whose proxy is asked
public record CheckRound(UiContext context) {
    /// All that run and may be asked.
    public void ofAll() {
        ProxyConfig runs = context.model().appliedProperty().get();
        List<BackendPlace> places = new ArrayList<>();
        for (Service service : runs.services()) {
            for (Backend backend : service.backends()) {
                if (backend.mode() != BackendMode.OFF) {
                    places.add(new BackendPlace(service.id().value(), backend.address()));
                }
            }
        }
        of(places);
    }

    /// These; one that does not run is not counted.
    public void of(List<BackendPlace> places) {
        Texts texts = context.texts();
        if (!(context.model().runStateProperty().get() instanceof RunState.Running)) {
            context.toasts().hint(() -> texts.get("checks.stopped"));
            return;
        }
        if (places.isEmpty()) {
            context.toasts().hint(() -> texts.get("checks.nobody"));
            return;
        }
        List<Optional<BackendHealth.Check>> answers = new ArrayList<>();
        for (BackendPlace place : places) {
            context.model()
                    .proxy()
                    .backstage()
                    .test(
                            place,
                            check -> {
                                answers.add(check);
                                if (answers.size() == places.size()) {
                                    tell(answers);
                                }
                            });
        }
    }

    private void tell(List<Optional<BackendHealth.Check>> answers) {
        long asked = answers.stream().filter(Optional::isPresent).count();
        long good = answers.stream().flatMap(Optional::stream).filter(c -> c.isGood()).count();
        context.toasts().tell(good == asked, () -> context.texts().get("checks.done", asked, good));
    }
}
