package org.yaomote.ui.overview;

import org.yaomote.ui.fx.Numbers;
import org.yaomote.ui.fx.ReplyText;
import org.yaomote.ui.fx.Texts;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// What the boxes and ways of the flow picture say, in the language of the moment.
record FlowSentences(Texts texts) {
    FlowBox.Content of(Flow.Gate gate, List<Flow.Pool> services) {
        Map<Object, String> names =
                services.stream()
                        .collect(Collectors.toMap(Flow.Pool::id, Flow.Pool::name, (a, _) -> a));
        List<String> targets =
                gate.edges().stream().map(e -> names.getOrDefault(e.service(), "")).toList();
        String sentence =
                texts.get(
                        "overview.say.listener",
                        gate.name(),
                        gate.place(),
                        texts.get(gate.mark().key()),
                        rate(gate.perSecond()),
                        String.join(", ", targets));
        return new FlowBox.Content(
                gate.mark(), gate.name(), gate.place(), perSecond(gate.perSecond()), sentence);
    }

    FlowBox.Content of(Flow.Pool pool) {
        String state = texts.get(pool.mark().key());
        String rate = rate(pool.perSecond());
        String reply = ReplyText.of(texts, pool.reply());
        String sentence =
                reply.isEmpty()
                        ? texts.get(
                                "overview.say.service",
                                pool.name(),
                                state,
                                rate,
                                pool.servers().size())
                        : texts.get("overview.say.replier", pool.name(), state, rate, reply);
        return new FlowBox.Content(
                pool.mark(), pool.name(), reply, perSecond(pool.perSecond()), sentence);
    }

    FlowBox.Content of(Flow.Server server, Flow.Pool pool) {
        String share = numbers().percent(server.share());
        String state = texts.get(server.mark().key());
        String sentence =
                pool.isMeasured()
                        ? texts.get(
                                pool.isRetried()
                                        ? "overview.say.backend.tried"
                                        : "overview.say.backend",
                                server.label(),
                                pool.name(),
                                state,
                                rate(server.perSecond()),
                                share)
                        : texts.get(
                                "overview.say.backend.idle",
                                server.label(),
                                pool.name(),
                                state,
                                share);
        String place = server.label().equals(server.address()) ? "" : server.address();
        return new FlowBox.Content(server.mark(), server.label(), place, share, sentence);
    }

    /// The figure at a way; empty where it is not known.
    String of(OptionalDouble perSecond) {
        return perSecond.isPresent() ? perSecond(perSecond.getAsDouble()) : "";
    }

    /// How often a backend is asked: attempts, where those are more than the requests.
    String rate(Flow.Server server, Flow.Pool pool) {
        return pool.isRetried()
                ? texts.get("overview.triesPerSecond", rate(server.perSecond()))
                : perSecond(server.perSecond());
    }

    String perSecond(double rate) {
        return texts.get("overview.perSecond", rate(rate));
    }

    private String rate(double rate) {
        return numbers().rate(rate);
    }

    private Numbers numbers() {
        return texts.numbers();
    }
}
