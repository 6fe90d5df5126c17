package org.yaomote.traffic;

import org.yaomote.config.Listener;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;

import java.util.List;
import java.util.Optional;

/// How it was decided where a request goes: the same for one that was sent and for one that is only
/// thought of. Listener and service are as they were configured at that time.
///
/// @param rules that were asked, in order; none if the listener itself answered
/// @param service whose it became
/// @param tries in order; none if no backend was asked
public record Way(
        Listener listener, List<AskedRule> rules, Optional<Service> service, List<Try> tries) {
    public Way {
        rules = List.copyOf(rules);
        tries = List.copyOf(tries);
    }

    /// Index of the rule that took it, if one did.
    public Optional<Integer> rule() {
        return rules.stream()
                .filter(asked -> asked.verdict() == AskedRule.Verdict.TAKES)
                .map(AskedRule::rule)
                .findFirst();
    }

    /// The rule itself.
    public Rule rule(AskedRule asked) {
        return listener.rules().get(asked.rule());
    }

    /// What the backend of an attempt is called; empty if there was none.
    public String backendOf(Try attempt) {
        return service.filter(s -> attempt.backend() >= 0)
                .map(s -> s.backends().get(attempt.backend()).label())
                .orElse("");
    }

    /// The backends that were tried, in order, each once in a row, with `>` between; empty if none
    /// was.
    public String backends() {
        StringBuilder text = new StringBuilder();
        String before = "";
        for (Try attempt : tries) {
            String name = backendOf(attempt);
            if (!name.isEmpty() && !name.equals(before)) {
                text.append(text.isEmpty() ? "" : " > ").append(name);
                before = name;
            }
        }
        return text.toString();
    }

    /// The name of the service; empty if the request became nobody's.
    public String serviceName() {
        return service.map(Service::name).orElse("");
    }
}
