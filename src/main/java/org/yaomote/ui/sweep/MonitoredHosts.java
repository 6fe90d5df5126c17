package org.yaomote.ui.sweep;

import org.yaomote.ui.fx.BackgroundWork;
import org.yaomote.watch.HostState;
import org.yaomote.watch.MonitorSession;
import org.yaomote.watch.Sample;
import org.yaomote.watch.WatchEvent;
import org.yaomote.watch.WatchSettings;
import org.yaomote.watch.WatchSnapshot;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// The hosts that a [MonitorSession] watches. The session is opened with the first host, and anew
/// for another interval; what the one before saw of a host stays with it.
final class MonitoredHosts implements Watching {
    private static final System.Logger LOG = System.getLogger(MonitoredHosts.class.getName());
    private static final int RECENT = 120;
    private static final int MOST_NOTES = 500;
    private static final int NANOS = 1000;

    private final Function<WatchSettings, MonitorSession> open;
    private final BackgroundWork work;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, Integer> ids = new HashMap<>();
    private final Deque<WatchNote> notes = new ArrayDeque<>();

    /// What sessions before this one saw, oldest first.
    private final Map<String, List<Beat>> earlier = new HashMap<>();

    /// When a host was asked no longer, oldest first.
    private final Map<String, List<Instant>> stops = new HashMap<>();

    private Optional<MonitorSession> session = Optional.empty();
    private Duration interval = Duration.ofSeconds(10);
    private long lastEvent;
    private long asked;
    private boolean paused;

    /// @param open opens a session; may take some hundred milliseconds
    /// @param work for that
    MonitoredHosts(Function<WatchSettings, MonitorSession> open, BackgroundWork work) {
        this.open = open;
        this.work = work;
    }

    @Override
    public void add(String host, String name) {
        names.put(host, name);
        session.ifPresentOrElse(now -> add(now, host), this::openUnlessAsked);
    }

    @Override
    public void remove(String host) {
        names.remove(host);
        earlier.remove(host);
        Integer id = ids.remove(host);
        if (id != null) {
            session.ifPresent(
                    now -> {
                        noteStop(now, List.of(host));
                        now.remove(id);
                    });
        }
    }

    @Override
    public void setAside(String host) {
        names.remove(host);
        Integer id = ids.get(host);
        if (id != null) {
            session.ifPresent(
                    now -> {
                        noteStop(now, List.of(host));
                        now.pause(id);
                    });
        }
    }

    @Override
    public void putBack(WatchedHost host, int at) {
        List<Map.Entry<String, String>> all = new ArrayList<>();
        names.forEach((one, name) -> all.add(Map.entry(one, name)));
        all.removeIf(e -> e.getKey().equals(host.host()));
        all.add(Math.min(at, all.size()), Map.entry(host.host(), host.name()));
        names.clear();
        all.forEach(e -> names.put(e.getKey(), e.getValue()));
        add(host.host(), host.name());
    }

    @Override
    public void every(Duration changed) {
        boolean different = !changed.equals(interval);
        interval = changed;
        if (different && !names.isEmpty()) {
            session.ifPresent(now -> noteStop(now, names.keySet()));
            session.ifPresent(this::keepBeats);
            session.ifPresent(MonitorSession::close);
            session = Optional.empty();
            ids.clear();
            openAnew();
        }
    }

    private void keepBeats(MonitorSession before) {
        Map<Integer, WatchSnapshot.Host> seen = byId(before.snapshot(RECENT));
        ids.forEach(
                (host, id) -> {
                    WatchSnapshot.Host found = seen.get(id);
                    if (found != null) {
                        earlier.put(host, beats(host, found));
                    }
                });
    }

    private static Map<Integer, WatchSnapshot.Host> byId(WatchSnapshot snapshot) {
        Map<Integer, WatchSnapshot.Host> all = new HashMap<>();
        snapshot.hosts().forEach(host -> all.put(host.id(), host));
        return all;
    }

    @Override
    public void pause() {
        paused = true;
        session.ifPresent(now -> noteStop(now, names.keySet()));
        session.ifPresent(now -> listed().forEach(now::pause));
    }

    private void noteStop(MonitorSession now, Collection<String> hosts) {
        listen();
        Instant at = now.snapshot(0).at();
        for (String host : hosts) {
            List<Instant> before = stops.computeIfAbsent(host, _ -> new ArrayList<>());
            before.add(at);
            if (before.size() > MOST_NOTES) {
                before.removeFirst();
            }
        }
    }

    private List<Instant> stops(String host) {
        return List.copyOf(stops.getOrDefault(host, List.of()));
    }

    @Override
    public void resume() {
        paused = false;
        session.ifPresent(now -> listed().forEach(now::resume));
    }

    /// Not those that are set aside.
    private List<Integer> listed() {
        return names.keySet().stream().map(ids::get).filter(Objects::nonNull).toList();
    }

    @Override
    public List<WatchedHost> hosts() {
        listen();
        Optional<WatchSnapshot> snapshot = session.map(now -> now.snapshot(RECENT));
        Map<Integer, WatchSnapshot.Host> seen =
                snapshot.map(MonitoredHosts::byId).orElseGet(Map::of);
        List<WatchedHost> all = new ArrayList<>();
        names.forEach(
                (host, name) -> {
                    WatchSnapshot.Host found = seen.get(ids.getOrDefault(host, 0));
                    all.add(
                            found == null
                                    ? fresh(host, name)
                                    : watched(host, found, snapshot.orElseThrow().at()));
                });
        return all;
    }

    @Override
    public List<WatchNote> events() {
        listen();
        return List.copyOf(notes);
    }

    /// Takes what happened since.
    private void listen() {
        session.ifPresent(
                now -> {
                    for (WatchEvent.Numbered event : now.eventsAfter(lastEvent)) {
                        lastEvent = event.number();
                        notes.addFirst(note(event.event()));
                    }
                });
        while (notes.size() > MOST_NOTES) {
            notes.removeLast();
        }
    }

    private void openUnlessAsked() {
        if (asked == 0) {
            openAnew();
        }
    }

    private void openAnew() {
        long mine = ++asked;
        WatchSettings settings = new WatchSettings(interval);
        work.run(
                () -> open.apply(settings),
                opened -> take(opened, mine),
                failure -> LOG.log(System.Logger.Level.WARNING, "nobody can be watched", failure));
    }

    /// Another one may have been asked for while this was opened.
    private void take(MonitorSession opened, long mine) {
        if (mine != asked) {
            opened.close();
            return;
        }
        session = Optional.of(opened);
        lastEvent = 0;
        names.keySet().forEach(host -> add(opened, host));
    }

    private void add(MonitorSession to, String host) {
        int id = to.add(InetAddress.ofLiteral(host), names.getOrDefault(host, ""));
        ids.put(host, id);
        if (paused) {
            to.pause(id);
        } else {
            to.resume(id);
        }
    }

    /// Of no session yet, or of none that is open already.
    private WatchedHost fresh(String host, String name) {
        List<Beat> before = earlier.getOrDefault(host, List.of());
        Outages outages = Outages.of(host, List.copyOf(notes), stops(host), Optional.empty());
        return new WatchedHost(
                host,
                name,
                paused && !before.isEmpty() ? WatchedHost.State.PAUSED : unknown(before),
                Instant.EPOCH,
                outages.count(),
                outages.length(),
                before);
    }

    private List<Beat> beats(String host, WatchSnapshot.Host seen) {
        List<Beat> all = new ArrayList<>(earlier.getOrDefault(host, List.of()));
        for (int i = 0; i < seen.recent().size(); i++) {
            all.add(beat(seen.times().get(i), seen.recent().get(i)));
        }
        return all.subList(Math.max(0, all.size() - RECENT), all.size());
    }

    private WatchedHost watched(String host, WatchSnapshot.Host seen, Instant at) {
        List<Beat> beats = beats(host, seen);
        WatchedHost.State state = state(seen.state(), beats);
        Optional<Duration> lasting =
                state == WatchedHost.State.DOWN
                        ? Optional.of(Duration.between(seen.since(), at))
                        : Optional.empty();
        Outages outages = Outages.of(host, List.copyOf(notes), stops(host), lasting);
        return new WatchedHost(
                host, seen.name(), state, seen.since(), outages.count(), outages.length(), beats);
    }

    private static Beat beat(Instant when, int sample) {
        return switch (sample) {
            case Sample.LOST -> new Beat(when, Beat.Kind.LOST, 0);
            case Sample.LATE -> new Beat(when, Beat.Kind.LATE, 0);
            case Sample.UNREACHABLE -> new Beat(when, Beat.Kind.UNREACHABLE, 0);
            case Sample.NOT_SENT -> new Beat(when, Beat.Kind.NOT_SENT, 0);
            default -> new Beat(when, Beat.Kind.ANSWERED, (long) sample * NANOS);
        };
    }

    private static WatchedHost.State unknown(List<Beat> beats) {
        return beats.stream().allMatch(beat -> beat.kind() == Beat.Kind.NOT_SENT)
                ? WatchedHost.State.UNKNOWN
                : WatchedHost.State.ASKED;
    }

    private static WatchedHost.State state(HostState state, List<Beat> beats) {
        return switch (state) {
            case UNKNOWN -> unknown(beats);
            case UP -> WatchedHost.State.UP;
            case DOWN -> WatchedHost.State.DOWN;
            case FLAPPING -> WatchedHost.State.FLAPPING;
            case PAUSED -> WatchedHost.State.PAUSED;
        };
    }

    private WatchNote note(WatchEvent event) {
        return switch (event) {
            case WatchEvent.WentDown(var at, var id, _) ->
                    new WatchNote(at, WatchNote.What.WENT_DOWN, host(id), Duration.ZERO);
            case WatchEvent.NotThere(var at, var id, _) ->
                    new WatchNote(at, WatchNote.What.NOT_THERE, host(id), Duration.ZERO);
            case WatchEvent.CameUp(var at, var id, var outage) ->
                    new WatchNote(at, WatchNote.What.CAME_BACK, host(id), outage);
            case WatchEvent.BeganFlapping(var at, var id) ->
                    new WatchNote(at, WatchNote.What.FLAPS, host(id), Duration.ZERO);
            case WatchEvent.EndedFlapping(var at, var id, _) ->
                    new WatchNote(at, WatchNote.What.STEADY, host(id), Duration.ZERO);
            case WatchEvent.NetworkLost(var at, _) ->
                    new WatchNote(at, WatchNote.What.NETWORK_LOST, "", Duration.ZERO);
            case WatchEvent.NetworkBack(var at, var outage) ->
                    new WatchNote(at, WatchNote.What.NETWORK_BACK, "", outage);
            case WatchEvent.Slept(var at, var gap) ->
                    new WatchNote(at, WatchNote.What.SLEPT, "", gap);
        };
    }

    private String host(int id) {
        return ids.entrySet().stream()
                .filter(e -> e.getValue() == id)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }
}
