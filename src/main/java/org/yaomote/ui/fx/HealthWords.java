package org.yaomote.ui.fx;

import org.yaomote.metrics.BackendHealth;
import org.yaomote.states.Reality;

import java.time.Instant;
import java.util.Optional;

/// Says how a backend is doing, with the reason and the times: facts, in the past tense.
///
/// Thread: the FX thread; needs no toolkit.
public record HealthWords(Texts texts) {
    /// A sentence or two: `12:03:05 refused: nothing listens on 10.0.0.12:8080. Last good answer
    /// 12:02:58.`
    ///
    /// @param state what is shown of it
    /// @param address its `host:port`
    /// @param health what is known of it; empty while nothing is
    public String sentence(Reality state, String address, Optional<BackendHealth> health) {
        return switch (state) {
            case UP -> health.flatMap(BackendHealth::good).map(this::lastGood).orElse("");
            case SHAKY, DOWN -> health.map(h -> failing(h, address)).orElse("");
            case UNKNOWN -> texts.get("health.unknown");
            case IDLE -> texts.get("health.idle");
            case DRAINING -> since("health.draining", health);
            case MAINTENANCE -> since("health.maintenance", health);
            case OFF -> since("health.off", health);
        };
    }

    /// What the user ordered, and when; a proxy that does not run knows of no order.
    private String since(String key, Optional<BackendHealth> health) {
        String what = texts.get(key);
        return health.flatMap(BackendHealth::ordered)
                .map(at -> texts.get("health.since", what, texts.numbers().timeOfDay(at)))
                .orElse(what);
    }

    private String failing(BackendHealth health, String address) {
        String why = health.reason().isEmpty() ? "" : why(health.reason(), address);
        String at = health.bad().map(this::time).orElse(time(health.since()));
        String fact =
                why.isEmpty()
                        ? ""
                        : texts.get("health.failed", at, why, Math.max(1, health.failures()));
        String good = health.good().map(this::lastGood).orElse(texts.get("health.neverGood"));
        return (fact + " " + good).strip();
    }

    /// Why something failed, in a few words.
    ///
    /// @param reason key of the cause, as [BackendHealth#reason]
    public String why(String reason, String address) {
        boolean tls = reason.startsWith("upstream.tls.");
        return texts.get(tls ? "problem." + reason : "health.why." + reason, address);
    }

    /// A check that is over: `12:03:05 answered 200 in 12 ms`.
    public String check(BackendHealth.Check check, String address) {
        String at = time(check.at());
        if (!check.isGood()) {
            return check.status() > 0
                    ? texts.get("health.check.status", at, Integer.toString(check.status()))
                    : texts.get("health.check.bad", at, why(check.reason(), address));
        }
        String took = texts.numbers().micros(check.took().toNanos() / 1000);
        return check.status() > 0
                ? texts.get("health.check.good", at, Integer.toString(check.status()), took)
                : texts.get("health.check.connected", at, took);
    }

    private String lastGood(Instant moment) {
        return texts.get("health.lastGood", time(moment));
    }

    private String time(Instant moment) {
        return texts.numbers().clock(moment);
    }
}
