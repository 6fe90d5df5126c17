package org.yaomote.ui.wizard;

import org.yaomote.inspect.WebLook;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Asks a server for its first page, once.
///
/// Thread: any; answers come on threads of the pool.
final class Glance {
    private static final int CONNECT_MILLIS = 2000;

    private final Executor pool;
    private final WebLook web;

    /// @param pool its threads wait for servers
    Glance(Executor pool) {
        this.pool = pool;
        web = new WebLook(pool, WebLook.Limits.DEFAULTS);
    }

    /// Asks.
    ///
    /// @param found hears what came of it, once
    void at(String host, int port, Consumer<Look> found) {
        pool.execute(() -> ask(host, port, found));
    }

    private void ask(String host, int port, Consumer<Look> found) {
        InetAddress address;
        try {
            address = InetAddress.getByName(host);
        } catch (UnknownHostException _) {
            found.accept(new Look.Silent(Look.Why.NAME));
            return;
        }
        Optional<Look.Why> why = whyClosed(address, port);
        if (why.isPresent()) {
            found.accept(new Look.Silent(why.get()));
            return;
        }
        boolean isName = !address.getHostAddress().equals(host);
        long begun = System.nanoTime();
        web.look(
                new WebLook.Place(address, isName ? host : "", port),
                seen -> found.accept(look(seen, System.nanoTime() - begun)));
    }

    private static Look look(WebLook.Seen seen, long nanos) {
        if (seen.scheme() == WebLook.Scheme.UNKNOWN || seen.status() == 0) {
            return new Look.Silent(Look.Why.SPEECH);
        }
        long micros = TimeUnit.NANOSECONDS.toMicros(nanos);
        return new Look.Answered(seen.status(), micros, seen.scheme() == WebLook.Scheme.HTTPS);
    }

    private static Optional<Look.Why> whyClosed(InetAddress address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
            return Optional.empty();
        } catch (ConnectException _) {
            return Optional.of(Look.Why.REFUSED);
        } catch (SocketTimeoutException _) {
            return Optional.of(Look.Why.TIME);
        } catch (IOException _) {
            return Optional.of(Look.Why.WAY);
        }
    }
}
