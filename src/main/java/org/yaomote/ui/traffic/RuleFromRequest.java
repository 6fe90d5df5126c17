package org.yaomote.ui.traffic;

import org.yaomote.config.HostName;
import org.yaomote.config.Listener;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.ServiceId;
import org.yaomote.config.Where;
import org.yaomote.policy.Condition;
import org.yaomote.traffic.RequestTrace;
import org.yaomote.workspace.Edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A rule for requests like one that was seen: of the same host and below the same path. It stands
/// before the rule that took the request, and leads where that did, until the user changes it.
///
/// @param edit adds it to the draft
/// @param place of its service
record RuleFromRequest(Edit edit, Where.Field place) {
    /// For a request; empty if the draft has its listener no more, or no service at all.
    static Optional<RuleFromRequest> of(RequestTrace trace, ProxyConfig draft) {
        List<Listener> listeners = draft.listeners();
        int index =
                IntStream.range(0, listeners.size())
                        .filter(i -> listeners.get(i).id().equals(trace.way().listener().id()))
                        .findFirst()
                        .orElse(-1);
        Optional<ServiceId> service = service(trace, draft);
        if (index < 0 || service.isEmpty()) {
            return Optional.empty();
        }
        Listener listener = listeners.get(index);
        int at = Math.min(trace.way().rule().orElse(0), listener.rules().size());
        Rule rule = new Rule(conditions(trace), service.get());
        return Optional.of(
                new RuleFromRequest(
                        Edit.of(
                                "rule.fromRequest",
                                listener.name(),
                                config -> with(config, listener, rule, at)),
                        new Where.Field("listeners[" + index + "].rules[" + at + "].service")));
    }

    private static Optional<ServiceId> service(RequestTrace trace, ProxyConfig draft) {
        return trace.way()
                .service()
                .flatMap(s -> draft.service(s.id()))
                .or(() -> draft.services().stream().findFirst())
                .map(s -> s.id());
    }

    private static ProxyConfig with(ProxyConfig config, Listener listener, Rule rule, int at) {
        return config.listener(listener.id())
                .map(
                        now -> {
                            List<Rule> rules = new ArrayList<>(now.rules());
                            rules.add(Math.min(at, rules.size()), rule);
                            return config.withListener(now.withRules(rules));
                        })
                .orElse(config);
    }

    /// An address is nobody's name, and the whole of a site is no path.
    private static List<Condition> conditions(RequestTrace trace) {
        String host = trace.asked().host();
        String path = trace.asked().path();
        List<Condition> conditions = new ArrayList<>(2);
        boolean isNamed =
                HostName.isValid(host) && !HostName.isIpv4(host) && !HostName.isIpv6(host);
        if (isNamed) {
            conditions.add(new Condition.HostIs(host));
        }
        if (path.startsWith("/") && (path.length() > 1 || !isNamed)) {
            conditions.add(new Condition.PathPrefix(path));
        }
        return conditions;
    }
}
