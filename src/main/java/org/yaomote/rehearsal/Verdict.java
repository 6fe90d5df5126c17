package org.yaomote.rehearsal;

import java.util.Map;
import java.util.TreeMap;

/// How requests of a rehearsal went: what their sender saw, beside what the proxy counted.
///
/// @param statuses how many answers had which status
/// @param unanswered how many got no complete answer
/// @param reached how many requests the service counted of them
/// @param retried how many tries beyond the first it counted of them
public record Verdict(Map<Integer, Integer> statuses, int unanswered, long reached, long retried) {
    private static final int FIRST_OF_SERVER = 500;

    public Verdict {
        statuses = new TreeMap<>(statuses);
    }

    /// All that were sent.
    public int sent() {
        return statuses.values().stream().mapToInt(count -> count).sum() + unanswered;
    }

    /// Those that a client would call failed: an answer of the 5xx class, or none.
    public int failed() {
        return unanswered
                + statuses.entrySet().stream()
                        .filter(entry -> entry.getKey() >= FIRST_OF_SERVER)
                        .mapToInt(Map.Entry::getValue)
                        .sum();
    }
}
