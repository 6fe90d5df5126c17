package org.yaomote.workspace;

import org.yaomote.config.Problem;
import org.yaomote.proof.ListenerProof;
import org.yaomote.proxy.StartResult;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What the engine says, also where it fails by a mistake of ours.
final class EngineAnswer {
    private EngineAnswer() {}

    /// What speaks against an apply: its errors, and only if there are none what else is found.
    static CompletableFuture<List<Problem>> objections(
            List<Problem> errors, Supplier<CompletableFuture<List<Problem>>> others) {
        return errors.isEmpty() ? others.get() : CompletableFuture.completedFuture(errors);
    }

    /// Has the engine do it, unless something speaks against it.
    static CompletableFuture<StartResult> unless(
            CompletableFuture<List<Problem>> objections,
            Supplier<CompletableFuture<StartResult>> apply) {
        return objections.thenCompose(
                found ->
                        found.isEmpty()
                                ? apply.get()
                                : CompletableFuture.completedFuture(
                                        new StartResult.Refused(found)));
    }

    /// Takes what the engine says on the executor.
    static void hear(
            CompletableFuture<StartResult> answer, Executor caller, Consumer<StartResult> taker) {
        var _ =
                answer.handleAsync(
                        (result, failure) -> {
                            taker.accept(orRefused(result, failure));
                            return null;
                        },
                        caller);
    }

    /// Takes what a look brought on the executor; nothing if it failed.
    static void see(
            CompletableFuture<List<ListenerProof>> look,
            Executor caller,
            Consumer<List<ListenerProof>> taker) {
        var _ =
                look.handleAsync(
                        (seen, failure) -> {
                            taker.accept(failure == null ? seen : List.of());
                            return null;
                        },
                        caller);
    }

    /// The result, or a refusal if there is none; the cause goes to the log.
    private static StartResult orRefused(StartResult result, Throwable failure) {
        if (failure == null) {
            return result;
        }
        System.getLogger(EngineAnswer.class.getName())
                .log(System.Logger.Level.ERROR, "the engine failed", failure);
        return new StartResult.Refused(List.of(Problem.general("engine.failed")));
    }
}
