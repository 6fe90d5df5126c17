package org.yaomote.proof;

import org.yaomote.config.Backend;
import org.yaomote.config.HostName;
import org.yaomote.config.Listener;
import org.yaomote.config.Problem;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.metrics.BoundListener;
import org.yaomote.policy.Condition;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/// Looks at what an apply would meet: whether new names resolve, new ports are free, certificates
/// are good for the names of the rules, and new backends answer.
///
/// Thread: any; what waits does so on threads of the executor, each look at most two seconds but
/// for the system's own look-ups.
///
/// @param waiting runs tasks that wait, all at once
/// @param base the folder that paths of certificates begin at
public record Preflight(Executor waiting, Path base) {
    private static final int LIMIT_MILLIS = 2_000;

    /// More of one kind are not looked at.
    private static final int MOST = 100;

    /// Looks at everything that a change touches.
    ///
    /// @param open the listeners as they are open now
    /// @return all of it, never completing with an exception
    public CompletableFuture<List<Check>> look(
            ProxyConfig applied, ProxyConfig draft, List<BoundListener> open) {
        Touched touched = new Touched(applied, draft);
        List<CompletableFuture<List<Check>>> looks =
                List.of(
                        later(() -> names(touched.newBackends())),
                        later(() -> ports(touched.listeners(), draft, open)),
                        later(() -> certificates(touched.listeners())),
                        backends(touched.newBackends()));
        return all(looks).thenApply(lists -> lists.stream().flatMap(List::stream).toList());
    }

    private interface Look<T> {
        T look();
    }

    private <T> CompletableFuture<T> later(Look<T> look) {
        return CompletableFuture.supplyAsync(look::look, waiting);
    }

    private static <T> CompletableFuture<List<T>> all(List<CompletableFuture<T>> futures) {
        return CompletableFuture.allOf(futures.toArray(CompletableFuture<?>[]::new))
                .thenApply(_ -> futures.stream().map(CompletableFuture::resultNow).toList());
    }

    private List<Check> names(List<Backend> backends) {
        List<String> hosts =
                backends.stream()
                        .map(Backend::host)
                        .filter(host -> !HostName.isIpv4(host) && !HostName.isIpv6(host))
                        .distinct()
                        .limit(MOST)
                        .toList();
        List<Check> unknown = new ArrayList<>();
        for (String host : hosts) {
            try {
                InetAddress.getByName(host);
            } catch (UnknownHostException _) {
                unknown.add(Check.doubtful("name.unknown", host));
            }
        }
        return orGood(unknown, hosts.size(), "names");
    }

    private static List<Check> orGood(List<Check> bad, int looked, String code) {
        return bad.isEmpty() && looked > 0 ? List.of(Check.good(code, looked)) : bad;
    }

    private List<Check> ports(
            List<Listener> listeners, ProxyConfig draft, List<BoundListener> open) {
        return listeners.stream()
                .limit(MOST)
                .map(l -> port(l, "listeners[" + draft.listeners().indexOf(l) + "].port", open))
                .toList();
    }

    private static Check port(Listener listener, String place, List<BoundListener> open) {
        boolean isOurs =
                open.stream()
                        .anyMatch(
                                b ->
                                        b.address().equals(listener.address())
                                                && b.port() == listener.port());
        if (isOurs) {
            return Check.good("port.ours", listener.port());
        }
        boolean isHeld = open.stream().anyMatch(b -> b.port() == listener.port());
        if (isHeld) {
            // Whether our own socket goes in time only the apply itself finds out.
            return Check.good("port.moved", listener.port());
        }
        return bindable(listener, place);
    }

    /// As the engine will say it.
    private static Check bindable(Listener listener, String place) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            String address = listener.address().equals("*") ? "::" : listener.address();
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), listener.port()));
            return Check.good("port.free", listener.port());
        } catch (SocketException e) {
            // The runtime has no class of its own for the missing right.
            boolean isDenied = String.valueOf(e.getMessage()).contains("ermission");
            boolean isTaken = e instanceof BindException;
            String code = isDenied ? "bind.denied" : isTaken ? "bind.inUse" : "bind.failed";
            return refused(code, listener, place);
        } catch (IOException _) {
            return refused("bind.failed", listener, place);
        }
    }

    private static Check refused(String code, Listener listener, String place) {
        return Check.of(Problem.error(place, code, listener.port(), listener.address()));
    }

    private List<Check> certificates(List<Listener> listeners) {
        return listeners.stream().limit(MOST).flatMap(this::certificates).toList();
    }

    private Stream<Check> certificates(Listener listener) {
        if (!(listener.protocol() instanceof Protocol.Https(var settings))) {
            return Stream.empty();
        }
        List<CertificateNames> known =
                settings.certificates().stream()
                        .map(file -> CertificateNames.in(base.resolve(file)))
                        .flatMap(Optional::stream)
                        .toList();
        List<String> hosts =
                listener.rules().stream()
                        .flatMap(rule -> rule.matches().stream())
                        .map(Preflight::host)
                        .flatMap(Optional::stream)
                        .distinct()
                        .toList();
        List<Check> missing =
                hosts.stream()
                        .filter(host -> known.stream().noneMatch(c -> c.covers(host)))
                        .map(host -> Check.doubtful("certificate.missing", host, listener.name()))
                        .toList();
        return orGood(missing, hosts.size(), "certificates").stream();
    }

    /// The one host a condition asks for, if it is a single one.
    private static Optional<String> host(Condition condition) {
        return condition instanceof Condition.HostIs(var host)
                ? Optional.of(host)
                : Optional.empty();
    }

    private CompletableFuture<List<Check>> backends(List<Backend> backends) {
        List<Backend> asked = backends.stream().limit(MOST).toList();
        return all(asked.stream().map(b -> later(() -> answer(b))).toList())
                .thenApply(
                        answers ->
                                orGood(
                                        answers.stream().flatMap(Optional::stream).toList(),
                                        asked.size(),
                                        "backends"));
    }

    /// What is wrong with a backend, if it is.
    private static Optional<Check> answer(Backend backend) {
        try (Socket socket = new Socket()) {
            InetAddress host = InetAddress.getByName(backend.host());
            socket.connect(new InetSocketAddress(host, backend.port()), LIMIT_MILLIS);
            return Optional.empty();
        } catch (UnknownHostException _) {
            return Optional.empty(); // Said already.
        } catch (IOException | IllegalArgumentException _) {
            String code = backend.name().isBlank() ? "backend.silent" : "backend.silent.named";
            return Optional.of(Check.doubtful(code, backend.label(), backend.address()));
        }
    }
}
