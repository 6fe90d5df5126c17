package org.yaomote.acme;

import org.shredzone.acme4j.PollableResource;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.exception.AcmeException;

import java.time.Duration;
import java.util.Set;

/// How long and how often an authority is asked whether it is done.
///
/// Counts the pauses it makes: a clock that is set meanwhile changes nothing.
record Patience(AcmeMeans means) {
    /// Authorities look from several places, and need seconds for each.
    static final Duration LONGEST = Duration.ofMinutes(2);

    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration MOST = Duration.ofSeconds(10);

    /// Asks until a status is one of these, or until that took too long.
    ///
    /// @return the last one that was told
    Status settled(PollableResource resource, Set<Status> ends)
            throws AcmeException, InterruptedException {
        Duration waited = Duration.ZERO;
        Duration step = FIRST;
        while (!ends.contains(resource.getStatus()) && waited.compareTo(LONGEST) < 0) {
            means.pause().of(step);
            waited = waited.plus(step);
            Duration usual = step.multipliedBy(3).dividedBy(2);
            step =
                    resource.fetch()
                            .map(later -> Duration.between(means.clock().instant(), later))
                            .filter(told -> told.compareTo(FIRST) > 0)
                            .orElse(usual);
            step = step.compareTo(MOST) > 0 ? MOST : step;
        }
        return resource.getStatus();
    }

    /// Waits before the same is tried again, so that many clients do not do so at once.
    ///
    /// @param attempt that has failed, from 1
    void afterFailure(int attempt) throws InterruptedException {
        means.pause().of(Duration.ofMillis(means.random().nextLong(500, 1500) << attempt));
    }
}
