package org.yaomote.ui.traffic;

import org.yaomote.metrics.BoundListener;
import org.yaomote.ui.fx.UiContext;
import org.yaomote.workspace.RunState;

import java.net.URI;
import java.util.Optional;

/// The first request, for who waits for one.
///
/// Thread: the FX thread.
record FirstRequest(UiContext context, TrafficTools tools) {
    private static final int FIRST_ERROR = 400;

    /// Sends a request to the first listener that takes any, and says what came of it.
    void send() {
        first().ifPresent(this::send);
    }

    /// Opens the first listener that takes requests in the browser.
    void browse() {
        first().map(to -> URI.create(to.url() + "/")).ifPresent(tools.browser());
    }

    private Optional<BoundListener> first() {
        return context.model().runStateProperty().get() instanceof RunState.Running(_, var bound)
                ? bound.stream().filter(open -> !open.tunnel()).findFirst()
                : Optional.empty();
    }

    private void send(BoundListener to) {
        var _ =
                tools.replay()
                        .first(to)
                        .thenAcceptAsync(outcome -> tell(to, outcome), context.work().fx());
    }

    /// Only an answer that is none of an error is good news.
    private void tell(BoundListener to, Replay.Outcome outcome) {
        boolean isGood =
                outcome instanceof Replay.Outcome.Answered(var status, _, _, _)
                        && status < FIRST_ERROR;
        context.toasts().tell(isGood, () -> first(to, outcome));
    }

    private String first(BoundListener to, Replay.Outcome outcome) {
        return switch (outcome) {
            case Replay.Outcome.Answered(var status, _, _, _) ->
                    context.texts()
                            .get("traffic.first.answered", to.url(), Integer.toString(status));
            case Replay.Outcome.Failed(var reason) ->
                    context.texts()
                            .get("traffic.first.failed", to.url(), context.texts().get(reason));
        };
    }
}
