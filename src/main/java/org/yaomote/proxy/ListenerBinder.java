package org.yaomote.proxy;

import org.yaomote.config.Listener;
import org.yaomote.config.ListenerId;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.transport.Acceptor;
import org.yaomote.transport.EventLoops;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// Opens listening sockets: all of a list, or none and why.
///
/// Thread: the work thread (names are looked up); the futures complete on an event loop.
final class ListenerBinder {
    private final EventLoops loops;
    private final Executor work;

    ListenerBinder(EventLoops loops, Executor work) {
        this.loops = loops;
        this.work = work;
    }

    /// Opens them; if one cannot be opened, those that could are closed again.
    ///
    /// @param config tells the fields of the problems
    /// @return everything that went wrong; empty if all are open
    CompletableFuture<List<Problem>> open(List<OpenListener> wanted, ProxyConfig config) {
        List<CompletableFuture<List<Problem>>> attempts = new ArrayList<>();
        for (OpenListener listener : wanted) {
            attempts.add(openOne(listener, config));
        }
        return all(attempts)
                .thenCompose(
                        problems ->
                                problems.isEmpty()
                                        ? CompletableFuture.completedFuture(problems)
                                        : close(wanted).thenApply(_ -> problems));
    }

    /// Opens them and does something more; if that fails, they are closed again.
    ///
    /// @param then runs on the work thread; returns what went wrong
    CompletableFuture<List<Problem>> openWith(
            List<OpenListener> wanted, ProxyConfig config, Supplier<List<Problem>> then) {
        return open(wanted, config)
                .thenApplyAsync(problems -> problems.isEmpty() ? then.get() : problems, work)
                .thenCompose(
                        problems ->
                                problems.isEmpty()
                                        ? CompletableFuture.completedFuture(problems)
                                        : close(wanted).thenApply(_ -> problems));
    }

    /// Opens again what had to make way, each for itself: one that cannot be opened any more takes
    /// no other with it.
    ///
    /// @return everything that went wrong, without a place: it is about a configuration that is in
    ///   force, not about the one that was tried
    CompletableFuture<List<Problem>> reopen(List<OpenListener> listeners, ProxyConfig config) {
        return all(listeners.stream().map(l -> openOne(l, config)).toList())
                .thenApply(
                        problems ->
                                problems.stream()
                                        .map(
                                                p ->
                                                        Problem.general(
                                                                p.code(), p.arguments().toArray()))
                                        .toList());
    }

    /// Closes them; completes when the addresses are free.
    static CompletableFuture<Void> close(List<OpenListener> listeners) {
        List<CompletableFuture<Void>> closing = new ArrayList<>();
        for (OpenListener listener : listeners) {
            Acceptor acceptor = listener.acceptor();
            if (acceptor != null) {
                closing.add(acceptor.close());
            }
        }
        return CompletableFuture.allOf(closing.toArray(CompletableFuture[]::new));
    }

    private CompletableFuture<List<Problem>> openOne(OpenListener listener, ProxyConfig config) {
        ListenerId id = new ListenerId(listener.bound().id());
        int index = 0;
        for (int i = 0; i < config.listeners().size(); i++) {
            if (config.listeners().get(i).id().equals(id)) {
                index = i;
            }
        }
        Listener setting = config.listeners().get(index);
        String path = "listeners[" + index + "]";
        InetSocketAddress address;
        try {
            address =
                    new InetSocketAddress(
                            InetAddress.getByName(listener.place().address()), setting.port());
        } catch (UnknownHostException e) {
            return CompletableFuture.completedFuture(
                    List.of(
                            Problem.error(
                                    path + ".address", "bind.unknownHost", setting.address())));
        }
        return Acceptor.open(loops, address, listener)
                .handle(
                        (acceptor, failure) -> {
                            if (acceptor != null) {
                                listener.opened(acceptor);
                                return List.of();
                            }
                            Throwable cause = cause(failure);
                            BindRefusal refusal =
                                    BindRefusal.of(cause, address.getAddress(), setting.port());
                            if (refusal == BindRefusal.OTHER) {
                                System.getLogger(ListenerBinder.class.getName())
                                        .log(System.Logger.Level.WARNING, "cannot bind", cause);
                            }
                            return List.of(refusal.at(path, setting));
                        });
    }

    private static Throwable cause(Throwable failure) {
        Throwable inner = failure instanceof CompletionException ? failure.getCause() : null;
        return inner == null ? failure : inner;
    }

    /// The sum of what several attempts found.
    static CompletableFuture<List<Problem>> all(List<CompletableFuture<List<Problem>>> attempts) {
        CompletableFuture<List<Problem>> sum = CompletableFuture.completedFuture(List.of());
        for (CompletableFuture<List<Problem>> attempt : attempts) {
            sum =
                    sum.thenCombine(
                            attempt,
                            (before, more) -> {
                                List<Problem> both = new ArrayList<>(before);
                                both.addAll(more);
                                return both;
                            });
        }
        return sum;
    }
}
