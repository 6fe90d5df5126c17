package org.yaomote.ui.sweep;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.yaomote.roster.WatchList;
import org.yaomote.ui.fx.Ticker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The hosts that are watched, as rows that are brought up to date once a second.
///
/// Thread: the FX thread; needs no toolkit.
final class WatchViewModel {
    /// How often each host can be asked.
    static final List<Duration> INTERVALS =
            List.of(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5));

    /// Longer than the note stands that offers to take a removal back.
    private static final Duration OFFER = Duration.ofSeconds(30);

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Watching watching;
    private final Ticker ticker;
    private final Map<String, WatchRow> byHost = new HashMap<>();
    private final ObservableList<WatchRow> rows = FXCollections.observableArrayList();
    private final ObservableList<WatchNote> events = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Duration> interval =
            new ReadOnlyObjectWrapper<>(Duration.ofSeconds(10));
    private final ReadOnlyObjectWrapper<Optional<WatchNote>> last =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final KeptHosts kept;
    private final List<Runnable> observers = new ArrayList<>();
    private boolean looking;

    /// @param kept what was watched before is watched again
    WatchViewModel(Watching watching, Ticker ticker, KeptHosts kept) {
        this.watching = watching;
        this.ticker = ticker;
        this.kept = kept;
        watching.every(interval.get());
        kept.fetch(this::goOn);
    }

    private void goOn(WatchList.Kept before) {
        if (INTERVALS.contains(before.interval())) {
            every(before.interval());
        }
        if (before.paused() != paused.get()) {
            togglePause();
        }
        before.hosts().forEach(host -> add(host.address(), host.name()));
    }

    private void keep() {
        List<WatchList.Host> hosts =
                watching.hosts().stream()
                        .map(host -> new WatchList.Host(host.host(), host.name()))
                        .toList();
        kept.keep(new WatchList.Kept(interval.get(), paused.get(), hosts));
    }

    /// The hosts, in the order in which they were added.
    ObservableList<WatchRow> rows() {
        return rows;
    }

    /// Calls this when the rows were brought up to date.
    void onRefreshed(Runnable observer) {
        observers.add(observer);
    }

    /// What happened, latest first.
    ObservableList<WatchNote> events() {
        return events;
    }

    /// What happened last.
    ReadOnlyObjectProperty<Optional<WatchNote>> lastProperty() {
        return last.getReadOnlyProperty();
    }

    /// Whether nobody is asked for now.
    ReadOnlyBooleanProperty pausedProperty() {
        return paused.getReadOnlyProperty();
    }

    /// How often each host is asked.
    ReadOnlyObjectProperty<Duration> intervalProperty() {
        return interval.getReadOnlyProperty();
    }

    /// Watches one more.
    ///
    /// @return whether it was not watched already
    boolean add(String host, String name) {
        boolean fresh = !byHost.containsKey(host);
        if (fresh) {
            watching.add(host, name);
            refresh();
            look();
            keep();
        }
        return fresh;
    }

    /// Watches these no longer. What is known of them is forgotten when the offer to take that back
    /// has gone.
    ///
    /// @return takes it back
    Runnable remove(List<WatchRow> gone) {
        Map<Integer, WatchedHost> places = new TreeMap<>();
        gone.forEach(row -> places.put(rows.indexOf(row), row.now()));
        places.values().forEach(host -> watching.setAside(host.host()));
        refresh();
        keep();
        Runnable stay = ticker.in(OFFER, () -> forget(places.values()));
        return () -> {
            stay.run();
            places.forEach((at, host) -> watching.putBack(host, at));
            refresh();
            look();
            keep();
        };
    }

    private void forget(Collection<WatchedHost> gone) {
        gone.stream()
                .map(WatchedHost::host)
                .filter(host -> !byHost.containsKey(host))
                .forEach(watching::remove);
    }

    /// Asks each host this often.
    void every(Duration changed) {
        if (!changed.equals(interval.get())) {
            interval.set(changed);
            watching.every(changed);
            keep();
        }
    }

    /// Asks nobody until it is pressed again.
    void togglePause() {
        paused.set(!paused.get());
        if (paused.get()) {
            watching.pause();
        } else {
            watching.resume();
        }
        refresh();
        keep();
    }

    /// Brings the rows up to date.
    void refresh() {
        List<WatchedHost> hosts = watching.hosts();
        rows.removeIf(row -> hosts.stream().noneMatch(h -> h.host().equals(row.now().host())));
        byHost.values().retainAll(rows);
        for (int i = 0; i < hosts.size(); i++) {
            WatchedHost host = hosts.get(i);
            WatchRow row = byHost.get(host.host());
            if (row == null) {
                row = new WatchRow(host);
                byHost.put(host.host(), row);
                rows.add(i, row);
            } else {
                row.show(host);
            }
        }
        List<WatchNote> happened = watching.events();
        if (!happened.equals(events)) {
            happen(happened);
            last.set(happened.stream().findFirst());
        }
        observers.forEach(Runnable::run);
    }

    /// What stays in the list stays the same row of it, so that it stays selected.
    private void happen(List<WatchNote> happened) {
        events.retainAll(happened);
        int fresh = happened.size() - events.size();
        if (fresh >= 0 && happened.subList(fresh, happened.size()).equals(events)) {
            events.addAll(0, happened.subList(0, fresh));
        } else {
            events.setAll(happened);
        }
    }

    private void look() {
        if (!looking) {
            looking = true;
            lookLater();
        }
    }

    /// Ends by itself when nobody is watched any more.
    private void lookLater() {
        var _ =
                ticker.in(
                        LOOK,
                        () -> {
                            refresh();
                            looking = !rows.isEmpty();
                            if (looking) {
                                lookLater();
                            }
                        });
    }
}
