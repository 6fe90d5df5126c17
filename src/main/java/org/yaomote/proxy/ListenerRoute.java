package org.yaomote.proxy;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.ClientCertificates;
import org.yaomote.config.Listener;
import org.yaomote.config.Protocol;
import org.yaomote.config.Timeouts;
import org.yaomote.http.RequestHead;
import org.yaomote.metrics.TrafficMeter;
import org.yaomote.traffic.AskedRule.Verdict;
import org.yaomote.traffic.WayNotes;

import java.util.List;

/// A listener as requests see it: its rules, compiled, and its counts. Immutable.
///
/// @param place where it stands in the configuration
/// @param book what is to be judged about its requests; null if hosts and paths are enough
record ListenerRoute(
        Listener listener,
        String place,
        Timeouts timeouts,
        TrafficMeter meter,
        List<CompiledRule> rules,
        ListenerTerms terms,
        @Nullable Rulebook book) {

    boolean isSecure() {
        return listener.protocol() instanceof Protocol.Https;
    }

    /// Whether a connection is to end behind this request (`NoHTTPS11`).
    boolean closesBehind(RequestHead head) {
        if (!(listener.protocol() instanceof Protocol.Https(var tls))) {
            return false;
        }
        return switch (tls.policy().oneRequest()) {
            case NEVER -> false;
            case ALWAYS -> true;
            case OLD_EXPLORER -> {
                String agent = head.fields().value("User-Agent");
                yield agent != null && agent.contains("MSIE");
            }
        };
    }

    /// Whether clients may show certificates.
    boolean asksClients() {
        return listener.protocol() instanceof Protocol.Https(var tls)
                && !(tls.clients() instanceof ClientCertificates.NotAsked);
    }

    /// The service of the first rule that holds; null if none does.
    ///
    /// @param notes where the rules that were asked are noted; null if nobody wants to know
    @Nullable ServiceRoute route(RequestHead head, @Nullable WayNotes notes) {
        for (int i = 0; i < rules.size(); i++) {
            CompiledRule rule = rules.get(i);
            int failing = rule.failing(head);
            boolean holds = failing == CompiledRule.NONE;
            if (notes != null) {
                notes.asked(rule.number(), holds ? Verdict.TAKES : Verdict.DECLINES, failing);
            }
            if (holds) {
                return rule.service();
            }
        }
        return null;
    }
}
