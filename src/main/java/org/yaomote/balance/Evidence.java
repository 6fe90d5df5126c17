package org.yaomote.balance;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.BackendMode;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;

/// What is on record of a backend: its latest health checks, and when it was last seen to be well
/// and not to be, and since when the user lets it do what it does. Bounded.
///
/// Thread: any. A request that goes well costs a read, and a write ten times a second.
public final class Evidence {
    /// The most checks that are kept.
    static final int CHECKS = 60;

    private static final long GRAIN_NANOS = 100_000_000L;
    private static final long NEVER = Long.MIN_VALUE;

    private final AtomicReference<List<Check>> checks = new AtomicReference<>(List.of());
    private volatile long goodNanos = NEVER;
    private volatile long badNanos = NEVER;

    /// What the user lets it do; null until that is said first.
    private volatile @Nullable Order order;

    /// What the user lets it do, and since when.
    private record Order(BackendMode mode, long sinceNanos) {}

    /// A health check that is over.
    ///
    /// @param begunNanos on the monotonic clock
    /// @param reason code of why it failed; empty if it went well
    /// @param status of the answer; 0 if there was none
    public record Check(long begunNanos, long tookNanos, String reason, int status) {
        /// Whether it went well.
        public boolean isGood() {
            return reason.isEmpty();
        }
    }

    Evidence() {}

    /// A check is over.
    public void add(Check check) {
        checks.updateAndGet(
                before -> {
                    List<Check> after = new ArrayList<>(before);
                    after.add(check);
                    int tooMany = Math.max(0, after.size() - CHECKS);
                    return List.copyOf(after.subList(tooMany, after.size()));
                });
    }

    /// The latest checks, the last one at the end.
    public List<Check> checks() {
        return checks.get();
    }

    /// The user lets it do this from now on, unless that is so already.
    void let(BackendMode mode, long nowNanos) {
        Order before = order;
        if (before == null || before.mode() != mode) {
            order = new Order(mode, nowNanos);
        }
    }

    /// Since when the user lets it do this; empty for one that is ready, or that was told otherwise
    /// meanwhile.
    public OptionalLong orderedNanos(BackendMode mode) {
        Order now = order;
        return now == null || mode == BackendMode.READY || now.mode() != mode
                ? OptionalLong.empty()
                : OptionalLong.of(now.sinceNanos());
    }

    /// What checks said counts no more.
    void forgetChecks() {
        checks.set(List.of());
    }

    /// It was well.
    void good(long nowNanos) {
        long before = goodNanos;
        if (before == NEVER || nowNanos - before >= GRAIN_NANOS) {
            goodNanos = nowNanos;
        }
    }

    /// It was not.
    void bad(long nowNanos) {
        badNanos = nowNanos;
    }

    /// When it was last well, to the tenth of a second; empty if it never was.
    public OptionalLong goodNanos() {
        return moment(goodNanos);
    }

    /// When a request or a check last failed because of it; empty if none did.
    public OptionalLong badNanos() {
        return moment(badNanos);
    }

    private static OptionalLong moment(long nanos) {
        return nanos == NEVER ? OptionalLong.empty() : OptionalLong.of(nanos);
    }
}
