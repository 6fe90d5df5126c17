package org.yaomote.ui.services;

import org.yaomote.metrics.BackendHealth;
import org.yaomote.ui.fx.Texts;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The last health check in a cell: `200, 1 s ago`; of a backend that is held back, since when.
final class CheckText {
    private CheckText() {}

    /// @param now of the same clock
    static String of(Texts texts, Optional<BackendHealth> health, Instant now) {
        return health.flatMap(BackendHealth::ordered)
                .map(since -> held(texts, health.flatMap(BackendHealth::check), since))
                .or(() -> health.flatMap(BackendHealth::check).map(c -> last(texts, c, now)))
                .orElse("\u2013");
    }

    /// Of one that is held back, the time of that says more than the time of the check.
    private static String held(Texts texts, Optional<BackendHealth.Check> check, Instant since) {
        String time = texts.numbers().timeOfDay(since);
        return check.map(c -> texts.get("services.check.held.checked", what(texts, c), time))
                .orElseGet(() -> texts.get("services.check.held", time));
    }

    private static String last(Texts texts, BackendHealth.Check check, Instant now) {
        Duration ago = Duration.between(check.at(), now);
        String age = texts.numbers().duration(ago.isNegative() ? Duration.ZERO : ago);
        return texts.get("services.check.cell", what(texts, check), age);
    }

    private static String what(Texts texts, BackendHealth.Check check) {
        if (check.status() > 0) {
            return Integer.toString(check.status());
        }
        String outcome = check.isGood() ? "good" : check.reason();
        boolean tls = outcome.startsWith("upstream.tls.");
        return texts.get("services.check.short." + (tls ? "tls" : outcome));
    }
}
