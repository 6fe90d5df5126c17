package org.yaomote.pound;

import org.yaomote.config.HealthCheck;
import org.yaomote.config.Service;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The global `Alive`, both ways: how often backends are asked for a connection.
///
/// Pound asks only those that are down, we ask all; how many answers make an opinion is ours.
final class CheckInterval {
    private CheckInterval() {}

    /// The check of every service.
    static HealthCheck read(Section whole) {
        return check(
                whole.value("Alive")
                        .flatMap(a -> Values.duration(a.text()))
                        .filter(Duration::isPositive)
                        .orElse(HealthCheck.Timing.DEFAULTS.interval()));
    }

    /// The seconds of the line that gives all services their check; empty if no line does, zero if
    /// none is needed.
    static Optional<Long> write(List<Service> services) {
        List<HealthCheck> checks =
                services.stream().map(s -> s.options().healthCheck()).distinct().toList();
        if (checks.isEmpty() || isUsual(checks)) {
            return Optional.of(0L);
        }
        if (checks.size() == 1 && checks.get(0) instanceof HealthCheck.Tcp(var timing)) {
            long seconds = timing.interval().toSeconds();
            return Optional.of(seconds)
                    .filter(s -> s > 0 && check(Duration.ofSeconds(s)).equals(checks.get(0)));
        }
        return Optional.empty();
    }

    private static boolean isUsual(List<HealthCheck> checks) {
        return checks.equals(List.of(check(HealthCheck.Timing.DEFAULTS.interval())));
    }

    private static HealthCheck check(Duration interval) {
        return new HealthCheck.Tcp(HealthCheck.Timing.DEFAULTS.withInterval(interval));
    }
}
