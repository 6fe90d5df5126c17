package org.yaomote.ui.services;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.yaomote.metrics.BackendHealth;
import org.yaomote.policy.Reply;
import org.yaomote.ui.editing.Figures;
import org.yaomote.ui.editing.RowStanding;

import java.time.Instant;
import java.util.Optional;

/// One line of the tree: the same object for as long as its service or backend exists.
final class ServicesRow {
    /// What the draft says about it.
    ///
    /// @param name of the service, or the backend's label
    /// @param address `host:port`; empty for a service
    /// @param share of its service's requests as things are, so that one that is down gets nothing
    /// @param enabled for a service: whether any backend is
    /// @param reply what a service does with its requests
    /// @param leaving whether it runs and the draft has it no more; then it is as what runs says,
    ///   and nothing can be done with it but to let it be applied or to undo
    public record Setting(
            String name,
            String address,
            Sharing share,
            boolean enabled,
            Reply reply,
            boolean leaving) {
        Setting withShare(Sharing changed) {
            return new Setting(name, address, changed, enabled, reply, leaving);
        }
    }

    private final RowId id;
    private final ReadOnlyObjectWrapper<Setting> setting;
    private final ReadOnlyObjectWrapper<Figures> flow = new ReadOnlyObjectWrapper<>(Figures.NONE);
    private final ReadOnlyObjectWrapper<RowStanding> standing =
            new ReadOnlyObjectWrapper<>(RowStanding.UNKNOWN);

    private final ReadOnlyObjectWrapper<Seen> seen = new ReadOnlyObjectWrapper<>(Seen.NOTHING);

    /// What was seen of a backend, and when that was looked at.
    record Seen(Optional<BackendHealth> health, Instant at) {
        static final Seen NOTHING = new Seen(Optional.empty(), Instant.EPOCH);
    }

    ServicesRow(RowId id, Setting setting) {
        this.id = id;
        this.setting = new ReadOnlyObjectWrapper<>(setting);
    }

    /// Which row this is.
    public RowId id() {
        return id;
    }

    /// What the draft says about it.
    public ReadOnlyObjectProperty<Setting> setting() {
        return setting.getReadOnlyProperty();
    }

    /// Its live figures.
    public ReadOnlyObjectProperty<Figures> flow() {
        return flow.getReadOnlyProperty();
    }

    /// How it is, and whether the draft of it is wrong.
    public ReadOnlyObjectProperty<RowStanding> standing() {
        return standing.getReadOnlyProperty();
    }

    /// What was seen of it.
    ReadOnlyObjectProperty<Seen> seen() {
        return seen.getReadOnlyProperty();
    }

    void show(Seen changed) {
        seen.set(changed);
    }

    void show(Setting changed) {
        setting.set(changed);
    }

    void show(Figures changed) {
        flow.set(changed);
    }

    /// The same once more is no change: nothing is drawn for it.
    void show(RowStanding now) {
        if (!now.equals(standing.get())) {
            standing.set(now);
        }
    }

    /// Shows how a backend is, and what it gets as things are.
    void show(RowStanding changed, Sharing share) {
        show(changed);
        if (!setting.get().share().equals(share)) {
            show(setting.get().withShare(share));
        }
    }

    /// Whether it runs and the draft has it no more.
    boolean isLeaving() {
        return setting.get().leaving();
    }
}
