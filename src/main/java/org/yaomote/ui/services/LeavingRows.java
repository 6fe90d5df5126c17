package org.yaomote.ui.services;

import org.yaomote.config.Backend;
import org.yaomote.config.Service;
import org.yaomote.policy.Reply;
import org.yaomote.states.Reality;
import org.yaomote.states.SystemState;
import org.yaomote.ui.editing.Figures;
import org.yaomote.ui.editing.RowStanding;
import org.yaomote.ui.fx.Sample;
import org.yaomote.ui.fx.StateMark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// The rows of backends that run and that the draft has no more: to be seen until the change is
/// applied, and not to be chosen.
///
/// Thread: the workspace's.
final class LeavingRows {
    private final BackendKeys keys = new BackendKeys();
    private final Map<RowId, ServicesRow> rows = new HashMap<>();
    private final Set<RowId> seen = new HashSet<>();

    /// Begins to collect them anew.
    void begin() {
        seen.clear();
    }

    /// The rows of a service that runs, in its order.
    List<ServicesRow> of(Service runs, Sights sights) {
        List<Integer> shares = sights.states().shares(runs);
        List<ServicesRow> found = new ArrayList<>();
        for (int place : sights.leaving(runs)) {
            Backend backend = runs.backends().get(place);
            var setting =
                    new ServicesRow.Setting(
                            backend.label(),
                            backend.address(),
                            leaving(shares.get(place)),
                            backend.enabled(),
                            new Reply.FromBackends(),
                            true);
            RowId id = keys.of(runs).get(place);
            ServicesRow row = rows.computeIfAbsent(id, _ -> new ServicesRow(id, setting));
            row.show(setting);
            seen.add(id);
            found.add(row);
        }
        return found;
    }

    /// Forgets those that were not collected.
    void end() {
        rows.keySet().retainAll(seen);
    }

    Optional<ServicesRow> row(RowId id) {
        return Optional.ofNullable(rows.get(id));
    }

    /// Brings their live columns up to date.
    void sample(Service runs, Sights sights, Sample sample) {
        SystemState states = sights.states();
        List<Integer> shares = states.shares(runs);
        for (int place : sights.leaving(runs)) {
            Backend backend = runs.backends().get(place);
            row(keys.of(runs).get(place))
                    .ifPresent(
                            row -> {
                                row.show(Figures.in(sample, Sights.attempts(runs, backend)));
                                row.show(
                                        new ServicesRow.Seen(
                                                sights.health(runs, backend),
                                                sample.now().takenAt()));
                                row.show(
                                        standing(states.backend(runs, backend)),
                                        leaving(shares.get(place)));
                            });
        }
    }

    /// How something is that the draft has nothing wrong to say about, since it says nothing.
    static RowStanding standing(Reality reality) {
        return new RowStanding(StateMark.of(reality), false);
    }

    /// The share of what goes once the draft is applied.
    static Sharing leaving(int tenths) {
        return new Sharing(OptionalInt.of(tenths), OptionalInt.empty());
    }
}
