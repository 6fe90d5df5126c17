package org.yaomote.balance;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.Backend;
import org.yaomote.config.BackendMode;
import org.yaomote.config.Service;
import org.yaomote.metrics.TrafficSnapshot.Standing;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Who takes part in the choice at the moment, and how they share: worked out when something has
/// changed, not for each request. Immutable.
///
/// Thread: any.
final class Roster {
    /// Looked at now and then even if nothing was said to change.
    private static final long AT_MOST = 3_600_000_000_000L;

    private final int epoch;
    private final long untilNanos;
    private final Standing standing;
    private final int[] members;
    private final boolean[] out;
    private final @Nullable Spread spread;

    /// Where the keys of sessions lead that are a hash; null if they are not.
    private final @Nullable Rendezvous hashed;

    /// What rosters of a service are worked out from.
    static final class Ground {
        private final Service service;
        private final BackendState[] states;
        private final long[] names;
        private final long seed;

        /// @param states of the backends, by index
        /// @param seed of the draws
        Ground(Service service, BackendState[] states, long seed) {
            this.service = service;
            this.states = states;
            this.names =
                    service.backends().stream().mapToLong(b -> Scatter.of(b.address())).toArray();
            this.seed = seed;
        }

        Backend backend(int index) {
            return service.backends().get(index);
        }

        /// The weight in effect.
        int weight(int index) {
            return states[index].weight(backend(index).weight());
        }

        boolean isReady(int index) {
            return backend(index).mode() == BackendMode.READY;
        }

        boolean isRegular(int index) {
            return isReady(index) && !backend(index).emergency();
        }

        int[] where(IntPredicate holds) {
            return IntStream.range(0, states.length).filter(holds).toArray();
        }
    }

    private Roster(Ground ground, int epoch, long nowNanos) {
        this.epoch = epoch;
        out = out(ground, nowNanos);
        int[] regular = ground.where(i -> ground.isRegular(i) && !out[i]);
        int[] emergency =
                ground.where(i -> ground.isReady(i) && ground.backend(i).emergency() && !out[i]);
        if (regular.length > 0) {
            members = regular;
            standing = Standing.REGULAR;
        } else if (emergency.length > 0) {
            members = emergency;
            standing = Standing.EMERGENCY;
        } else {
            boolean refuses = ground.service.options().policy().refusesWhenDown();
            members = refuses ? new int[0] : ground.where(ground::isReady);
            standing = members.length == 0 ? Standing.NOBODY : Standing.LAST_RESORT;
        }
        spread = members.length == 0 ? null : spread(ground, members, nowNanos);
        boolean hashes = ground.service.options().policy().hashSessions();
        hashed = members.length == 0 || !hashes ? null : rendezvous(ground, members, nowNanos);
        untilNanos = until(ground, members, nowNanos);
    }

    /// Works it out.
    ///
    /// @param epoch number of the last change it heeds
    static Roster build(Ground ground, int epoch, long nowNanos) {
        return new Roster(ground, epoch, nowNanos);
    }

    /// Whether nothing has changed since, neither by an event nor by time (an ejection that ends, a
    /// share that grows).
    boolean holds(int lastEpoch, long nowNanos) {
        return epoch == lastEpoch && nowNanos - untilNanos < 0;
    }

    Standing standing() {
        return standing;
    }

    /// Indexes of those who take part, ascending; not to be changed.
    int[] members() {
        return members;
    }

    /// Whether a backend gets nothing because of its health.
    boolean isOut(int index) {
        return out[index];
    }

    /// How the members share; null if there are none.
    @Nullable Spread spread() {
        return spread;
    }

    /// How sessions are spread; null if they are bound, not hashed.
    @Nullable Rendezvous hashed() {
        return hashed;
    }

    /// Whether sessions bound to this backend still come.
    boolean keeps(Ground ground, int index) {
        Backend backend = ground.backend(index);
        return switch (backend.mode()) {
            case READY -> takesPart(index);
            case DRAIN -> !out[index] && (!backend.emergency() || standing == Standing.EMERGENCY);
            case MAINTENANCE, OFF -> false;
        };
    }

    /// Whether it is one of the members.
    boolean takesPart(int index) {
        return Arrays.binarySearch(members, index) >= 0;
    }

    /// Checks are believed. Of the ejections by requests only as many hold, the oldest first, as
    /// leave half of the regular backends: what a client can provoke must not empty the pool. Where
    /// emergency backends stand ready for an empty pool, all hold.
    private static boolean[] out(Ground ground, long nowNanos) {
        BackendState[] states = ground.states;
        boolean[] out = new boolean[states.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = !states[i].isAvailable(nowNanos);
        }
        int[] regular = ground.where(ground::isRegular);
        int[] emergency = ground.where(i -> ground.isReady(i) && ground.backend(i).emergency());
        boolean replaced =
                Arrays.stream(regular).allMatch(i -> out[i])
                        && Arrays.stream(emergency).anyMatch(i -> !out[i]);
        if (!replaced) {
            keepHalf(ground, regular, out, nowNanos);
        }
        return out;
    }

    private static void keepHalf(Ground ground, int[] regular, boolean[] out, long nowNanos) {
        BackendState[] states = ground.states;
        long checkedOut = Arrays.stream(regular).filter(i -> states[i].isCheckedOut()).count();
        long affordable = Math.max(0, regular.length / 2 - checkedOut);
        List<Integer> ejected =
                Arrays.stream(regular)
                        .filter(i -> out[i] && !states[i].isCheckedOut())
                        .boxed()
                        .sorted(Comparator.comparingLong(i -> states[i].sinceNanos() - nowNanos))
                        .toList();
        ejected.stream().skip(affordable).forEach(i -> out[i] = false);
    }

    private static Spread spread(Ground ground, int[] members, long nowNanos) {
        int[] weights = weights(ground, members, nowNanos);
        return switch (ground.service.options().balancing()) {
            case ROUND_ROBIN -> new WeightedRotation(members, weights);
            case RANDOM -> new Lottery(members, weights, ground.seed);
            case LEAST_IN_FLIGHT -> new TwoChoices(members, weights, ground.states, ground.seed);
            case CONSISTENT_HASH -> rendezvous(ground, members, nowNanos);
        };
    }

    private static Rendezvous rendezvous(Ground ground, int[] members, long nowNanos) {
        long[] names = Arrays.stream(members).mapToLong(i -> ground.names[i]).toArray();
        return new Rendezvous(members, weights(ground, members, nowNanos), names);
    }

    private static int[] weights(Ground ground, int[] members, long nowNanos) {
        SlowStart start = slowStart(ground);
        int[] steps =
                Arrays.stream(members)
                        .map(i -> start.step(ground.states[i].backForNanos(nowNanos)))
                        .toArray();
        // Multiplied only while somebody grows: the usual rotation is the one by plain weights.
        boolean grown = Arrays.stream(steps).allMatch(step -> step == SlowStart.STEPS);
        return IntStream.range(0, members.length)
                .map(k -> ground.weight(members[k]) * (grown ? 1 : steps[k]))
                .toArray();
    }

    private static long until(Ground ground, int[] members, long nowNanos) {
        long wait = AT_MOST;
        for (BackendState state : ground.states) {
            if (state.isEjected(nowNanos)) {
                wait = Math.min(wait, state.retryNanos() - nowNanos);
            }
        }
        SlowStart start = slowStart(ground);
        for (int member : members) {
            if (start.step(ground.states[member].backForNanos(nowNanos)) < SlowStart.STEPS) {
                wait = Math.min(wait, start.stepNanos());
            }
        }
        return nowNanos + wait;
    }

    private static SlowStart slowStart(Ground ground) {
        return new SlowStart(ground.service.options().slowStart().toNanos());
    }
}
