package org.yaomote.workspace;

import org.yaomote.changes.Difference;
import org.yaomote.changes.Differences;
import org.yaomote.config.Change;
import org.yaomote.config.PlaceNames;
import org.yaomote.config.Problem;
import org.yaomote.metrics.Traffic;
import org.yaomote.metrics.TrafficSnapshot;
import org.yaomote.proof.ListenerProof;
import org.yaomote.store.ApplyHistory;
import org.yaomote.store.HistoryEntry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Keeps every start and apply: in memory for the window, and on the disk.
///
/// Thread: the workspace's; the disk is touched on the executor handed in.
public final class ApplyKeeper {
    /// Where entries are kept.
    ///
    /// @param history on the disk
    /// @param files runs tasks that touch the disk, one after another
    /// @param caller runs a task on the workspace's thread
    public record Shelf(ApplyHistory history, Executor files, Executor caller) {}

    private final Shelf shelf;
    private final Supplier<TrafficSnapshot> counts;
    private final List<HistoryEntry> entries = new ArrayList<>();
    private final List<Runnable> observers = new ArrayList<>();
    private int broken;

    /// What had been served when the newest entry that is no refusal came into force; empty if none
    /// is in force.
    private Optional<HistoryEntry.Traffic> begun = Optional.empty();

    /// Reads what is on the shelf; observers are told when it is there.
    ///
    /// @param counts reads the counts of the running proxy
    public ApplyKeeper(Shelf shelf, Supplier<TrafficSnapshot> counts) {
        this.shelf = shelf;
        this.counts = counts;
        shelf.files()
                .execute(
                        () -> {
                            ApplyHistory.Found found = shelf.history().load();
                            shelf.caller().execute(() -> loaded(found));
                        });
    }

    /// All that are kept, the oldest first.
    public List<HistoryEntry> entries() {
        return List.copyOf(entries);
    }

    /// How many could not be read.
    public int broken() {
        return broken;
    }

    /// What was served since the newest entry that is no refusal came into force; empty while
    /// nothing runs.
    public Optional<HistoryEntry.Traffic> sinceNewest() {
        return begun.map(before -> between(before, traffic(counts.get())));
    }

    private static HistoryEntry.Traffic between(
            HistoryEntry.Traffic before, HistoryEntry.Traffic now) {
        return new HistoryEntry.Traffic(
                Math.max(0, now.requests() - before.requests()),
                Math.max(0, now.errors() - before.errors()));
    }

    /// Keeps what came of a start or an apply.
    public void record(Applied applied) {
        HistoryEntry entry = entry(applied);
        if (entry.cameIntoForce()) {
            HistoryEntry.Traffic before = traffic(applied.served());
            settle(before);
            begun = Optional.of(before);
        }
        entries.addLast(entry);
        if (entries.size() > ApplyHistory.DEPTH) {
            entries.removeFirst();
        }
        shelf.files().execute(() -> shelf.history().add(entry));
        tell();
    }

    /// The proxy is about to stop, or something else comes into force: what was served until now is
    /// kept with what was in force.
    public void settle() {
        settle(traffic(counts.get()));
    }

    private void settle(HistoryEntry.Traffic now) {
        Optional<HistoryEntry.Traffic> since = begun.map(before -> between(before, now));
        begun = Optional.empty();
        since.ifPresent(this::keep);
    }

    /// Applies that were refused since then changed nothing, and served nothing.
    private void keep(HistoryEntry.Traffic served) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (entries.get(i).cameIntoForce()) {
                HistoryEntry known = entries.get(i).serving(served);
                entries.set(i, known);
                shelf.files().execute(() -> shelf.history().amend(known));
                tell();
                return;
            }
        }
    }

    /// Has the observer run after every change.
    public void addObserver(Runnable observer) {
        observers.add(observer);
    }

    private void loaded(ApplyHistory.Found found) {
        broken = found.broken();
        entries.addAll(0, found.entries());
        tell();
    }

    private static HistoryEntry.Traffic traffic(TrafficSnapshot now) {
        return new HistoryEntry.Traffic(
                now.overListeners(Traffic::requests),
                now.overListeners(t -> t.outcomes().failures()));
    }

    private static HistoryEntry entry(Applied applied) {
        List<Change> changes =
                applied.cause() == Cause.START
                        ? List.of()
                        : Differences.between(applied.before(), applied.after()).stream()
                                .map(Difference::words)
                                .flatMap(List::stream)
                                .toList();
        return new HistoryEntry(
                applied.at(),
                applied.cause().name().toLowerCase(Locale.ROOT),
                applied.note(),
                changes,
                result(applied.outcome()),
                details(applied),
                applied.took(),
                Optional.empty(),
                applied.after());
    }

    private static HistoryEntry.Result result(Applied.Outcome outcome) {
        return switch (outcome) {
            case Applied.Outcome.Refused _ -> HistoryEntry.Result.REFUSED;
            case Applied.Outcome.Looking _ -> HistoryEntry.Result.IN_FORCE;
            case Applied.Outcome.InForce inForce when inForce.proofs().isEmpty() ->
                    HistoryEntry.Result.IN_FORCE;
            case Applied.Outcome.InForce inForce ->
                    inForce.isProven() ? HistoryEntry.Result.PROVEN : HistoryEntry.Result.DOUBTFUL;
        };
    }

    private static List<Change> details(Applied applied) {
        PlaceNames names = new PlaceNames(applied.after());
        Stream<Change> details =
                switch (applied.outcome()) {
                    case Applied.Outcome.Refused(var reasons) ->
                            reasons.stream().flatMap(reason -> said(names, reason));
                    case Applied.Outcome.Looking _ -> Stream.of();
                    case Applied.Outcome.InForce(var proofs) ->
                            proofs.stream().map(ListenerProof::said);
                };
        return details.toList();
    }

    /// What it is about if that has a name, then what is wrong with it.
    private static Stream<Change> said(PlaceNames names, Problem problem) {
        return Stream.concat(
                names
                        .of(problem.where())
                        .map(n -> new Change("history.about", List.of(n)))
                        .stream(),
                Stream.of(new Change("problem." + problem.code(), problem.arguments())));
    }

    private void tell() {
        List.copyOf(observers).forEach(Runnable::run);
    }
}
