package org.yaomote.proxy;

import org.yaomote.config.Listener;
import org.yaomote.config.ProxyConfig;
import org.yaomote.traffic.Addressee;
import org.yaomote.traffic.Expectation;
import org.yaomote.traffic.Forecast;
import org.yaomote.traffic.Missed;
import org.yaomote.traffic.TypedRequest;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// Looks whether a configuration fulfils what is expected of it, by the code that routes.
///
/// Thread: any.
///
/// @param base folder that relative paths of configurations start from
/// @param worker for reading the files that rules name
public record ExpectationCheck(Path base, Executor worker) {
    /// The expectations that a configuration would not fulfil, in order; none if it has errors,
    /// which are told elsewhere.
    public CompletableFuture<List<Missed>> check(ProxyConfig config, List<Expectation> all) {
        if (all.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        return CompletableFuture.supplyAsync(() -> RouteTester.of(config, base), worker)
                .thenCompose(
                        made ->
                                switch (made) {
                                    case RouteTester.Made.Faulty _ ->
                                            CompletableFuture.completedFuture(List.of());
                                    case RouteTester.Made.Ready(var tester) ->
                                            check(config, tester, all);
                                });
    }

    private static CompletableFuture<List<Missed>> check(
            ProxyConfig config, RouteTester tester, List<Expectation> all) {
        CompletableFuture<List<Missed>> missed =
                CompletableFuture.completedFuture(new ArrayList<>());
        for (Expectation one : all) {
            missed =
                    missed.thenCombine(
                            ask(config, tester, one), (list, told) -> with(list, one, told));
        }
        return missed;
    }

    private static List<Missed> with(
            List<Missed> before, Expectation one, Optional<Forecast> told) {
        boolean met = told.filter(f -> Expectation.of(f).equals(one.wanted())).isPresent();
        if (!met) {
            before.add(new Missed(one, told));
        }
        return before;
    }

    private static CompletableFuture<Optional<Forecast>> ask(
            ProxyConfig config, RouteTester tester, Expectation one) {
        CompletableFuture<Optional<Forecast>> nothing =
                CompletableFuture.completedFuture(Optional.empty());
        if (!(TypedRequest.parse(one.request()) instanceof TypedRequest.Parsed.Ready(var typed))) {
            return nothing;
        }
        Optional<Listener> to = Addressee.of(config, typed, one.listener()).taker();
        InetAddress from =
                TypedRequest.client(one.client()).orElseGet(InetAddress::getLoopbackAddress);
        return to.map(
                        listener ->
                                tester.ask(
                                        new RouteTester.Question(
                                                listener.id(), typed.head("localhost"), from)))
                .orElse(nothing);
    }
}
