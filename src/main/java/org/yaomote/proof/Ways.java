package org.yaomote.proof;

import org.yaomote.config.ClientCertificates;
import org.yaomote.config.HttpsRedirect;
import org.yaomote.config.Listener;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.ServiceId;
import org.yaomote.metrics.BoundListener;
import org.yaomote.proof.Foresight.Foreseen;
import org.yaomote.proof.Foresight.Outcome;

import java.util.List;
import java.util.Optional;

/// Finds a request that leads to a service, by the same questions that prove an apply.
///
/// Thread: one that may wait.
///
/// @param foresight of the listeners that run; where it says nothing, only a request that meets all
///   that its rule asks for is taken
public record Ways(Foresight foresight) {
    /// What is asked where no rule says more.
    private static final Question PLAIN =
            Question.PLAIN.withMethod("GET").withField("User-Agent", "Yaomote-rehearsal");

    /// A rule, and the listener it is of.
    private record Gate(Listener listener, BoundListener bound, Rule rule) {}

    /// Looks for one.
    ///
    /// @param config that runs
    /// @param open its listeners
    public Way to(ServiceId service, ProxyConfig config, List<BoundListener> open) {
        Questions questions = new Questions(config.definitions());
        Way.Why why = Way.Why.NO_RULE;
        for (Gate gate : gates(service, config, open)) {
            List<Question> thought = questions.of(gate.rule(), PLAIN);
            Optional<Way> way =
                    wantsCertificate(gate.listener())
                            ? Optional.empty()
                            : thought.stream()
                                    .flatMap(one -> through(gate, one).stream())
                                    .findFirst();
            if (way.isPresent()) {
                return way.get();
            }
            Way.Why here = why(gate, thought);
            why = here.compareTo(why) > 0 ? here : why;
        }
        return new Way.Closed(why);
    }

    private static Way.Why why(Gate gate, List<Question> thought) {
        if (wantsCertificate(gate.listener())) {
            return Way.Why.CLIENT_CERTIFICATE;
        }
        return thought.stream().anyMatch(Question::isSure) ? Way.Why.TAKEN : Way.Why.UNKNOWN;
    }

    private static List<Gate> gates(
            ServiceId service, ProxyConfig config, List<BoundListener> open) {
        return open.stream()
                .flatMap(
                        bound ->
                                config.listeners().stream()
                                        .filter(l -> l.id().value().equals(bound.id()))
                                        .filter(Ways::speaksHttp)
                                        .flatMap(
                                                l ->
                                                        l.rules().stream()
                                                                .map(r -> new Gate(l, bound, r))))
                .filter(gate -> gate.rule().service().equals(service))
                .toList();
    }

    private static boolean speaksHttp(Listener listener) {
        return !(listener.protocol() instanceof Protocol.Tcp)
                && !(listener.options().redirect() instanceof HttpsRedirect.To);
    }

    private static boolean wantsCertificate(Listener listener) {
        return listener.protocol() instanceof Protocol.Https(var settings)
                && settings.clients() instanceof ClientCertificates.Required;
    }

    /// Patterns for whole lines may leave no room for a port.
    private Optional<Way> through(Gate gate, Question question) {
        for (int port : new int[] {gate.bound().port(), 0}) {
            String head = question.head(port);
            Optional<Foreseen> foreseen = foresight.of(gate.listener().id(), head);
            boolean leads = foreseen.map(f -> leads(gate, f)).orElse(question.isSure());
            if (leads) {
                return Optional.of(new Way.Open(gate.bound(), question.host(), head));
            }
        }
        return Optional.empty();
    }

    private static boolean leads(Gate gate, Foreseen foreseen) {
        return foreseen.outcome() == Outcome.BACKEND
                && foreseen.rule().stream()
                        .mapToObj(rule -> gate.listener().rules().get(rule).service())
                        .anyMatch(gate.rule().service()::equals);
    }
}
