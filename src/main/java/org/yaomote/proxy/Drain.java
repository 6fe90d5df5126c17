package org.yaomote.proxy;

import org.yaomote.transport.EventLoops;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToIntFunction;

/// The end of all client connections: first those with nothing under way, at last the rest.
///
/// Thread: asked by the work thread; the connections are touched on their loops.
final class Drain {
    private final List<LoopState> states;
    private final EventLoops loops;

    Drain(List<LoopState> states, EventLoops loops) {
        this.states = states;
        this.loops = loops;
    }

    /// Closes connections that are at no request.
    ///
    /// @return how many are left
    CompletableFuture<Integer> closeIdle() {
        return onEach(
                state -> {
                    state.clients().forEach(ServedConnection::closeIfIdle);
                    return state.clients().size();
                });
    }

    /// Closes all that are left.
    ///
    /// @return how many had a request under way
    CompletableFuture<Integer> cut() {
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
                    CompletableFuture.supplyAsync(() -> task.applyAsInt(state), loops.loop(i));
            sum = sum.thenCombine(one, Integer::sum);
        }
        return sum;
    }
}
