package org.yaomote.ui.sweep;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Watched hosts that do as a test says.
final class FakeWatching implements Watching {
    static final Instant BEGAN = Instant.parse("2026-03-01T12:00:00Z");

    final List<WatchNote> events = new ArrayList<>();
    private final Map<String, WatchedHost> hosts = new LinkedHashMap<>();
    private final Map<String, WatchedHost> aside = new HashMap<>();
    Duration interval = Duration.ZERO;
    boolean paused;

    @Override
    public void add(String host, String name) {
        hosts.put(
                host,
                new WatchedHost(
                        host, name, WatchedHost.State.UNKNOWN, BEGAN, 0, Duration.ZERO, List.of()));
    }

    /// A host has answered some requests and not others.
    ///
    /// @param micros round trips, 0 for one that was lost
    void beats(String host, WatchedHost.State state, long... micros) {
        List<Beat> beats = new ArrayList<>();
        for (int i = 0; i < micros.length; i++) {
            Beat.Kind kind = micros[i] == 0 ? Beat.Kind.LOST : Beat.Kind.ANSWERED;
            beats.add(new Beat(BEGAN.plusSeconds(i), kind, micros[i] * 1000));
        }
        String name = hosts.get(host).name();
        hosts.put(host, new WatchedHost(host, name, state, BEGAN, 0, Duration.ZERO, beats));
    }

    @Override
    public void remove(String host) {
        aside.remove(host);
        hosts.remove(host);
    }

    @Override
    public void setAside(String host) {
        aside.put(host, hosts.remove(host));
    }

    /// Whether it is set aside and not forgotten.
    boolean remembered(String host) {
        return aside.containsKey(host);
    }

    @Override
    public void putBack(WatchedHost host, int at) {
        List<WatchedHost> all = new ArrayList<>(hosts.values());
        all.add(at, aside.getOrDefault(host.host(), host));
        hosts.clear();
        all.forEach(one -> hosts.put(one.host(), one));
    }

    @Override
    public void every(Duration every) {
        interval = every;
    }

    @Override
    public void pause() {
        paused = true;
    }

    @Override
    public void resume() {
        paused = false;
    }

    @Override
    public List<WatchedHost> hosts() {
        return List.copyOf(hosts.values());
    }

    @Override
    public List<WatchNote> events() {
        return List.copyOf(events);
    }
}
