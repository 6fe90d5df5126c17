package org.yaomote.ui.sweep;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.yaomote.roster.Comparison;
import org.yaomote.roster.KeptSweep;
import org.yaomote.roster.Mark;
import org.yaomote.roster.Roster;
import org.yaomote.roster.SweepJsonReader.Read;
import org.yaomote.sweep.HostResult;
import org.yaomote.ui.fx.BackgroundWork;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The sweeps of before, and what is different since one of them.
///
/// Thread: the FX thread; needs no toolkit. The files are read and written elsewhere.
final class KeptSweeps {
    private static final System.Logger LOG = System.getLogger(KeptSweeps.class.getName());

    private final Roster roster;
    private final BackgroundWork work;
    private final ObservableList<Roster.Entry> entries = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Roster.Entry>> compared =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Comparison>> comparison =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private List<Integer> ports = List.of();

    /// @param work for the files; one task at a time
    KeptSweeps(Roster roster, BackgroundWork work) {
        this.roster = roster;
        this.work = work;
    }

    /// The sweeps that can be compared with, the latest first.
    ObservableList<Roster.Entry> entries() {
        return entries;
    }

    /// Which of them is compared with.
    ReadOnlyObjectProperty<Optional<Roster.Entry>> comparedProperty() {
        return compared.getReadOnlyProperty();
    }

    /// Changes when what is compared with is there.
    ReadOnlyObjectProperty<Optional<Comparison>> comparisonProperty() {
        return comparison.getReadOnlyProperty();
    }

    /// Compares with another one, or with none.
    void compare(Optional<Roster.Entry> with) {
        compared.set(with);
        comparison.set(Optional.empty());
        with.ifPresent(
                entry ->
                        load(
                                entry,
                                sweep -> {
                                    if (compared.get().equals(with)) {
                                        comparison.set(Optional.of(new Comparison(sweep, ports)));
                                    }
                                }));
    }

    /// What is different about a host since the sweep that is compared with.
    Optional<Mark> markOf(HostResult now) {
        return comparison.get().flatMap(c -> c.mark(now));
    }

    /// Fetches what is kept.
    ///
    /// @param last takes the latest sweep, if there is one
    void fetch(Consumer<KeptSweep> last) {
        work.run(
                roster::entries,
                found -> {
                    entries.setAll(found);
                    found.stream().findFirst().ifPresent(entry -> load(entry, last));
                },
                failure -> log("the kept sweeps cannot be listed", failure));
    }

    /// A sweep begins: it is compared with the last one of the same targets, if there is one.
    void begin(KeptSweep.Asked asked) {
        ports = asked.ports();
        compare(
                entries.stream()
                        .filter(e -> e.head().asked().targets().equals(asked.targets()))
                        .findFirst());
    }

    /// Keeps a sweep that has ended.
    ///
    /// @param ended with its hosts in any order
    /// @param onFailed is called if that cannot be done
    void keep(KeptSweep ended, Consumer<String> onFailed) {
        work.run(
                () -> {
                    String id = roster.keep(inOrder(ended));
                    return roster.entries().stream().filter(e -> e.id().equals(id)).toList();
                },
                fresh -> entries.addAll(0, fresh),
                failure -> {
                    log("the sweep cannot be kept", failure);
                    onFailed.accept(String.valueOf(failure.getMessage()));
                });
    }

    /// Sorts a million hosts, which the FX thread must not.
    private static KeptSweep inOrder(KeptSweep sweep) {
        List<HostResult> hosts =
                sweep.hosts().stream().sorted(Comparator.comparingInt(HostResult::index)).toList();
        return new KeptSweep(sweep.asked(), sweep.summary(), hosts);
    }

    private void load(Roster.Entry entry, Consumer<KeptSweep> taker) {
        work.run(
                () -> whole(entry),
                sweep -> sweep.ifPresent(taker),
                failure -> log("a kept sweep cannot be read", failure));
    }

    private Optional<KeptSweep> whole(Roster.Entry entry) throws IOException {
        return switch (roster.load(entry.id())) {
            case Read.Whole(var sweep) -> Optional.of(sweep);
            case Read.Broken(var line, var why) -> {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "a kept sweep is broken: {0}, line {1}: {2}",
                        entry.id(),
                        line,
                        why);
                yield Optional.empty();
            }
        };
    }

    private static void log(String what, Exception failure) {
        LOG.log(System.Logger.Level.WARNING, what, failure);
    }
}
