package org.yaomote.sweep;

import org.yaomote.echo.EchoTransport;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One sweep, from its first request to its last verdict: the loop, and what it tells.
final class SweepRun implements Runnable {
    private static final long MILLI = 1_000_000;
    private static final long TELL_EVERY = 50 * MILLI;
    private static final int MOST_AT_ONCE = 8_192;

    private final Parts parts;
    private final SweepTable table;
    private final Outgoing outgoing;
    private final Incoming incoming;
    private long tellAt;
    private volatile boolean cancelled;

    /// What a run is put together from.
    ///
    /// @param transport is closed at the end
    /// @param names is closed at the end
    /// @param findings is closed at the end
    record Parts(
            EchoTransport transport,
            SweepTable table,
            Outgoing outgoing,
            Incoming incoming,
            NameLookup names,
            Findings findings,
            SweepListener listener) {}

    SweepRun(Parts parts) {
        this.parts = parts;
        table = parts.table();
        outgoing = parts.outgoing();
        incoming = parts.incoming();
        tellAt = table.start() + TELL_EVERY;
    }

    /// Ends it soon. Any thread.
    void cancel() {
        cancelled = true;
        parts.transport().wakeUp();
    }

    /// The thread of the sweep.
    @Override
    public void run() {
        Means means = MeansOfEcho.of(parts.transport().means());
        try {
            parts.listener().started(means);
            while (!cancelled && !isOver()) {
                step();
            }
        } finally {
            end(means);
        }
    }

    private boolean isOver() {
        return table.isOver() && !parts.findings().isBusy();
    }

    private void step() {
        EchoTransport transport = parts.transport();
        takeNames();
        long now = transport.now();
        // What has come is read before anybody is given up, however late this thread is.
        int done = transport.receive(incoming);
        if (done > 0) {
            outgoing.unblock();
        }
        outgoing.expire(now);
        done += outgoing.send(now);
        if (now >= tellAt) {
            tell();
            tellAt = now + TELL_EVERY;
        }
        parts.findings().step(now);
        if (done == 0 && !isOver()) {
            transport.await(outgoing.next(tellAt));
            outgoing.unblock();
        }
    }

    private void takeNames() {
        for (Optional<NameLookup.Found> one = parts.names().take();
                one.isPresent();
                one = parts.names().take()) {
            NameLookup.Found found = one.get();
            found.address()
                    .ifPresentOrElse(
                            address -> {
                                outgoing.found(found.host(), address);
                                parts.findings().found(found.host(), address);
                            },
                            () ->
                                    table.settle(
                                            found.host(),
                                            Verdict.ERROR,
                                            Reasons.NAME_NOT_FOUND,
                                            parts.transport().now()));
        }
    }

    private void tell() {
        while (table.hasChanged()) {
            List<HostResult> some = table.takeChanged(MOST_AT_ONCE);
            parts.listener().results(some);
        }
        parts.listener()
                .progress(
                        new SweepListener.Progress(
                                outgoing.sent(),
                                table.settled(),
                                table.count(),
                                outgoing.left(parts.transport().now()) / MILLI));
    }

    private void end(Means means) {
        EchoTransport transport = parts.transport();
        long now = transport.now();
        parts.findings().close();
        parts.findings().step(now);
        List<HostResult> rest = table.settleRest(Verdict.CANCELLED, Reasons.STOPPED, now);
        tell();
        for (int from = 0; from < rest.size(); from += MOST_AT_ONCE) {
            int to = Math.min(from + MOST_AT_ONCE, rest.size());
            parts.listener().results(rest.subList(from, to));
        }
        SweepSummary summary =
                new SweepSummary(
                        table.began(),
                        Duration.ofNanos(table.settledAt() - table.start()),
                        means,
                        table.verdicts(),
                        table.late(),
                        Doubts.about(
                                table,
                                outgoing,
                                transport.dropped(),
                                parts.findings().hasProxyArp()));
        parts.names().close();
        // What waits for the end need not wait for the system to take its sockets back.
        parts.listener().finished(summary);
        transport.close();
    }
}
