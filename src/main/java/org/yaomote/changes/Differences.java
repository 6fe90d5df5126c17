package org.yaomote.changes;

import org.yaomote.config.ConfigDiff;
import org.yaomote.config.ProxyConfig;

import java.util.List;

/// In what two configurations differ, part by part.
public final class Differences {
    private Differences() {}

    /// All of it; empty exactly if they are equal. Done one after another to `before` they make
    /// `after` of it; taken back from `after`, the last first, `before`.
    public static List<Difference> between(ProxyConfig before, ProxyConfig after) {
        Comparer comparer = new Comparer(ConfigDiff.serviceNames(before, after));
        comparer.compare(before, after, Spot.whole());
        return comparer.all();
    }

    /// A configuration to which all of them were done, in their order.
    public static ProxyConfig done(List<Difference> differences, ProxyConfig config) {
        ProxyConfig result = config;
        for (Difference difference : differences) {
            result = difference.forward().apply(result);
        }
        return result;
    }

    /// A configuration from which all of them were taken back, the last first.
    public static ProxyConfig takenBack(List<Difference> differences, ProxyConfig config) {
        ProxyConfig result = config;
        for (Difference difference : differences.reversed()) {
            result = difference.backward().apply(result);
        }
        return result;
    }
}
