package org.yaomote.proxy;

import org.yaomote.config.Fault;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// What happens to one request in place of a connection to a backend that pretends to fail.
///
/// Thread: the event loop of the exchange. What the exchange hears comes in a later turn, as from a
/// real connection.
record Pretence(Target target, Exchange exchange, LoopState loop) {
    /// Acts as if.
    ///
    /// @param to where the backend really is
    /// @param limit how long a connection is waited for
    void act(Fault fault, InetSocketAddress to, Duration limit) {
        switch (fault) {
            case Fault.Stopped() -> loop.execute(() -> fail("upstream.refused"));
            case Fault.Answers error when error.hits(target.turn()) -> {
                UpstreamSide side = new PretendedAnswer(target, loop, error.status());
                loop.execute(() -> tell(new Event.Connected(side)));
            }
            case Fault.Answers _ -> loop.execute(() -> reach(to, limit));
            case Fault.Slow slow -> wait(slow.by(target.turn()), to, limit);
        }
    }

    private void wait(Duration by, InetSocketAddress to, Duration limit) {
        boolean tooSlow = by.compareTo(limit) >= 0;
        Runnable then = tooSlow ? () -> fail("upstream.timeout") : () -> reach(to, limit.minus(by));
        long wait = (tooSlow ? limit : by).toNanos();
        CompletableFuture.delayedExecutor(wait, TimeUnit.NANOSECONDS, loop::execute).execute(then);
    }

    private void reach(InetSocketAddress to, Duration limit) {
        UpstreamSide idle = target.takeIdle(loop.lane());
        if (idle != null) {
            tell(new Event.Connected(idle));
        } else {
            target.reach(exchange, to, limit, loop);
        }
    }

    private void fail(String reason) {
        target.state().failed(reason, loop.now());
        tell(new Event.ConnectFailed(reason));
    }

    private void tell(Event event) {
        exchange.on(event);
        exchange.flush();
    }
}
