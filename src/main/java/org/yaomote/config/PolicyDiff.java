package org.yaomote.config;

import org.yaomote.policy.BackendPolicy;
import org.yaomote.policy.Definitions;
import org.yaomote.policy.ListenerPolicy;
import org.yaomote.policy.ServicePolicy;

import java.util.List;

/// What differs between two policies: one line for what belongs together.
final class PolicyDiff {
    private final Changes changes;

    PolicyDiff(Changes changes) {
        this.changes = changes;
    }

    void listener(String name, ListenerPolicy old, ListenerPolicy now) {
        changes.changed("listener.checks", name, checks(old), checks(now));
        changes.changed("listener.pages", name, old.pages(), now.pages());
        changes.flag("listener.errors", name, old.rewriteErrors(), now.rewriteErrors());
        changes.changed("listener.locations", name, locations(old), locations(now));
        changes.changed("listener.headers", name, old.headers(), now.headers());
        changes.changed("listener.forwarded", name, old.forwarded(), now.forwarded());
        changes.changed("listener.log", name, old.logFormat(), now.logFormat());
        changes.changed("listener.constants", name, old.constants(), now.constants());
        changes.changed("listener.acme", name, old.acmeDirectory(), now.acmeDirectory());
        changes.changed("listener.modifications", name, old.modifications(), now.modifications());
    }

    private static List<Object> checks(ListenerPolicy policy) {
        return List.of(
                policy.checkUrl(),
                policy.maxUriBytes(),
                policy.lineBytes(),
                policy.clientTimeout());
    }

    private static List<Object> locations(ListenerPolicy policy) {
        return List.of(policy.locations(), policy.rewriteDestination());
    }

    void service(String name, ServicePolicy old, ServicePolicy now) {
        if (old.disabled() != now.disabled()) {
            changes.add(now.disabled() ? "service.off" : "service.on", name);
        }
        changes.changed("service.reply", name, old.reply(), now.reply());
        changes.changed("service.errors", name, old.rewriteErrors(), now.rewriteErrors());
        changes.changed("service.forwarded", name, old.forwarded(), now.forwarded());
        changes.changed("service.log", name, old.logSuppress(), now.logSuppress());
        changes.changed("service.constants", name, old.constants(), now.constants());
        changes.flag("service.dynamicScale", name, old.dynamicScale(), now.dynamicScale());
        changes.flag("service.hashSessions", name, old.hashSessions(), now.hashSessions());
        changes.changed("service.modifications", name, old.modifications(), now.modifications());
    }

    void backend(String label, BackendPolicy old, BackendPolicy now) {
        changes.changed("backend.tls", label, old.tls(), now.tls());
        changes.duration("backend.response", label, old.response(), now.response());
        changes.duration("backend.connect", label, old.connect(), now.connect());
        changes.duration("backend.tunnel", label, old.tunnel(), now.tunnel());
        changes.changed("backend.hostHeader", label, old.hostHeader(), now.hostHeader());
        changes.changed("backend.alivePort", label, old.alivePort(), now.alivePort());
        changes.changed("backend.resolve", label, addresses(old), addresses(now));
    }

    private static List<Object> addresses(BackendPolicy policy) {
        return List.of(policy.family(), policy.resolve());
    }

    void definitions(Definitions old, Definitions now) {
        changes.changed("definitions.addresses", "", old.addressLists(), now.addressLists());
        changes.changed("definitions.conditions", "", old.conditions(), now.conditions());
        changes.changed("definitions.constants", "", old.constants(), now.constants());
        changes.changed("definitions.logFormats", "", old.logFormats(), now.logFormats());
        changes.changed("definitions.combined", "", old.combined(), now.combined());
        changes.flag("definitions.anonymise", "", old.anonymise(), now.anonymise());
        changes.changed("definitions.forwarded", "", old.forwarded(), now.forwarded());
    }
}
