package org.yaomote.proxy;

import org.yaomote.balance.Place;

/// A request's wait for a backend with room: hands the call over to the request's loop.
///
/// Thread: called on any.
final class Turn implements Place.Waiter {
    private final Exchange exchange;
    private final LoopState loop;

    Turn(Exchange exchange, LoopState loop) {
        this.exchange = exchange;
        this.loop = loop;
    }

    @Override
    public void called(int backend) {
        loop.execute(
                () -> {
                    exchange.on(new Event.Called(this, backend));
                    exchange.flush();
                });
    }

    @Override
    public long nowNanos() {
        return loop.now();
    }
}
