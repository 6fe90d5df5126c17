package org.yaomote.proxy;

import org.yaomote.balance.Attempts;
import org.yaomote.balance.BackendPool;
import org.yaomote.config.Backend;
import org.yaomote.traffic.Candidate;
import org.yaomote.traffic.Pick;
import org.yaomote.traffic.WayNotes;

import java.util.ArrayList;
import java.util.List;

/// Notes whom a choice is among.
final class Candidates {
    private Candidates() {}

    /// The backends of a service now, the first ones if there are very many.
    static List<Candidate> of(ServiceRoute service, Attempts attempts, long nowNanos) {
        BackendPool pool = service.pool();
        List<Backend> backends = service.service().backends();
        int count = Math.min(backends.size(), WayNotes.MOST_CANDIDATES);
        List<Candidate> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            all.add(
                    new Candidate(
                            i,
                            backends.get(i),
                            pool.weight(i),
                            pool.state(i).inFlight(),
                            pool.availability(i, nowNanos),
                            pool.takesPart(i, nowNanos),
                            attempts.contains(i)));
        }
        return all;
    }

    /// Why the last choice fell as it did.
    static Pick why(Attempts attempts) {
        return switch (attempts.reason()) {
            case SESSION -> Pick.SESSION;
            case BALANCING -> Pick.BALANCING;
            case INSTEAD -> Pick.INSTEAD;
        };
    }
}
