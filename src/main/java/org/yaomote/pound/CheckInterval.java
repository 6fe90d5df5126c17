package org.yaomote.pound;

import org.yaomote.config.HealthCheck;
import org.yaomote.config.Service;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

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

    /// The check that one line can give to all services: the one that most of them have.
    static HealthCheck write(List<Service> services) {
        HealthCheck usual = check(HealthCheck.Timing.DEFAULTS.interval());
        Map<HealthCheck, Long> counts =
                services.stream()
                        .map(s -> s.options().healthCheck())
                        .filter(c -> c.equals(usual) || seconds(c) > 0)
                        .collect(
                                Collectors.groupingBy(
                                        Function.identity(),
                                        LinkedHashMap::new,
                                        Collectors.counting()));
        long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
        return counts.entrySet().stream()
                .filter(e -> e.getValue() == most)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(usual);
    }

    /// The seconds of the line that says a check; zero if no line need or can say it.
    static long seconds(HealthCheck check) {
        boolean isUsual = check.equals(check(HealthCheck.Timing.DEFAULTS.interval()));
        if (isUsual || !(check instanceof HealthCheck.Tcp(var timing))) {
            return 0;
        }
        long seconds = timing.interval().toSeconds();
        boolean canSay = seconds > 0 && check(Duration.ofSeconds(seconds)).equals(check);
        return canSay ? seconds : 0;
    }

    private static HealthCheck check(Duration interval) {
        return new HealthCheck.Tcp(HealthCheck.Timing.DEFAULTS.withInterval(interval));
    }
}
