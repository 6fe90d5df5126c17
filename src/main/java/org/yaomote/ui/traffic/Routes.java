package org.yaomote.ui.traffic;

import org.yaomote.config.ListenerId;
import org.yaomote.config.ProxyConfig;
import org.yaomote.traffic.Expectation;
import org.yaomote.traffic.Forecast;
import org.yaomote.traffic.Missed;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Says where requests would go.
///
/// Thread: the FX thread; the futures complete on any.
public interface Routes {
    /// A request that is only thought of.
    ///
    /// @param head of HTTP/1, with its empty line, a character for each octet
    record Question(ListenerId listener, String head, InetAddress from) {}

    /// Asks what runs; empty if nothing does, or not this listener.
    CompletableFuture<Optional<Forecast>> askRunning(Question question);

    /// Asks a configuration; empty if it has errors or not this listener.
    CompletableFuture<Optional<Forecast>> ask(ProxyConfig config, Question question);

    /// Which expectations a configuration would not fulfil.
    CompletableFuture<List<Missed>> check(ProxyConfig config, List<Expectation> expectations);
}
