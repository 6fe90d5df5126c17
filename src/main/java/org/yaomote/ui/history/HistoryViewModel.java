package org.yaomote.ui.history;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.yaomote.changes.Difference;
import org.yaomote.changes.Differences;
import org.yaomote.changes.LineDiff;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.store.HistoryEntry;
import org.yaomote.ui.fx.BackgroundWork;
import org.yaomote.ui.fx.WorkspaceModel;
import org.yaomote.workspace.Edit;
import org.yaomote.workspace.RunState;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The applies that are kept, and in what two of them differ.
///
/// Thread: the FX thread; needs no toolkit.
final class HistoryViewModel {
    /// A row.
    ///
    /// @param entry what is kept; empty for the draft that is not applied yet
    /// @param config what was, or would be, in force
    /// @param traffic while it was in force
    record Row(
            Optional<HistoryEntry> entry,
            ProxyConfig config,
            Optional<HistoryEntry.Traffic> traffic) {}

    /// Two rows side by side.
    ///
    /// @param older the one compared with; empty if there is none before
    /// @param differences in words
    /// @param lines as text; none while they are being written
    record Compared(
            Optional<Row> older,
            Row newer,
            List<Difference> differences,
            List<LineDiff.Line> lines) {
        Compared {
            differences = List.copyOf(differences);
            lines = List.copyOf(lines);
        }
    }

    private final WorkspaceModel model;
    private final BackgroundWork work;
    private final HistoryDesk desk;
    private final ReadOnlyObjectWrapper<List<Row>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Compared>> compared =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private long asked;

    HistoryViewModel(WorkspaceModel model, BackgroundWork work, HistoryDesk desk) {
        this.model = model;
        this.work = work;
        this.desk = desk;
        desk.keeper().addObserver(this::refresh);
        model.draftProperty().addListener((_, _, _) -> refresh());
        model.appliedProperty().addListener((_, _, _) -> refresh());
        refresh();
    }

    /// The newest first; before it the draft, if it is not applied.
    ReadOnlyObjectProperty<List<Row>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /// What the selected rows are compared to.
    ReadOnlyObjectProperty<Optional<Compared>> comparedProperty() {
        return compared.getReadOnlyProperty();
    }

    /// How many entries could not be read.
    int broken() {
        return desk.keeper().broken();
    }

    /// What is in force has served more by now.
    void refresh() {
        List<HistoryEntry> entries = desk.keeper().entries().reversed();
        List<Row> next = new ArrayList<>();
        boolean isPending =
                !entries.isEmpty() && !model.draft().equals(model.appliedProperty().get());
        if (isPending) {
            next.add(new Row(Optional.empty(), model.draft(), Optional.empty()));
        }
        boolean isNewest = true;
        for (HistoryEntry entry : entries) {
            boolean isInForce = entry.cameIntoForce();
            Optional<HistoryEntry.Traffic> traffic =
                    isNewest && isInForce
                            ? desk.keeper().sinceNewest().or(entry::traffic)
                            : entry.traffic();
            isNewest = isNewest && !isInForce;
            next.add(new Row(Optional.of(entry), entry.config(), traffic));
        }
        if (!next.equals(rows.get())) {
            rows.set(List.copyOf(next));
        }
    }

    /// Compares two rows, or one with what was in force before it.
    void compare(List<Row> selected) {
        long mine = ++asked;
        if (selected.isEmpty()) {
            compared.set(Optional.empty());
            return;
        }
        List<Row> inOrder =
                selected.stream().sorted(Comparator.comparingInt(rows.get()::indexOf)).toList();
        Row newer = inOrder.getFirst();
        Optional<Row> older = inOrder.size() > 1 ? Optional.of(inOrder.getLast()) : before(newer);
        ProxyConfig from = older.map(Row::config).orElse(ProxyConfig.EMPTY);
        Compared words =
                new Compared(older, newer, Differences.between(from, newer.config()), List.of());
        compared.set(Optional.of(words));
        work.run(
                () -> LineDiff.between(lines(from), lines(newer.config())),
                lines -> {
                    if (mine == asked) {
                        compared.set(
                                Optional.of(
                                        new Compared(older, newer, words.differences(), lines)));
                    }
                },
                HistoryViewModel::log);
    }

    private Optional<Row> before(Row row) {
        return rows.get().stream()
                .skip(rows.get().indexOf(row) + 1L)
                .filter(r -> r.entry().filter(HistoryEntry::cameIntoForce).isPresent())
                .findFirst();
    }

    /// Whether the draft is as it was then.
    boolean isDraft(Row row) {
        return model.draft().equals(row.config());
    }

    /// Whether backends were let do something else then than they are now: that holds at once.
    boolean holdsOrders(Row row) {
        return model.runStateProperty().get() instanceof RunState.Running
                && model.appliedProperty().get().services().stream()
                        .anyMatch(now -> isOrderedOtherwise(now, row.config()));
    }

    private static boolean isOrderedOtherwise(Service now, ProxyConfig then) {
        return then.service(now.id()).stream()
                .flatMap(service -> service.backends().stream())
                .anyMatch(
                        was ->
                                now.backends().stream()
                                        .anyMatch(
                                                is ->
                                                        is.address().equals(was.address())
                                                                && is.mode() != was.mode()));
    }

    /// Makes the draft what was in force then, as one edit.
    void restore(Row row, String when) {
        model.edit(Edit.of("restore", when, _ -> row.config()));
    }

    private List<String> lines(ProxyConfig config) {
        return desk.printer().print(config).lines().toList();
    }

    private static void log(Exception failure) {
        System.getLogger(HistoryViewModel.class.getName())
                .log(System.Logger.Level.ERROR, "a configuration cannot be printed", failure);
    }
}
