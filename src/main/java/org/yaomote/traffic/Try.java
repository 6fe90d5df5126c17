package org.yaomote.traffic;

import java.util.List;
import java.util.Optional;

/// One attempt to have a request answered by a backend.
///
/// @param candidates whom the choice was among, at most [WayNotes#MOST_CANDIDATES] and the chosen
///   one; empty if it is the same backend once more
/// @param backend index of the chosen one; -1 if there was nobody
/// @param reused whether a connection lay ready
/// @param queueNanos waited for a backend with room
/// @param connectNanos waited for the connection, 0 if one lay ready; without TLS
/// @param tlsNanos waited for TLS to the backend
/// @param waitNanos from the sending of the head to the first octet of an answer, or to the end of
///   the attempt
/// @param failure code of the reason in the texts; empty if the backend answered
public record Try(
        List<Candidate> candidates,
        Pick pick,
        int backend,
        boolean reused,
        long queueNanos,
        long connectNanos,
        long tlsNanos,
        long waitNanos,
        String failure) {
    public Try {
        candidates = List.copyOf(candidates);
    }

    /// The chosen backend, if it was looked at.
    public Optional<Candidate> chosen() {
        return candidates.stream().filter(c -> c.index() == backend).findFirst();
    }

    /// Whether it did not bring an answer.
    public boolean failed() {
        return !failure.isEmpty();
    }
}
