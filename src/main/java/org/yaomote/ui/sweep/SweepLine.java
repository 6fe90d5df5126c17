package org.yaomote.ui.sweep;

import org.yaomote.roster.Mark;
import org.yaomote.sweep.HostResult;
import org.yaomote.sweep.Verdict;

import java.util.Optional;

/// What a row of the table shows.
///
/// @param result what is known of the host
/// @param mark what is different since an earlier sweep
/// @param service the service of which the host is a backend, "" if it is none
record SweepLine(HostResult result, Optional<Mark> mark, String service) {
    /// Whether requests to a host that is there went without an answer.
    boolean isShaky() {
        return result.verdict() == Verdict.ALIVE
                && result.echo().received() > 0
                && result.echo().received() < result.echo().sent();
    }

    /// The share of requests without an answer, 0 to 1; -1 if none was sent.
    double loss() {
        int sent = result.echo().sent();
        return sent == 0 ? -1 : (double) (sent - Math.min(sent, result.echo().received())) / sent;
    }

    /// Whether a name or an address stands for this host.
    boolean isOf(String host) {
        return host.equalsIgnoreCase(result.label())
                || host.equalsIgnoreCase(result.name())
                || host.equalsIgnoreCase(name())
                || result.address().filter(a -> host.equals(a.getHostAddress())).isPresent();
    }

    /// The host's own name: its reverse name, else the one that was written, else "".
    String name() {
        String found = result.known().reverseName();
        return found.isEmpty() ? result.name() : found;
    }
}
