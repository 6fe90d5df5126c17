package org.yaomote.ui.traffic;

import org.yaomote.config.Backend;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.policy.ConditionText;
import org.yaomote.states.Reality;
import org.yaomote.traffic.AskedRule;
import org.yaomote.traffic.Candidate;
import org.yaomote.traffic.Forecast;
import org.yaomote.traffic.Pick;
import org.yaomote.traffic.RequestTrace;
import org.yaomote.traffic.Try;
import org.yaomote.traffic.Way;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.Texts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Tells in sentences why a request went where it did, or would go.
///
/// Thread: the FX thread.
record WhyText(TraceTexts words) {
    /// A sentence and how it is meant.
    record Line(StateMark mark, String text) {}

    /// Of a request that was sent.
    List<Line> of(RequestTrace trace) {
        List<Line> lines = new ArrayList<>();
        if (trace.ours()) {
            lines.add(new Line(StateMark.OFF, texts().get("traffic.why.ours")));
        }
        lines.addAll(way(trace.way(), trace.caller().port()));
        List<Try> tries = trace.way().tries();
        for (int i = 0; i < tries.size(); i++) {
            attempt(trace.way(), tries.get(i), i == tries.size() - 1, lines);
        }
        end(trace).ifPresent(lines::add);
        return lines;
    }

    /// Of a request that is only thought of.
    List<Line> of(Forecast forecast) {
        Way way = forecast.way();
        List<Line> lines = new ArrayList<>(way(way, way.listener().port()));
        switch (forecast.end()) {
            case Forecast.End.ToBackend() -> {
                Try only = way.tries().getLast();
                lines.add(choice(way, only, StateMark.UP));
                lines.add(would("backend", way.backendOf(only)));
            }
            case Forecast.End.Waits() -> lines.add(would("waits", way.serviceName()));
            case Forecast.End.Answered(var status, var why) -> {
                String key = "answered." + why.name().toLowerCase(Locale.ROOT);
                lines.add(would(key, status));
            }
        }
        return lines;
    }

    private Line would(String key, Object argument) {
        boolean good = key.equals("backend");
        String text = texts().get("traffic.would." + key, argument.toString());
        return new Line(good ? StateMark.UP : StateMark.SHAKY, text);
    }

    /// @param port that was connected to: the configuration may leave it to the system
    private List<Line> way(Way way, int port) {
        List<Line> lines = new ArrayList<>();
        lines.add(
                new Line(
                        StateMark.UP,
                        texts().get(
                                        "traffic.why.listener",
                                        way.listener().name(),
                                        way.listener().address(),
                                        Integer.toString(port))));
        way.rules().forEach(asked -> lines.add(rule(way, asked)));
        return lines;
    }

    private Line rule(Way way, AskedRule asked) {
        Rule rule = way.rule(asked);
        String number = Integer.toString(asked.rule() + 1);
        String deciding =
                asked.condition() < 0
                        ? ""
                        : ConditionText.of(rule.matches().get(asked.condition()));
        return switch (asked.verdict()) {
            case DECLINES ->
                    new Line(StateMark.OFF, texts().get("traffic.why.declines", number, deciding));
            case FAILS ->
                    new Line(StateMark.DOWN, texts().get("traffic.why.fails", number, deciding));
            case PASSES_ON -> new Line(StateMark.UP, texts().get("traffic.why.passes", number));
            case TAKES ->
                    new Line(
                            StateMark.UP,
                            texts().get(
                                            "traffic.why.takes",
                                            number,
                                            conditions(rule),
                                            way.serviceName()));
        };
    }

    private String conditions(Rule rule) {
        return rule.matches().isEmpty()
                ? texts().get("traffic.why.everything")
                : rule.matches().stream()
                        .map(ConditionText::of)
                        .collect(Collectors.joining(texts().get("traffic.comma")));
    }

    private void attempt(Way way, Try attempt, boolean last, List<Line> lines) {
        if (attempt.backend() < 0) {
            lines.add(new Line(StateMark.DOWN, texts().get("traffic.why.nobody")));
            return;
        }
        lines.add(choice(way, attempt, attempt.failed() ? StateMark.SHAKY : StateMark.UP));
        if (attempt.failed()) {
            long took = attempt.connectNanos() + attempt.tlsNanos() + attempt.waitNanos();
            lines.add(
                    new Line(
                            last ? StateMark.DOWN : StateMark.SHAKY,
                            texts().get(
                                            "traffic.why.failed",
                                            way.backendOf(attempt),
                                            words.span(took),
                                            reason(attempt.failure()))));
        }
    }

    private Line choice(Way way, Try attempt, StateMark mark) {
        String service = way.serviceName();
        String backend = way.backendOf(attempt);
        if (attempt.pick() == Pick.AGAIN) {
            return new Line(mark, texts().get("traffic.why.again", backend));
        }
        String how =
                way.service()
                        .map(Service::options)
                        .map(o -> o.balancing().name().toLowerCase(Locale.ROOT))
                        .map(name -> texts().get("traffic.balancing." + name))
                        .orElse("");
        String key = "traffic.why.pick." + attempt.pick().name().toLowerCase(Locale.ROOT);
        return new Line(mark, texts().get(key, service, how, candidates(attempt), backend));
    }

    private String candidates(Try attempt) {
        return attempt.candidates().stream()
                .map(this::candidate)
                .collect(Collectors.joining(texts().get("traffic.semicolon")));
    }

    private String candidate(Candidate candidate) {
        Backend backend = candidate.backend();
        StateMark state = StateMark.of(Reality.of(backend.mode(), candidate.availability()));
        String key =
                candidate.tried()
                        ? "traffic.candidate.tried"
                        : candidate.takesPart() ? "traffic.candidate" : "traffic.candidate.out";
        return texts().get(
                        key,
                        backend.label(),
                        candidate.weight(),
                        candidate.inFlight(),
                        texts().get(state.key()));
    }

    private Optional<Line> end(RequestTrace trace) {
        int status = trace.result().status();
        String shown = Integer.toString(status);
        StateMark mark = TraceTexts.mark(trace);
        if (!trace.result().complete()) {
            boolean left = trace.notes().contains(RequestTrace.Note.CLIENT_LEFT);
            String key = left ? "traffic.why.left" : "traffic.why.cut";
            return Optional.of(new Line(mark, texts().get(key, shown)));
        }
        if (trace.result().own()) {
            return Optional.of(new Line(mark, texts().get(own(trace), shown)));
        }
        String backend =
                trace.way().tries().isEmpty()
                        ? ""
                        : trace.way().backendOf(trace.way().tries().getLast());
        long body = trace.result().bodyNanos();
        return Optional.of(
                new Line(
                        mark,
                        texts().get("traffic.why.answered", backend, shown, words.span(body))));
    }

    /// Why the proxy answered itself, as far as it can be seen.
    private static String own(RequestTrace trace) {
        if (!trace.way().tries().isEmpty()) {
            return "traffic.why.own.backends";
        }
        if (trace.way().rule().isPresent()) {
            return "traffic.why.own.service";
        }
        return trace.way().rules().isEmpty()
                ? "traffic.why.own.listener"
                : "traffic.why.own.norule";
    }

    private String reason(String code) {
        return texts().get(
                        code.startsWith("upstream.")
                                ? "problem." + code
                                : "traffic.failure." + code);
    }

    private Texts texts() {
        return words.texts();
    }
}
