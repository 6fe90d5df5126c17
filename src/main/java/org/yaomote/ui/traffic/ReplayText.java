package org.yaomote.ui.traffic;

import org.yaomote.traffic.RequestTrace;

/// Tells what came of a request that was sent again, and who answered.
///
/// Thread: the FX thread.
record ReplayText(TraceTexts words) {
    String of(RequestTrace trace, Replay.Outcome outcome) {
        return switch (outcome) {
            case Replay.Outcome.Answered answer -> sent(trace) + " " + answered(answer);
            case Replay.Outcome.Failed(var reason) ->
                    words.texts().get("traffic.replay.failed", words.texts().get(reason));
        };
    }

    private String sent(RequestTrace trace) {
        boolean isMasked = trace.request().isMasked();
        return words.texts()
                .get(isMasked ? "traffic.replay.sent.masked" : "traffic.replay.sent.whole");
    }

    private String answered(Replay.Outcome.Answered answer) {
        String key =
                switch (answer.by()) {
                    case Replay.By.Backend _ -> "traffic.replay.by.backend";
                    case Replay.By.Proxy() -> "traffic.replay.by.proxy";
                    case Replay.By.Unknown() -> "traffic.replay.by.unknown";
                };
        return words.texts()
                .get(
                        key,
                        Integer.toString(answer.status()),
                        words.texts().numbers().compact((double) answer.octets()),
                        words.span(answer.nanos()),
                        answer.by() instanceof Replay.By.Backend(var label) ? label : "");
    }
}
