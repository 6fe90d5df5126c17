package org.yaomote.watch;

import org.yaomote.echo.EchoBatch;
import org.yaomote.echo.EchoMeans;
import org.yaomote.echo.EchoSink;
import org.yaomote.echo.EchoTransport;

import java.util.function.Supplier;

/// A transport that can be replaced by a new one. What was asked by the old one is forgotten.
final class RenewableTransport implements EchoTransport {
    private final Supplier<EchoTransport> source;
    private volatile EchoTransport now;

    /// Opens the first one.
    ///
    /// @param source opens transports, all with the same clock
    RenewableTransport(Supplier<EchoTransport> source) {
        this.source = source;
        now = source.get();
    }

    /// Closes the one there is and opens another.
    void renew() {
        now.close();
        now = source.get();
        now.wakeUp(); // whoever woke the old one up meant this one
    }

    @Override
    public EchoMeans means() {
        return now.means();
    }

    @Override
    public long now() {
        return now.now();
    }

    @Override
    public void send(EchoBatch batch) {
        now.send(batch);
    }

    @Override
    public int receive(EchoSink sink) {
        return now.receive(sink);
    }

    @Override
    public void await(long until) {
        now.await(until);
    }

    @Override
    public void wakeUp() {
        now.wakeUp();
    }

    @Override
    public boolean repeats() {
        return now.repeats();
    }

    @Override
    public long dropped() {
        return now.dropped();
    }

    @Override
    public int mostPerSecond() {
        return now.mostPerSecond();
    }

    @Override
    public void close() {
        now.close();
    }
}
