package org.yaomote.config;

import java.util.List;
import java.util.function.UnaryOperator;

/// Tells two configurations apart in words: listeners and services are the same if their ids are,
/// backends if their addresses are; a single backend that took another's place has moved.
///
/// A pure function. The list is empty exactly if the configurations are equal.
public final class ConfigDiff {
    private ConfigDiff() {}

    /// What was changed, in the order of the new configuration; what is gone comes behind the rest
    /// of its kind.
    public static List<Change> between(ProxyConfig before, ProxyConfig after) {
        return between(before, after, serviceNames(before, after));
    }

    /// The same for parts of configurations, which may lack the services that their rules name.
    ///
    /// @param services gives the name of a service for its id
    public static List<Change> between(
            ProxyConfig before, ProxyConfig after, UnaryOperator<String> services) {
        Changes changes = new Changes();
        new ListenerDiff(changes, services).all(before.listeners(), after.listeners());
        new ServiceDiff(changes).all(before.services(), after.services());
        for (TimeLimit limit : TimeLimit.values()) {
            changes.timeLimit(limit.key(), limit.of(before.timeouts()), limit.of(after.timeouts()));
        }
        limits(changes, before.limits(), after.limits());
        if (!before.accessLog().equals(after.accessLog())) {
            accessLog(changes, before.accessLog(), after.accessLog());
        }
        if (!before.pages().equals(after.pages())) {
            changes.add("pages");
        }
        new PolicyDiff(changes).definitions(before.definitions(), after.definitions());
        changes.changed("poundText", "", before.poundText(), after.poundText());
        return changes.all();
    }

    /// Gives for the id of a service what it is called, or was before it went.
    public static UnaryOperator<String> serviceNames(ProxyConfig before, ProxyConfig after) {
        return id ->
                after.service(new ServiceId(id))
                        .or(() -> before.service(new ServiceId(id)))
                        .map(Service::name)
                        .orElse(id);
    }

    private static void limits(Changes changes, Limits old, Limits now) {
        changes.value("limits.connections", "", old.connections(), now.connections());
        changes.value(
                "limits.perClient", "", old.connectionsPerClient(), now.connectionsPerClient());
        changes.value("limits.line", "", old.requestLineBytes(), now.requestLineBytes());
        changes.value("limits.head", "", old.headBytes(), now.headBytes());
        changes.value("limits.fields", "", old.headFields(), now.headFields());
    }

    private static void accessLog(Changes changes, AccessLog old, AccessLog now) {
        switch (now) {
            case AccessLog.Off _ -> changes.add("accessLog.off");
            case AccessLog.ToFile _ ->
                    changes.add(old instanceof AccessLog.Off ? "accessLog.on" : "accessLog");
        }
    }
}
