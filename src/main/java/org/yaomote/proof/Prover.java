package org.yaomote.proof;

import org.yaomote.config.ClientCertificates;
import org.yaomote.config.Listener;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.handshake.AskedName;
import org.yaomote.handshake.Handshake;
import org.yaomote.metrics.BoundListener;
import org.yaomote.metrics.OwnLine;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/// Sends a request of our own through listeners.
///
/// Thread: any; the asking itself waits, on threads of the executor, at most [#LIMIT_MILLIS] and a
/// little more a listener.
public final class Prover {
    /// How long an answer may take.
    private static final int LIMIT_MILLIS = 5_000;

    /// More listeners are not asked: the first ones stand for the rest.
    private static final int MOST = 64;

    private static final int LONGEST_HEAD = 64 << 10;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})[ \\r\\n]");

    private final Executor waiting;
    private final OwnLine line;
    private final LongSupplier nanos;
    private final Foresight foresight;
    private final Handshake handshake = new Handshake();

    /// @param waiting runs tasks that wait, all at once
    /// @param nanos a clock for spans of time
    /// @param foresight of the proxy as it runs when the requests are sent
    public Prover(Executor waiting, OwnLine line, LongSupplier nanos, Foresight foresight) {
        this.waiting = waiting;
        this.line = line;
        this.nanos = nanos;
        this.foresight = foresight;
    }

    /// Asks every listener that a change touched, one after another, so that the counts tell which
    /// backend answered.
    ///
    /// @param open the listeners as they are open now
    /// @return what each said; completes on a thread of the executor, never with an exception
    public CompletableFuture<List<ListenerProof>> prove(
            ProxyConfig before, ProxyConfig after, List<BoundListener> open) {
        Touched touched = new Touched(before, after);
        Set<ServiceId> services =
                touched.services().stream().map(Service::id).collect(Collectors.toSet());
        Choice choice = new Choice(new Questions(after.definitions()), foresight, services);
        return CompletableFuture.supplyAsync(
                () -> {
                    List<ListenerProof> proofs = new ArrayList<>();
                    for (Listener listener : touched.listeners()) {
                        Optional<BoundListener> bound = bound(listener, open);
                        if (bound.isPresent() && proofs.size() < MOST) {
                            proofs.add(asked(listener, bound.get(), choice, after));
                        }
                    }
                    return List.copyOf(proofs);
                },
                waiting);
    }

    private static Optional<BoundListener> bound(Listener listener, List<BoundListener> open) {
        return open.stream().filter(b -> b.id().equals(listener.id().value())).findFirst();
    }

    /// One question that is being asked.
    ///
    /// @param begin reading of the clock
    private record Asking(BoundListener bound, Choice.Chosen chosen, long begin) {}

    private ListenerProof asked(
            Listener listener, BoundListener bound, Choice choice, ProxyConfig config) {
        Choice.Chosen chosen = choice.of(listener, bound);
        Asking asking = new Asking(bound, chosen, nanos.getAsLong());
        AttemptCounts before = attempts(config);
        Passage passage = new Passage(line.counts(), config.services(), nanos);
        try (Socket socket = line.sockets().get()) {
            socket.setSoTimeout(LIMIT_MILLIS);
            socket.connect(address(bound), LIMIT_MILLIS);
            ListenerProof proof = spoken(socket, listener, asking, passage);
            return proof instanceof ListenerProof.Answered answer
                    ? answer.by(whoAnswered(before, config))
                            .as(chosen.outcome(), !listener.rules().isEmpty())
                    : proof;
        } catch (IOException e) {
            return new ListenerProof.Silent(bound, fault(e), micros(asking));
        }
    }

    private ListenerProof spoken(Socket socket, Listener listener, Asking asking, Passage passage)
            throws IOException {
        return switch (listener.protocol()) {
            case Protocol.Tcp _ -> passage.of(asking.bound(), socket, LIMIT_MILLIS);
            case Protocol.Http _ -> answered(socket, asking);
            case Protocol.Https(var settings)
                    when settings.clients() instanceof ClientCertificates.Required ->
                    new ListenerProof.Open(asking.bound());
            case Protocol.Https _ -> {
                Optional<AskedName> name = AskedName.of(asking.chosen().question().host());
                try (SSLSocket secure = handshake.forHttp(socket, name)) {
                    secure.startHandshake();
                    yield answered(secure, asking);
                }
            }
        };
    }

    private static ListenerProof.Fault fault(IOException e) {
        return switch (e) {
            case ConnectException _ -> ListenerProof.Fault.REFUSED;
            case SocketTimeoutException _ -> ListenerProof.Fault.TIMEOUT;
            case SSLException _ -> ListenerProof.Fault.TLS;
            default -> ListenerProof.Fault.CLOSED;
        };
    }

    private ListenerProof answered(Socket socket, Asking asking) throws IOException {
        BoundListener bound = asking.bound();
        String head = asking.chosen().head();
        socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        Matcher status = STATUS.matcher(head(socket.getInputStream()));
        if (!status.lookingAt()) {
            return new ListenerProof.Silent(bound, ListenerProof.Fault.CLOSED, micros(asking));
        }
        int code = Integer.parseInt(status.group(1));
        return new ListenerProof.Answered(bound, code, "", micros(asking));
    }

    /// Reads to the end of the head, or of what comes.
    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        for (int next = in.read(); next >= 0 && head.length() < LONGEST_HEAD; next = in.read()) {
            head.append((char) next);
            if (head.length() > 3 && head.lastIndexOf("\r\n\r\n") == head.length() - 4) {
                return head.toString();
            }
        }
        return head.toString();
    }

    /// Over loopback where it listens on all addresses.
    private static InetSocketAddress address(BoundListener bound) throws IOException {
        InetAddress configured =
                InetAddress.getByName(bound.address().equals("*") ? "::" : bound.address());
        boolean isAny = configured.isAnyLocalAddress();
        return new InetSocketAddress(
                isAny ? InetAddress.ofLiteral("127.0.0.1") : configured, bound.port());
    }

    private AttemptCounts attempts(ProxyConfig config) {
        return new AttemptCounts(line.counts().get(), config.services());
    }

    /// The only backend that had an attempt since that did not fail, and only one; nobody if that
    /// is not so, as when all refused: then the proxy answered itself.
    private String whoAnswered(AttemptCounts before, ProxyConfig config) {
        List<String> answered = attempts(config).answeredSince(before);
        return answered.size() == 1 ? answered.getFirst() : "";
    }

    private long micros(Asking asking) {
        return (nanos.getAsLong() - asking.begin()) / 1_000;
    }
}
