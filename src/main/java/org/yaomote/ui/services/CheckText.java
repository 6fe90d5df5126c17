package org.yaomote.ui.services;

import org.yaomote.metrics.BackendHealth;
import org.yaomote.ui.fx.Texts;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The last health check in a cell: `200, 1 s ago`.
final class CheckText {
    private CheckText() {}

    /// @param now of the same clock
    static String of(Texts texts, Optional<BackendHealth> health, Instant now) {
        return health.flatMap(BackendHealth::check)
                .map(
                        check -> {
                            Duration ago = Duration.between(check.at(), now);
                            String age =
                                    texts.numbers()
                                            .duration(ago.isNegative() ? Duration.ZERO : ago);
                            return texts.get("services.check.cell", what(texts, check), age);
                        })
                .orElse("\u2013");
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
