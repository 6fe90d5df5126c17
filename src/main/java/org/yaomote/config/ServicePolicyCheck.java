package org.yaomote.config;

import org.yaomote.config.ConditionCheck.Asked;
import org.yaomote.policy.BackendPolicy;
import org.yaomote.policy.Definitions;
import org.yaomote.policy.Reply;
import org.yaomote.policy.ServicePolicy;

import java.util.Set;

/// What is wrong with what a service and its backends do beyond the usual.
final class ServicePolicyCheck {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final Definitions definitions;
    private final Findings found;
    private final SourceCheck sources;

    ServicePolicyCheck(Definitions definitions, Findings found) {
        this.definitions = definitions;
        this.found = found;
        sources = new SourceCheck(definitions, found);
    }

    void service(String path, Service service) {
        ServicePolicy policy = service.options().policy();
        reply(path + ".reply", policy.reply());
        if (!policy.usesBackends() && !service.backends().isEmpty()) {
            found.error(path + ".reply", "reply.mixed", service.name());
        }
        policy.forwarded().ifPresent(way -> sources.forwarded(path + ".forwarded", way));
        sources.constants(path + ".constants", policy.constants());
        if (policy.hashSessions() && service.affinity() instanceof Affinity.None) {
            found.warning(path + ".hashSessions", "sessions.noKey");
        }
        if (policy.reply() instanceof Reply.PassOn
                && !policy.modifications().response().isEmpty()) {
            found.error(path + ".modifications.response", "reply.passedOn");
        }
        new ModificationCheck(definitions, found)
                .all(path + ".modifications", policy.modifications(), Asked.REQUEST);
    }

    private void reply(String path, Reply reply) {
        switch (reply) {
            case Reply.Redirect(var status, var target) -> {
                if (!REDIRECTS.contains(status)) {
                    found.error(path + ".status", "reply.redirect", status);
                }
                if (target.isBlank()) {
                    found.error(path + ".target", "reply.target");
                }
                found.printable(path + ".target", target);
            }
            case Reply.Status(var status, _) -> found.number(path + ".status", status, 200, 599);
            case Reply.Files(var directory) -> {
                if (directory.isBlank()) {
                    found.error(path + ".directory", "reply.directory");
                }
            }
            case Reply.FromBackends _, Reply.Empty _, Reply.Metrics _, Reply.PassOn _ -> {}
        }
    }

    void backend(String path, BackendPolicy policy) {
        policy.tls().ifPresent(tls -> tls(path + ".tls", tls));
        found.silence(path + ".response", policy.response());
        found.silence(path + ".connect", policy.connect());
        found.silence(path + ".tunnel", policy.tunnel());
        if (!policy.hostHeader().isEmpty() && !ServiceOptionsCheck.isHost(policy.hostHeader())) {
            found.error(path + ".hostHeader", "backend.hostHeader", policy.hostHeader());
        }
        policy.alivePort().ifPresent(place -> alivePort(path + ".alivePort", place));
        found.silence(path + ".resolve.every", policy.resolve().every());
        found.duration(path + ".resolve.retry", policy.resolve().retry());
    }

    private void alivePort(String path, BackendPolicy.AlivePort place) {
        if (!place.host().isEmpty() && !HostName.isValid(place.host())) {
            found.error(path + ".host", "backend.host", place.host());
        }
        found.port(path + ".port", place.port());
    }

    private void tls(String path, BackendPolicy.BackendTls tls) {
        if (!tls.verify()) {
            found.warning(path + ".verify", "upstream.unverified");
        }
        if (!tls.serverName().isEmpty() && !HostName.isValid(tls.serverName())) {
            found.error(path + ".serverName", "upstream.serverName", tls.serverName());
        }
        ListenerPolicyCheck.tls(found, path + ".settings", tls.settings());
    }
}
