package org.yaomote.proof;

import org.yaomote.config.Listener;
import org.yaomote.config.Rule;
import org.yaomote.config.ServiceId;
import org.yaomote.metrics.BoundListener;
import org.yaomote.proof.Foresight.Foreseen;
import org.yaomote.proof.Foresight.Outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Chooses what a listener is asked: a question that leads to a service that was changed, if one
/// can be thought of that the listener's rules let through to it.
///
/// @param services that were changed; none for any
record Choice(Questions questions, Foresight foresight, Set<ServiceId> services) {
    /// More questions are not held against the rules of one listener.
    private static final int MOST = 200;

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /// Worth of a question than which none is better.
    private static final int BEST = 4;

    /// What is asked.
    ///
    /// @param head as it is sent
    /// @param outcome what should come of it; empty if nobody can say
    record Chosen(Question question, String head, Optional<Outcome> outcome) {}

    Chosen of(Listener listener, BoundListener bound) {
        int port = bound.port() == (bound.secure() ? HTTPS : HTTP) ? 0 : bound.port();
        List<Question> thought = thought(listener);
        Optional<Chosen> best = Optional.empty();
        int most = 0;
        for (Question question : thought) {
            // Patterns for whole lines may leave no room for a port.
            for (int shown : port == 0 ? new int[] {0} : new int[] {port, 0}) {
                String head = question.head(shown);
                Optional<Foreseen> foreseen = foresight.of(listener.id(), head);
                int worth = foreseen.map(f -> worth(listener, f)).orElse(0);
                if (worth > most) {
                    most = worth;
                    best = Optional.of(chosen(question, head, foreseen));
                }
                if (worth == BEST) {
                    return best.orElseThrow();
                }
            }
        }
        return best.orElseGet(() -> unforeseen(listener, thought, port));
    }

    /// 1 for a request that some rule takes, more the nearer it comes to what is to be shown.
    private int worth(Listener listener, Foreseen foreseen) {
        if (foreseen.outcome() == Outcome.NO_RULE) {
            return 0;
        }
        boolean isBackend = foreseen.outcome() == Outcome.BACKEND;
        boolean isWanted =
                services.isEmpty()
                        || foreseen.rule().stream()
                                .mapToObj(rule -> listener.rules().get(rule).service())
                                .anyMatch(services::contains);
        return 1 + (isBackend ? 1 : 0) + (isWanted ? 2 : 0);
    }

    private Chosen unforeseen(Listener listener, List<Question> thought, int port) {
        Question question =
                thought.stream().filter(Question::isSure).findFirst().orElse(Question.PLAIN);
        String head = question.head(port);
        return chosen(question, head, foresight.of(listener.id(), head));
    }

    private static Chosen chosen(Question question, String head, Optional<Foreseen> foreseen) {
        return new Chosen(question, head, foreseen.map(Foreseen::outcome));
    }

    /// Those for the changed services first.
    private List<Question> thought(Listener listener) {
        List<Rule> rules = new ArrayList<>(listener.rules());
        rules.sort(
                (a, b) ->
                        Boolean.compare(
                                services.contains(b.service()), services.contains(a.service())));
        return rules.stream()
                .flatMap(rule -> questions.of(rule).stream())
                .distinct()
                .limit(MOST)
                .toList();
    }
}
