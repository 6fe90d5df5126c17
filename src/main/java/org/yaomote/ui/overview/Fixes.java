package org.yaomote.ui.overview;

import org.yaomote.config.BackendMode;
import org.yaomote.config.HealthCheck;
import org.yaomote.config.ProxyConfig;
import org.yaomote.metrics.BackendHealth;
import org.yaomote.ui.fx.HealthWords;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.ui.fx.UndoOffer;
import org.yaomote.workspace.Edit;

import java.time.Duration;
import java.util.Optional;

/// What can be done at once about a backend that is not well.
///
/// Thread: the FX thread.
record Fixes(UiContext context) {
    private static final String TIMED_OUT = "upstream.timeout";

    /// Who takes longer than that is not helped by more time.
    private static final Duration LONG = Duration.ofSeconds(30);

    /// Asks it once, and says how that went.
    void test(Need.Look look) {
        context.model()
                .proxy()
                .backstage()
                .test(look.place(), result -> result.ifPresent(check -> tell(look, check)));
    }

    private void tell(Need.Look look, BackendHealth.Check check) {
        String said = new HealthWords(context.texts()).check(check, look.server().address());
        context.toasts()
                .tell(
                        check.isGood(),
                        () ->
                                context.texts()
                                        .get("overview.needs.tested", look.server().label(), said));
    }

    /// Sends it no new clients; can be undone.
    void drain(Need.Look look) {
        String label = look.server().label();
        context.model().edit(Edit.ofMode(look.place(), label, BackendMode.DRAIN));
        UndoOffer.in(context)
                .ofLastEdit(() -> context.texts().get("overview.needs.drained", label));
    }

    /// Whether its checks fail only because they are not given the time that it takes.
    boolean isLate(Need.Look look) {
        boolean isTimedOut =
                look.server()
                        .health()
                        .flatMap(BackendHealth::check)
                        .filter(check -> check.reason().equals(TIMED_OUT))
                        .isPresent();
        return isTimedOut && timing(look).filter(t -> t.timeout().compareTo(LONG) < 0).isPresent();
    }

    private Optional<HealthCheck.Timing> timing(Need.Look look) {
        return context.model()
                .draft()
                .service(look.id())
                .flatMap(service -> timing(service.options().healthCheck()));
    }

    private static Optional<HealthCheck.Timing> timing(HealthCheck check) {
        return switch (check) {
            case HealthCheck.None() -> Optional.empty();
            case HealthCheck.Tcp(var timing) -> Optional.of(timing);
            case HealthCheck.Http http -> Optional.of(http.timing());
        };
    }

    /// Gives the checks of its service twice the time; can be undone.
    void waitLonger(Need.Look look) {
        timing(look)
                .ifPresent(
                        timing -> {
                            HealthCheck.Timing longer = longer(timing);
                            context.model()
                                    .edit(
                                            Edit.of(
                                                    "service.options",
                                                    look.service(),
                                                    config -> with(config, look, longer)));
                            String limit =
                                    context.texts()
                                            .numbers()
                                            .micros(longer.timeout().toNanos() / 1000);
                            UndoOffer.in(context)
                                    .ofLastEdit(
                                            () ->
                                                    context.texts()
                                                            .get(
                                                                    "overview.needs.waits",
                                                                    look.service(),
                                                                    limit));
                        });
    }

    /// A check may not outlive the interval.
    private static HealthCheck.Timing longer(HealthCheck.Timing timing) {
        Duration twice = timing.timeout().multipliedBy(2);
        return timing.interval().compareTo(twice) < 0
                ? timing.withTimeout(twice).withInterval(twice)
                : timing.withTimeout(twice);
    }

    private static ProxyConfig with(ProxyConfig config, Need.Look look, HealthCheck.Timing timing) {
        return config.service(look.id())
                .map(
                        service ->
                                service.withOptions(
                                        service.options()
                                                .withHealthCheck(
                                                        with(
                                                                service.options().healthCheck(),
                                                                timing))))
                .map(config::withService)
                .orElse(config);
    }

    private static HealthCheck with(HealthCheck check, HealthCheck.Timing timing) {
        return switch (check) {
            case HealthCheck.None none -> none;
            case HealthCheck.Tcp _ -> new HealthCheck.Tcp(timing);
            case HealthCheck.Http http -> http.withTiming(timing);
        };
    }

    /// Renews the certificate at once, or begins one for the same names where this program cannot.
    void renew(Need.Renew renew) {
        context.navigator()
                .act("certificates", screen -> screen.renewFor(renew.certificate().id()));
    }

    /// Begins a certificate for the same names that the program renews from then on.
    void automate(Need.Renew renew) {
        context.navigator()
                .act("certificates", screen -> screen.automateFor(renew.certificate().id()));
    }
}
