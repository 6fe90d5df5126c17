package org.yaomote.ui.fx;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/// The screens of a window that are made when it has been painted: one after another and with
/// pauses, so that whoever uses it meanwhile is not kept waiting.
///
/// Thread: the FX thread.
public final class LaterScreens {
    /// Long enough for a few frames, and for what was typed or clicked.
    static final Duration PAUSE = Duration.ofMillis(50);

    private final Ticker ticker;
    private final Deque<LaterScreen<?>> missing = new ArrayDeque<>();
    private Runnable last = () -> {};

    /// Nothing is made until [#makeRest].
    ///
    /// @param ticker counts the pauses
    public LaterScreens(Ticker ticker) {
        this.ticker = ticker;
    }

    /// Has it made after those that were added before.
    public void add(LaterScreen<?> screen) {
        missing.add(screen);
    }

    /// Has this be run when all of them are there.
    public void then(Runnable last) {
        this.last = last;
    }

    /// The window goes: what is not made by now is not made.
    public void stop() {
        missing.clear();
        last = () -> {};
    }

    /// Makes those that are not there yet.
    public void makeRest() {
        while (!missing.isEmpty() && !missing.element().isMissing()) {
            missing.remove();
        }
        if (!missing.isEmpty()) {
            missing.element().makeSome();
            var _ = ticker.in(PAUSE, this::makeRest);
        } else {
            last.run();
        }
    }
}
