package org.yaomote.sweep;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/// What a sweep came to.
///
/// @param began when it was started
/// @param took until its last verdict
/// @param means by which hosts were asked
/// @param verdicts how many hosts have which; those that nobody has are missing
/// @param late replies that overturned a verdict
/// @param doubts why the result is not to be believed; usually none
public record SweepSummary(
        Instant began,
        Duration took,
        Means means,
        Map<Verdict, Long> verdicts,
        long late,
        Set<Doubt> doubts) {

    /// Signs that the result says more about the way than about the hosts.
    public enum Doubt {
        /// Every one of many addresses answers: a proxy or a firewall answers for them.
        EVERYTHING_ANSWERS,
        /// Not one request left this computer.
        NOTHING_LEFT,
        /// The system refused all requests to the local network (macOS: Local Network).
        PERMISSION_MISSING,
        /// The same hardware address stands for many hosts: somebody answers ARP for others.
        PROXY_ARP,
        /// Replies got lost in this computer: the receive buffer was full.
        REPLIES_DROPPED
    }

    public SweepSummary {
        verdicts = Map.copyOf(verdicts);
        doubts = Set.copyOf(doubts);
    }

    /// How many hosts have this verdict.
    public long count(Verdict verdict) {
        return verdicts.getOrDefault(verdict, 0L);
    }
}
