package org.yaomote.store;

import org.yaomote.config.AccessLog;
import org.yaomote.config.Affinity;
import org.yaomote.config.BackendMode;
import org.yaomote.config.Balancing;
import org.yaomote.config.MethodSet;
import org.yaomote.config.UpstreamHttp;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// The words of the file format, for writing and for reading.
final class Vocabulary {
    static final Map<String, MethodSet> METHODS = words(MethodSet.values());
    static final Map<String, BackendMode> MODES = words(BackendMode.values());
    static final Map<String, Balancing> BALANCINGS = words(Balancing.values());
    static final Map<String, UpstreamHttp> UPSTREAM_HTTP = words(UpstreamHttp.values());
    static final Map<String, AccessLog.Format> LOG_FORMATS = words(AccessLog.Format.values());

    private Vocabulary() {}

    /// The word for one of a kind: its name as people write it.
    static String word(Enum<?> constant) {
        return kebab(constant.name());
    }

    /// `ROUND_ROBIN` and `Round_Robin` are `round-robin`.
    static String kebab(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The word of `affinity.by`.
    static String affinityWord(Affinity affinity) {
        return switch (affinity) {
            case Affinity.None _ -> "none";
            case Affinity.ByClientAddress _ -> "client-address";
            case Affinity.ByCookie _ -> "cookie";
            case Affinity.ByInsertedCookie _ -> "inserted-cookie";
            case Affinity.ByHeader _ -> "header";
            case Affinity.ByUrlParameter _ -> "url-parameter";
            case Affinity.ByPathParameter _ -> "path-parameter";
            case Affinity.ByBasicAuth _ -> "basic-auth";
        };
    }

    /// The words of some constants, in their order.
    static <E extends Enum<?>> Map<String, E> words(E[] constants) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E constant : constants) {
            words.put(word(constant), constant);
        }
        return words;
    }
}
