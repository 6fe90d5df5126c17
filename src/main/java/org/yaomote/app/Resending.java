package org.yaomote.app;

import org.yaomote.config.Backend;
import org.yaomote.config.UpstreamTls;
import org.yaomote.inspect.HttpQuestion;
import org.yaomote.metrics.BoundListener;
import org.yaomote.metrics.OwnLine;
import org.yaomote.proof.AttemptCounts;
import org.yaomote.traffic.Field;
import org.yaomote.traffic.RequestTrace;
import org.yaomote.ui.traffic.Replay.By;
import org.yaomote.ui.traffic.Replay.Outcome;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Sends a recorded request once more, by HTTP/1.1 on a connection of its own that ends with it: to
/// the listener it came to, or past it to a backend. The secrets that were not recorded are left
/// out. Certificates are not judged, so no body goes past the proxy to a backend with TLS: it may
/// hold a secret, and anybody could answer there.
///
/// Thread: one that may wait.
///
/// @param to the backend; empty for the listener
/// @param line to the listeners, as nobody's traffic
record Resending(RequestTrace trace, Optional<Backend> to, OwnLine line) {
    /// Asks a listener for `/`.
    static Outcome first(BoundListener listener, OwnLine line) {
        URI address = URI.create(listener.url());
        String head =
                "GET / HTTP/1.1\r\nHost: "
                        + address.getAuthority()
                        + "\r\nConnection: close\r\n\r\n";
        Optional<String> name =
                listener.secure() ? Optional.of(address.getHost()) : Optional.empty();
        InetSocketAddress server = new InetSocketAddress(address.getHost(), listener.port());
        return outcome(
                HttpQuestion.ask(
                        line.sockets().get(),
                        server,
                        name,
                        head.getBytes(StandardCharsets.ISO_8859_1)),
                new By.Unknown());
    }

    /// Sends it.
    Outcome send() {
        if (to.isPresent() && isSecure() && trace.request().hasBody()) {
            return new Outcome.Failed("traffic.replay.tlsBody");
        }
        Optional<String> name = isSecure() ? Optional.of(trace.asked().host()) : Optional.empty();
        Socket over = to.isPresent() ? new Socket() : line.sockets().get();
        AttemptCounts before = attempts();
        var told = HttpQuestion.ask(over, address(), name, octets());
        return outcome(told, by(attempts(), before));
    }

    private AttemptCounts attempts() {
        return new AttemptCounts(line.counts().get(), trace.way().service().stream().toList());
    }

    private By by(AttemptCounts now, AttemptCounts before) {
        if (to.isPresent()) {
            return new By.Backend(to.get().label());
        }
        List<String> answered = now.answeredSince(before);
        return switch (answered.size()) {
            case 0 -> nobody(!now.since(before).isEmpty());
            case 1 -> new By.Backend(answered.getFirst());
            default -> new By.Unknown();
        };
    }

    /// Rules may have changed since, and another service have it: that is not counted here.
    private By nobody(boolean wasTried) {
        return wasTried || trace.way().tries().isEmpty() ? new By.Proxy() : new By.Unknown();
    }

    private static Outcome outcome(HttpQuestion.Outcome told, By by) {
        return switch (told) {
            case HttpQuestion.Answer(var status, var octets, var nanos) ->
                    new Outcome.Answered(status, octets, nanos, by);
            case HttpQuestion.NoAnswer(var why) ->
                    new Outcome.Failed("problem.upstream." + why.code());
        };
    }

    private byte[] octets() {
        byte[] head = head();
        byte[] body = trace.request().body().octets();
        byte[] all = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }

    private InetSocketAddress address() {
        if (to.isPresent()) {
            return new InetSocketAddress(to.get().host(), to.get().port());
        }
        String listening = trace.way().listener().address();
        boolean everywhere = listening.equals("0.0.0.0") || listening.equals("::");
        String host = everywhere ? "localhost" : listening;
        // The port that it came to: that of the configuration may leave the choice to the system.
        return new InetSocketAddress(host, trace.caller().port());
    }

    private boolean isSecure() {
        boolean toBackend =
                trace.way()
                        .service()
                        .map(service -> service.options().tls() instanceof UpstreamTls.Tls)
                        .orElse(false);
        return to.isPresent() ? toBackend : trace.caller().isSecure();
    }

    private byte[] head() {
        StringBuilder text = new StringBuilder();
        text.append(trace.asked().method()).append(' ').append(trace.asked().path());
        text.append(trace.asked().query()).append(" HTTP/1.1\r\n");
        for (Field field : trace.request().fields()) {
            if (goesAlong(field)) {
                text.append(field.name()).append(": ").append(field.value()).append("\r\n");
            }
        }
        return text.append("Connection: close\r\n\r\n")
                .toString()
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /// What belongs to the connection, and what was a secret, does not.
    private static boolean goesAlong(Field field) {
        return switch (field.name().toLowerCase(Locale.ROOT)) {
            case "connection",
                    "keep-alive",
                    "proxy-connection",
                    "te",
                    "upgrade",
                    "http2-settings",
                    "expect" ->
                    false;
            default -> !field.value().contains("***");
        };
    }
}
