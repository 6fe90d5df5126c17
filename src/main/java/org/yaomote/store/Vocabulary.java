package org.yaomote.store;

import org.yaomote.config.Affinity;
import org.yaomote.config.MethodSet;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// The words of the file format, for writing and for reading.
final class Vocabulary {
    static final Map<MethodSet, String> METHODS = methods();

    private Vocabulary() {}

    /// What each word of `methods` means.
    static Map<String, MethodSet> methodWords() {
        Map<String, MethodSet> meanings = new LinkedHashMap<>();
        METHODS.forEach((set, word) -> meanings.put(word, set));
        return meanings;
    }

    /// The word of `affinity.by`.
    static String affinityWord(Affinity affinity) {
        return switch (affinity) {
            case Affinity.None _ -> "none";
            case Affinity.ByClientAddress _ -> "client-address";
            case Affinity.ByCookie _ -> "cookie";
            case Affinity.ByInsertedCookie _ -> "insertedCookie";
            case Affinity.ByHeader _ -> "header";
            case Affinity.ByUrlParameter _ -> "url-parameter";
            case Affinity.ByPathParameter _ -> "path-parameter";
            case Affinity.ByBasicAuth _ -> "basic-auth";
        };
    }

    private static Map<MethodSet, String> methods() {
        Map<MethodSet, String> words = new EnumMap<>(MethodSet.class);
        for (MethodSet set : MethodSet.values()) {
            words.put(set, set.name().toLowerCase(Locale.ROOT));
        }
        return words;
    }
}
