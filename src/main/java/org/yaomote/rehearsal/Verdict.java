package org.yaomote.rehearsal;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How requests of a rehearsal went: what their sender saw, beside what the proxy counted.
///
/// @param statuses how many answers had which status
/// @param unanswered how many got no complete answer
/// @param reached how many requests the service counted of them
/// @param retried how many tries beyond the first it counted of them
/// @param micros how long each complete answer took, from connecting to its end; from the quickest
public record Verdict(
        Map<Integer, Integer> statuses,
        int unanswered,
        long reached,
        long retried,
        List<Long> micros) {
    private static final int MOST = 95;
    private static final int FIRST_OF_SERVER = 500;

    public Verdict {
        statuses = new TreeMap<>(statuses);
        micros = micros.stream().sorted().toList();
    }

    /// The microseconds within which 95 of 100 answers were there; 0 if there was none.
    public long mostWithin() {
        int rank = (micros.size() * MOST + 99) / 100;
        return micros.isEmpty() ? 0 : micros.get(rank - 1);
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
