package org.yaomote.convert;

import org.yaomote.config.Service;
import org.yaomote.policy.BackendPolicy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Limits of time that each backend has here, for programs in which they are a service's.
record SharedLimits(String path, Service service, Report report) {
    /// What all backends have; empty where they have none, or, which is reported, different ones.
    Optional<Duration> of(Function<BackendPolicy, Duration> limit) {
        List<Duration> values =
                service.backends().stream().map(b -> limit.apply(b.policy())).distinct().toList();
        report.loseUnless(values.size() < 2, path + ".backends", "backendTimes");
        return values.size() == 1
                ? Optional.of(values.getFirst()).filter(Duration::isPositive)
                : Optional.empty();
    }
}
