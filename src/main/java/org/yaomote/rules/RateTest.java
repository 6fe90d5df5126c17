package org.yaomote.rules;

import org.jspecify.annotations.Nullable;

/// Requests with the same key come no faster than a bucket of theirs fills; each takes a token,
/// once.
record RateTest(Expansion key, Buckets buckets) implements Test {
    @Override
    public Verdict ask(Visit visit) {
        Verdict known = visit.settled(this);
        if (known != null) {
            return known;
        }
        @Nullable String text = key.expand(visit);
        if (text == null) {
            return Verdict.BROKEN;
        }
        long now = visit.nowNanos();
        boolean has = visit.isTrial() ? buckets.has(text, now) : buckets.take(text, now);
        return visit.settle(this, Verdict.of(has));
    }
}
