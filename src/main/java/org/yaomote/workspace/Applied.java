package org.yaomote.workspace;

import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.metrics.TrafficSnapshot;
import org.yaomote.proof.ListenerProof;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// One try to bring a configuration into force, and what came of it.
///
/// @param at when it was asked for
/// @param note of the user; empty for none
/// @param before what ran; empty if nothing did
/// @param after what was to run
/// @param served the counts when it came into force, or was refused
/// @param took until the proxy had taken or refused it, without the look afterwards
public record Applied(
        Instant at,
        Cause cause,
        String note,
        ProxyConfig before,
        ProxyConfig after,
        TrafficSnapshot served,
        Duration took,
        Outcome outcome) {
    /// What came of it.
    public sealed interface Outcome {
        /// It runs; whether it works is being looked at.
        record Looking() implements Outcome {}

        /// It runs.
        ///
        /// @param proofs what our own requests met, of each listener that was touched; none if none
        ///   was
        record InForce(List<ListenerProof> proofs) implements Outcome {
            public InForce {
                proofs = List.copyOf(proofs);
            }

            /// Whether everything answered that was asked.
            public boolean isProven() {
                return proofs.stream().allMatch(ListenerProof::isGood);
            }
        }

        /// Nothing was changed.
        record Refused(List<Problem> reasons) implements Outcome {
            public Refused {
                reasons = List.copyOf(reasons);
            }
        }
    }

    /// Whether nothing ran before, whoever made what was started.
    public boolean isStart() {
        return before.isEmpty();
    }

    /// Whether it changed nothing.
    public boolean isRefused() {
        return outcome instanceof Outcome.Refused;
    }

    /// A try that begins.
    static Applied begun(Instant at, ProxyConfig before, ProxyConfig after) {
        return new Applied(
                at,
                Cause.YOU,
                "",
                before,
                after,
                TrafficSnapshot.EMPTY,
                Duration.ZERO,
                new Outcome.Looking());
    }

    /// A start, which brings everything into force and meets no counts.
    static Applied start(Instant at, ProxyConfig config, Instant now) {
        return begun(at, ProxyConfig.EMPTY, config)
                .by(Cause.START, "")
                .lasting(Duration.between(at, now), TrafficSnapshot.EMPTY);
    }

    /// The same try, of somebody else.
    Applied by(Cause who, String said) {
        return new Applied(at, who, said, before, after, served, took, outcome);
    }

    /// The same try, which took this long and met these counts.
    Applied lasting(Duration time, TrafficSnapshot counts) {
        return new Applied(at, cause, note, before, after, counts, time, outcome);
    }

    /// The same try, further on.
    Applied with(Outcome next) {
        return new Applied(at, cause, note, before, after, served, took, next);
    }
}
