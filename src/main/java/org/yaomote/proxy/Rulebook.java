package org.yaomote.proxy;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.Rule;
import org.yaomote.rules.Origin;
import org.yaomote.rules.Program;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a listener and its rules say beyond hosts, paths and backends, compiled. Immutable.
///
/// @param entries its rules but for those of disabled services
/// @param checkUrl what every request must be like
/// @param maxUriBytes longest target, 0 for the general limit
/// @param acme folder of answers to `/.well-known/acme-challenge/`
/// @param origin how clients behind proxies are found, if not as usual
/// @param pages the answers of our own
record Rulebook(
        List<Entry> entries,
        Program checkUrl,
        long maxUriBytes,
        Optional<Path> acme,
        @Nullable Origin origin,
        ErrorPages pages) {
    /// A rule.
    ///
    /// @param number its index among the rules of the listener
    /// @param program its conditions but for hosts and path prefixes, which need none
    record Entry(int number, Rule rule, Program program, Treatment treatment) {
        boolean isUsual() {
            return program.isEmpty() && treatment.isUsual();
        }
    }

    /// Whether requests need no more than their rule's host and path looked at.
    boolean isUsual() {
        return checkUrl.isEmpty()
                && maxUriBytes == 0
                && acme.isEmpty()
                && entries.stream().allMatch(Entry::isUsual);
    }
}
