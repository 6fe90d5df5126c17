package org.yaomote.proxy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;

/// The end of all client connections: first those with nothing under way, at last the rest.
///
/// Thread: asked by the work thread; the connections are touched on their loops.
final class Drain {
    private static final long LOOK_MILLIS = 20;

    private final List<LoopState> states;
    private final ScheduledExecutorService work;

    Drain(List<LoopState> states, ScheduledExecutorService work) {
        this.states = states;
        this.work = work;
    }

    /// Lets requests end within a time and cuts the rest.
    ///
    /// @return how many connections were cut with a request under way
    CompletableFuture<Integer> within(long nanos) {
        CompletableFuture<Integer> done = new CompletableFuture<>();
        look(System.nanoTime() + nanos, done);
        return done;
    }

    private void look(long deadline, CompletableFuture<Integer> done) {
        boolean late = System.nanoTime() - deadline >= 0;
        var _ =
                (late ? cut() : closeIdle())
                        .whenComplete(
                                (count, failure) -> {
                                    if (failure != null) {
                                        // Else who waits for the stop would wait for ever.
                                        done.completeExceptionally(failure);
                                    } else if (late || count == 0) {
                                        done.complete(count);
                                    } else {
                                        var _ =
                                                work.schedule(
                                                        () -> look(deadline, done),
                                                        LOOK_MILLIS,
                                                        TimeUnit.MILLISECONDS);
                                    }
                                });
    }

    /// Closes connections that are at no request and whose listener is gone.
    void closeLeaving() {
        var _ =
                onEach(
                        state -> {
                            state.clients().stream()
                                    .filter(ServedConnection::isLeaving)
                                    .forEach(ServedConnection::closeIfIdle);
                            return 0;
                        });
    }

    /// Closes connections that are at no request.
    ///
    /// @return how many are left
    private CompletableFuture<Integer> closeIdle() {
        return onEach(
                state -> {
                    state.clients().forEach(ServedConnection::closeIfIdle);
                    return state.clients().size();
                });
    }

    /// Closes all that are left.
    ///
    /// @return how many had a request under way
    private CompletableFuture<Integer> cut() {
        return onEach(
                state -> {
                    int busy = 0;
                    for (ServedConnection client : state.clients()) {
                        busy += client.isBusy() ? 1 : 0;
                        client.connection().close();
                    }
                    return busy;
                });
    }

    private CompletableFuture<Integer> onEach(ToIntFunction<LoopState> task) {
        CompletableFuture<Integer> sum = CompletableFuture.completedFuture(0);
        for (int i = 0; i < states.size(); i++) {
            LoopState state = states.get(i);
            CompletableFuture<Integer> one =
                    CompletableFuture.supplyAsync(() -> task.applyAsInt(state), state.loop());
            sum = sum.thenCombine(one, Integer::sum);
        }
        return sum;
    }
}
