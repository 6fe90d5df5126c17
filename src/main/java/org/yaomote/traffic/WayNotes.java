package org.yaomote.traffic;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.Listener;
import org.yaomote.config.Service;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Notes how the way of one request is decided, while it is.
///
/// Thread: one; the event loop of the request, or whoever asks where one would go.
public final class WayNotes {
    /// Of how many backends a choice is noted.
    public static final int MOST_CANDIDATES = 24;

    private final Listener listener;
    private final LongSupplier clock;
    private final List<AskedRule> rules = new ArrayList<>(4);
    private final List<Try> tries = new ArrayList<>(2);
    private @Nullable Service service;

    // The attempt under way.
    private boolean open;
    private List<Candidate> candidates = List.of();
    private Pick pick = Pick.BALANCING;
    private int backend = -1;
    private boolean reused;
    private boolean sent;
    private boolean answered;
    private long queueNanos;
    private long connectNanos;
    private long tlsNanos;
    private long waitNanos;
    private long since;
    private String failure = "";

    /// @param clock in nanoseconds
    public WayNotes(Listener listener, LongSupplier clock) {
        this.listener = listener;
        this.clock = clock;
    }

    /// A rule was asked.
    ///
    /// @param condition as in [AskedRule]
    public void asked(int rule, AskedRule.Verdict verdict, int condition) {
        rules.add(new AskedRule(rule, verdict, condition));
    }

    /// It belongs to a service.
    public void service(Service owner) {
        service = owner;
    }

    /// A backend is going to be chosen.
    public void choosing(List<Candidate> among) {
        close("");
        open = true;
        candidates = among;
        pick = Pick.BALANCING;
        backend = -1;
        reused = false;
        sent = false;
        answered = false;
        queueNanos = 0;
        connectNanos = 0;
        tlsNanos = 0;
        waitNanos = 0;
        failure = "";
        since = clock.getAsLong();
    }

    /// It was.
    ///
    /// @param index in its service
    public void chosen(int index, Pick why) {
        backend = index;
        pick = why;
        queueNanos = lap();
    }

    /// The same backend is tried on another connection.
    ///
    /// @param reason why the first connection was in vain
    public void again(String reason) {
        close(reason);
        int same = backend;
        choosing(List.of());
        backend = same;
        pick = Pick.AGAIN;
    }

    /// The backend accepted the connection, and TLS follows.
    public void accepted() {
        connectNanos = lap();
        tlsNanos = -1;
    }

    /// The head is sent.
    ///
    /// @param idle whether the connection lay ready
    public void sending(boolean idle) {
        long took = lap();
        reused = idle;
        sent = true;
        if (tlsNanos < 0) {
            tlsNanos = took;
        } else {
            connectNanos = idle ? 0 : took;
        }
    }

    /// The final answer's head is here.
    public void answered() {
        waitNanos = lap();
        answered = true;
    }

    /// Why the attempt under way is going to fail.
    public void failing(String reason) {
        failure = reason;
    }

    /// The attempt is over without an answer.
    public void failed() {
        close(failure.isEmpty() ? "upstream.broke" : failure);
    }

    /// What is known now.
    public Way way() {
        close("");
        return new Way(listener, rules, Optional.ofNullable(service), tries);
    }

    private void close(String why) {
        if (!open) {
            return;
        }
        open = false;
        if (tlsNanos < 0) {
            tlsNanos = lap();
        } else if (!sent && backend >= 0 && !why.isEmpty()) {
            connectNanos = lap();
        } else if (sent && !answered) {
            waitNanos = lap();
        }
        tries.add(
                new Try(
                        candidates,
                        pick,
                        backend,
                        reused,
                        queueNanos,
                        connectNanos,
                        tlsNanos,
                        waitNanos,
                        why));
    }

    private long lap() {
        long now = clock.getAsLong();
        long took = now - since;
        since = now;
        return took;
    }
}
