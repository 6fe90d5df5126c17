package org.yaomote.watch;

import org.yaomote.sweep.Reason;

import java.time.Duration;
import java.time.Instant;

/// Something worth telling. The first time a host is found up is none.
public sealed interface WatchEvent {
    /// When it happened, which is before it was noticed: a host went down with the first probe that
    /// it did not answer.
    Instant at();

    /// What became of a host.
    sealed interface OfHost extends WatchEvent {
        /// As [MonitorSession#add] numbered it.
        int host();
    }

    /// A host does not answer any more.
    ///
    /// @param reason of the last loss: no answer, an ICMP error, or the system did not send
    record WentDown(Instant at, int host, Reason reason) implements OfHost {}

    /// A host does not answer, and nothing was known of it before.
    ///
    /// @param reason of the last loss, as of [WentDown]
    record NotThere(Instant at, int host, Reason reason) implements OfHost {}

    /// A host answers again, or at last.
    ///
    /// @param outage since it went down
    record CameUp(Instant at, int host, Duration outage) implements OfHost {}

    /// A host goes up and down; no more of that is told until it is steady.
    record BeganFlapping(Instant at, int host) implements OfHost {}

    /// A host is steady again.
    ///
    /// @param now [HostState#UP] or [HostState#DOWN]
    record EndedFlapping(Instant at, int host, HostState now) implements OfHost {}

    /// All hosts were lost at once, or nothing can be sent: it is this computer's network. Hosts
    /// keep the state they had.
    ///
    /// @param hosts how many
    record NetworkLost(Instant at, int hosts) implements WatchEvent {}

    /// A host answers again after that.
    ///
    /// @param outage how long the network was lost
    record NetworkBack(Instant at, Duration outage) implements WatchEvent {}

    /// The computer slept, or its clock was set forward; probes under way are forgotten.
    ///
    /// @param gap how long nothing was done
    record Slept(Instant at, Duration gap) implements WatchEvent {}

    /// An event with its number.
    ///
    /// @param number from 1, without a gap
    record Numbered(long number, WatchEvent event) {}
}
