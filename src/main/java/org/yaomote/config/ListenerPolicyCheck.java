package org.yaomote.config;

import org.yaomote.config.ConditionCheck.Asked;
import org.yaomote.policy.Definitions;
import org.yaomote.policy.ListenerPolicy;
import org.yaomote.policy.TlsPolicy;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What is wrong with what a listener does beyond the usual.
final class ListenerPolicyCheck {
    /// Pound's levels from 0 to 5 by their names.
    private static final Set<String> LEVEL_NAMES =
            Set.of("null", "regular", "extended", "vhost_combined", "combined", "detailed");

    private static final int SHORTEST_LINE = 256;
    private static final int LONGEST_LINE = 65_536;
    private static final int LONGEST_CHAIN = 9;

    private final Definitions definitions;
    private final Findings found;
    private final SourceCheck sources;

    ListenerPolicyCheck(Definitions definitions, Findings found) {
        this.definitions = definitions;
        this.found = found;
        sources = new SourceCheck(definitions, found);
    }

    /// @param isPlain whether it speaks HTTP in the clear
    void http(String path, ListenerPolicy policy, boolean isPlain) {
        policy.checkUrl().ifPresent(pattern -> sources.pattern(path + ".checkUrl", pattern));
        found.atLeast(path + ".maxUriBytes", policy.maxUriBytes(), 0);
        if (policy.lineBytes() != 0) {
            found.number(path + ".lineBytes", policy.lineBytes(), SHORTEST_LINE, LONGEST_LINE);
        }
        found.pages(path + ".pages", policy.pages());
        policy.forwarded().ifPresent(way -> sources.forwarded(path + ".forwarded", way));
        logFormat(path + ".logFormat", policy.logFormat());
        sources.constants(path + ".constants", policy.constants());
        if (!policy.acmeDirectory().isEmpty() && !isPlain) {
            found.error(path + ".acmeDirectory", "acme.https");
        }
        found.silence(path + ".clientTimeout", policy.clientTimeout());
        new ModificationCheck(definitions, found)
                .all(
                        path + ".modifications",
                        policy.modifications(),
                        isPlain ? Asked.PLAIN_REQUEST : Asked.REQUEST);
    }

    private void logFormat(String path, String name) {
        boolean isKnown =
                name.isEmpty()
                        || isLogLevel(name)
                        || LEVEL_NAMES.contains(name.toLowerCase(Locale.ROOT))
                        || definitions.logFormats().stream().anyMatch(f -> f.name().equals(name));
        if (!isKnown) {
            found.error(path, "logFormat.unknown", name);
        }
    }

    /// Whether a text is one of Pound's levels instead of the name of a format.
    static boolean isLogLevel(String text) {
        return text.length() == 1 && text.charAt(0) >= '0' && text.charAt(0) <= '5';
    }

    /// A listener that passes octets on: what only HTTP has would be believed to have an effect.
    void tcp(String path, ListenerOptions options) {
        ListenerPolicy usual =
                ListenerPolicy.DEFAULTS.withClientTimeout(options.policy().clientTimeout());
        if (!(options.redirect() instanceof HttpsRedirect.Off)) {
            found.error(path + ".redirect", "tcp.option");
        }
        if (!(options.hsts() instanceof Hsts.Off)) {
            found.error(path + ".hsts", "tcp.option");
        }
        if (options.http2PriorKnowledge()) {
            found.error(path + ".http2PriorKnowledge", "tcp.option");
        }
        if (!options.trustedProxies().isEmpty()) {
            found.error(path + ".trustedProxies", "tcp.option");
        }
        if (options.via()) {
            found.error(path + ".via", "tcp.option");
        }
        if (options.maxBodyBytes() != 0) {
            found.error(path + ".maxBodyBytes", "tcp.option");
        }
        if (!options.policy().equals(usual)) {
            found.error(path + ".policy", "tcp.option");
        }
        found.silence(path + ".policy.clientTimeout", options.policy().clientTimeout());
    }

    /// What is wrong with versions and suites.
    static void tls(Findings found, String path, TlsPolicy policy) {
        suites(found, path + ".suites", policy.suites());
        suites(found, path + ".suites13", policy.suites13());
        found.number(path + ".depth", policy.depth(), 0, LONGEST_CHAIN);
    }

    private static void suites(Findings found, String path, List<String> suites) {
        for (int i = 0; i < suites.size(); i++) {
            if (suites.get(i).isBlank()) {
                found.error(path + "[" + i + "]", "suite.blank");
            }
        }
    }
}
