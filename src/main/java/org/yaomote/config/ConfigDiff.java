package org.yaomote.config;

import java.util.List;

/// Tells two configurations apart in words: listeners and services are the same if their ids are,
/// backends if their addresses are; a single backend that took another's place has moved.
///
/// A pure function. The list is empty exactly if the configurations are equal.
public final class ConfigDiff {
    private ConfigDiff() {}

    /// What was changed, in the order of the new configuration; what is gone comes behind the rest
    /// of its kind.
    public static List<Change> between(ProxyConfig before, ProxyConfig after) {
        Changes changes = new Changes();
        new ListenerDiff(changes).all(before.listeners(), after.listeners());
        new ServiceDiff(changes).all(before.services(), after.services());
        if (!before.timeouts().equals(after.timeouts())) {
            changes.add("timeouts");
        }
        if (!before.limits().equals(after.limits())) {
            changes.add("limits");
        }
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

    private static void accessLog(Changes changes, AccessLog old, AccessLog now) {
        switch (now) {
            case AccessLog.Off _ -> changes.add("accessLog.off");
            case AccessLog.ToFile _ ->
                    changes.add(old instanceof AccessLog.Off ? "accessLog.on" : "accessLog");
        }
    }
}
