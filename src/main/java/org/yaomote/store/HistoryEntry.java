package org.yaomote.store;

import org.yaomote.config.Change;
import org.yaomote.config.ProxyConfig;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One try to bring a configuration into force, as it is kept.
///
/// @param at when it was asked for
/// @param cause who or what asked for it: a word such as `you`
/// @param note of the user; empty for none
/// @param changes against what ran before, in words; none for a start
/// @param result what came of it
/// @param details of the result: keys of whole texts with what they mention, such as what a
///   listener answered
/// @param took until the proxy had taken or refused it
/// @param traffic while it was in force; empty until that is known
/// @param config what was to run
public record HistoryEntry(
        Instant at,
        String cause,
        String note,
        List<Change> changes,
        Result result,
        List<Change> details,
        Duration took,
        Optional<Traffic> traffic,
        ProxyConfig config) {
    /// What came of it.
    public enum Result {
        /// It is in force; nothing was asked of it.
        IN_FORCE,
        /// It is in force, and everything that was asked answered.
        PROVEN,
        /// It is in force, but not everything that was asked answered.
        DOUBTFUL,
        /// Nothing was changed.
        REFUSED
    }

    /// What was served while it was in force.
    ///
    /// @param errors requests that ended with a server error or without a complete answer
    public record Traffic(long requests, long errors) {}

    public HistoryEntry {
        changes = List.copyOf(changes);
        details = List.copyOf(details);
    }

    /// Whether it took the place of what ran before.
    public boolean cameIntoForce() {
        return result != Result.REFUSED;
    }

    /// The same try, with what was served since.
    public HistoryEntry serving(Traffic since) {
        return new HistoryEntry(
                at, cause, note, changes, result, details, took, Optional.of(since), config);
    }
}
