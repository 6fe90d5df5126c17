package org.yaomote.convert;

import org.yaomote.policy.TlsPolicy;

import java.util.List;
import java.util.regex.Pattern;

/// Suites of TLS for programs that would take weak ones.
final class SuiteList {
    /// Names of the suites that are still safe; anything else is a family of suites, weak ones
    /// among them, or an order.
    private static final Pattern SAFE =
            Pattern.compile("(?:ECDHE|DHE)-[A-Z0-9-]*(?:GCM-SHA\\d+|CHACHA20-POLY1305)");

    private SuiteList() {}

    /// The suites of TLS 1.2 joined by colons; empty for the other program's own, also where the
    /// list asks for others than safe ones by name, which is reported.
    static String of(TlsPolicy policy, String path, Report report) {
        List<String> suites = policy.suites();
        boolean areSafe = suites.stream().allMatch(s -> SAFE.matcher(s).matches());
        report.loseUnless(areSafe, path, "suites");
        return areSafe ? String.join(":", suites) : "";
    }

    /// The suites of TLS 1.3 joined by colons.
    static String of13(TlsPolicy policy) {
        boolean areNames = policy.suites13().stream().allMatch(s -> s.matches("TLS_[A-Z0-9_]+"));
        return areNames ? String.join(":", policy.suites13()) : "";
    }
}
