package org.yaomote.acme;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// How a certificate is renewed.
///
/// @param roots by which the directory is trusted; empty for those of this Java
/// @param file of the bundle
/// @param ends when the certificate in it does
/// @param renewal when the authority is asked for the next one
/// @param failures since the last one that came
record Entry(
        String id,
        AcmeWish wish,
        AcmeDirectory directory,
        Optional<Path> roots,
        Path file,
        Instant ends,
        Instant renewal,
        int failures) {
    private static final Duration SOONEST_RETRY = Duration.ofHours(1);
    private static final Duration LATEST_RETRY = Duration.ofDays(1);

    /// However much later an authority wants to be asked: half of the time that is left of ninety
    /// days, so that a slip of its own does not let the certificate end.
    private static final Duration LONGEST_WAIT = Duration.ofDays(15);

    /// So often the time between two attempts doubles, which is enough to reach the latest.
    private static final int MOST_DOUBLINGS = 5;

    /// A renewal comes up to this part of the life earlier, so that what was ordered on one day is
    /// not renewed on one day.
    private static final int SPREAD = 30;

    /// As people see it.
    Acquired acquired() {
        return new Acquired(id, wish.names(), directory, file, ends, renewal);
    }

    /// With the times of a new certificate: renewed at two thirds of its life, or a little before.
    Entry renewed(Instant from, Instant to, RandomGenerator random) {
        Duration life = Duration.between(from, to);
        long spread = Math.max(1, life.dividedBy(SPREAD).toMillis());
        Instant at =
                from.plus(life.multipliedBy(2).dividedBy(3)).minusMillis(random.nextLong(spread));
        return new Entry(id, wish, directory, roots, file, to, at, 0);
    }

    /// Tried again after an hour, then after ever longer times, up to a day; not before the
    /// authority wants to be asked.
    Entry failed(Instant now, Optional<Instant> notBefore, RandomGenerator random) {
        long times = 1L << Math.min(failures, MOST_DOUBLINGS);
        Duration usual = SOONEST_RETRY.multipliedBy(times);
        Duration wait = usual.compareTo(LATEST_RETRY) > 0 ? LATEST_RETRY : usual;
        Instant at =
                now.plus(wait).minusMillis(random.nextLong(SOONEST_RETRY.dividedBy(10).toMillis()));
        Instant latest = now.plus(LONGEST_WAIT);
        Instant next =
                notBefore
                        .filter(at::isBefore)
                        .map(told -> told.isBefore(latest) ? told : latest)
                        .orElse(at);
        return new Entry(id, wish, directory, roots, file, ends, next, failures + 1);
    }
}
