package org.yaomote.watch;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;

/// Turns answered and lost probes of one host into a state that does not flutter.
///
/// It goes down with three losses in a row and up with two replies in a row, or with the first
/// reply if nothing was known; the change dates from the first of the run. Four changes within
/// twenty probes are flapping, which ends with twenty probes without a change.
///
/// Thread: one.
final class Hysteresis {
    static final int LOSSES_FOR_DOWN = 3;
    static final int REPLIES_FOR_UP = 2;
    static final int CHANGES_FOR_FLAPPING = 4;
    static final int WINDOW = 20;

    /// A change of what is said of the host.
    ///
    /// @param since when it began, as the probe that began it was numbered or timed by the caller
    record Change(HostState from, HostState to, long since) {}

    private HostState steady = HostState.UNKNOWN;
    private boolean flapping;

    /// Probes at which the steady state went from up to down or back, oldest first.
    private final Deque<Long> changes = new ArrayDeque<>();

    private long probes;
    private int losses;
    private int replies;
    private long runSince;
    private long steadySince;
    private long flappingSince;

    /// What is said of the host.
    HostState state() {
        return flapping ? HostState.FLAPPING : steady;
    }

    /// When that began.
    long since() {
        return flapping ? flappingSince : steadySince;
    }

    /// Losses in a row by now.
    int losses() {
        return losses;
    }

    /// A probe was answered in time.
    ///
    /// @param at when it was sent
    @Nullable Change replied(long at) {
        losses = 0;
        if (replies++ == 0) {
            runSince = at;
        }
        int needed = steady == HostState.UNKNOWN ? 1 : REPLIES_FOR_UP;
        boolean turns = steady != HostState.UP && replies >= needed;
        return settled(at, turns ? HostState.UP : steady);
    }

    /// A probe was lost.
    ///
    /// @param at when it was sent
    @Nullable Change lost(long at) {
        replies = 0;
        if (losses++ == 0) {
            runSince = at;
        }
        boolean turns = steady != HostState.DOWN && losses >= LOSSES_FOR_DOWN;
        return settled(at, turns ? HostState.DOWN : steady);
    }

    /// The reply to a probe that was counted as lost came after all: no proof of being up, but the
    /// run of losses only begins behind it.
    ///
    /// @param lossesBehind losses of the present run that came after that probe
    /// @param at when the first of them was sent
    void excuse(int lossesBehind, long at) {
        if (lossesBehind < losses) {
            losses = lossesBehind;
            runSince = at;
        }
    }

    /// Forgets the present run: what was lost says nothing about the host.
    void breakRun() {
        losses = 0;
        replies = 0;
    }

    /// Forgets everything, as for a host that is new.
    ///
    /// @param at from when on
    void reset(long at) {
        breakRun();
        changes.clear();
        steady = HostState.UNKNOWN;
        flapping = false;
        steadySince = at;
    }

    private @Nullable Change settled(long at, HostState now) {
        probes++;
        HostState said = state();
        if (now != steady) {
            if (steady != HostState.UNKNOWN) {
                changes.add(probes);
            }
            steady = now;
            steadySince = runSince;
        }
        while (!changes.isEmpty() && changes.peek() <= probes - WINDOW) {
            changes.remove();
        }
        if (!flapping && changes.size() >= CHANGES_FOR_FLAPPING) {
            flapping = true;
            flappingSince = at;
        } else if (flapping && changes.isEmpty()) {
            flapping = false;
        }
        return said == state() ? null : new Change(said, state(), since());
    }
}
