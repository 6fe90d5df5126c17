package org.yaomote.watch;

import org.yaomote.watch.WatchEvent.NetworkBack;
import org.yaomote.watch.WatchEvent.NetworkLost;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Tells whether it is this computer's own network that is lost: when all hosts that answered fall
/// silent together, or nothing can be sent at all.
///
/// Thread: that of the monitor, under its lock.
final class OwnNetwork {
    /// One host alone may just be down.
    private static final int FEWEST = 2;

    /// When one host has been silent for as long as makes it down, others that fell silent in the
    /// same interval lack this many at most.
    private static final int SLACK = 1;

    private Optional<Instant> lostSince = Optional.empty();

    Optional<Instant> lostSince() {
        return lostSince;
    }

    boolean isLost() {
        return lostSince.isPresent();
    }

    /// Judges the failure of a host's probe.
    ///
    /// @param wall now, in microseconds since 1970
    Optional<NetworkLost> judge(Watched failed, Collection<Watched> hosts, long wall) {
        if (failed.failures() < Hysteresis.LOSSES_FOR_DOWN) {
            return Optional.empty();
        }
        List<Watched> asked = hosts.stream().filter(host -> !host.isPaused()).toList();
        if (!areSilent(asked) && !areUnsent(asked)) {
            return Optional.empty();
        }
        long since = asked.stream().mapToLong(host -> host.firstMissed(wall)).min().orElse(wall);
        lostSince = Optional.of(Watched.instant(since));
        return Optional.of(new NetworkLost(Watched.instant(since), asked.size()));
    }

    private static boolean areSilent(List<Watched> asked) {
        List<Watched> answering = asked.stream().filter(Watched::isAnswering).toList();
        return answering.size() >= FEWEST
                && answering.stream()
                        .allMatch(host -> host.failures() >= Hysteresis.LOSSES_FOR_DOWN - SLACK);
    }

    private static boolean areUnsent(List<Watched> asked) {
        return asked.stream()
                .allMatch(host -> host.notSent() >= Hysteresis.LOSSES_FOR_DOWN - SLACK);
    }

    /// A host answered.
    Optional<NetworkBack> back(Instant now) {
        Optional<NetworkBack> back =
                lostSince.map(since -> new NetworkBack(now, between(since, now)));
        lostSince = Optional.empty();
        return back;
    }

    private static Duration between(Instant since, Instant now) {
        return since.isAfter(now) ? Duration.ZERO : Duration.between(since, now);
    }
}
