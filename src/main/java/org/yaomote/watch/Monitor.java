package org.yaomote.watch;

import org.jspecify.annotations.Nullable;
import org.yaomote.echo.EchoAddress;
import org.yaomote.echo.EchoArrival;
import org.yaomote.echo.EchoBatch;
import org.yaomote.echo.EchoTransport;
import org.yaomote.sweep.Reason;
import org.yaomote.watch.Hysteresis.Change;
import org.yaomote.watch.WatchEvent.Numbered;

import java.net.InetAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The loop of a [MonitorSession], one turn at a time: hear what came, give up what is late, send
/// what is due.
///
/// Thread: all calls under one lock; [#turn] only by the owner of the transport, which is touched
/// by nothing else.
final class Monitor {
    private static final long FOREVER = Long.MAX_VALUE;

    /// How often sockets are opened anew while the network is lost, in nanoseconds.
    private static final long RENEWAL = 10_000_000_000L;

    private final EchoTransport transport;
    private final WatchSettings settings;
    private final InstantSource clock;
    private final long timeout;
    private final Schedule schedule;
    private final OwnNetwork network = new OwnNetwork();
    private final Slumber slumber;
    private final EventLog events = new EventLog();
    private final EchoBatch batch = new EchoBatch();
    private final List<Watched> inBatch = new ArrayList<>();
    private final Map<Integer, Watched> hosts = new LinkedHashMap<>();
    private final Map<EchoAddress, Watched> byAddress = new HashMap<>();

    /// Hosts that have no turn yet: only the transport's owner may ask it for the time.
    private final List<Watched> fresh = new ArrayList<>();

    /// Probes under way. All have the same time, so the first is the next to be lost.
    private final Deque<Waiting> waiting = new ArrayDeque<>();

    private int lastId;
    private boolean hasSlept;
    private long renewedAt;

    /// A probe under way, unless the host knows better.
    private record Waiting(Watched host, int sequence, long due) {}

    Monitor(EchoTransport transport, WatchSettings settings, InstantSource clock) {
        this.transport = transport;
        this.settings = settings;
        this.clock = clock;
        this.timeout = settings.timeout().toNanos();
        this.schedule = new Schedule(settings.interval().toNanos());
        this.slumber = new Slumber(settings.interval().toNanos());
        this.renewedAt = transport.now();
    }

    /// A host that is there already keeps its number.
    int add(InetAddress address, String name) {
        Watched known = byAddress.get(EchoAddress.of(address));
        if (known != null) {
            return known.id();
        }
        Watched added = new Watched(++lastId, address, name, wall());
        hosts.put(added.id(), added);
        byAddress.put(added.key(), added);
        fresh.add(added);
        return added.id();
    }

    void remove(int id) {
        Watched removed = hosts.remove(id);
        if (removed != null) {
            byAddress.remove(removed.key());
            removed.forget(false);
            takeOut(removed);
        }
    }

    void pause(int id, boolean now) {
        Watched host = hosts.get(id);
        if (host == null || host.isPaused() == now) {
            return;
        }
        host.pause(now, wall());
        takeOut(host);
        if (!now) {
            fresh.add(host);
        }
    }

    private void takeOut(Watched host) {
        schedule.remove(host);
        fresh.remove(host);
    }

    WatchSnapshot snapshot(int recent) {
        return new WatchSnapshot(
                clock.instant(),
                hosts.values().stream().map(host -> host.snapshot(recent)).toList(),
                network.lostSince(),
                events.last());
    }

    Optional<History> history(int id) {
        return Optional.ofNullable(hosts.get(id)).map(Watched::history);
    }

    List<Numbered> eventsAfter(long number) {
        return events.after(number);
    }

    /// Does what is to be done now.
    ///
    /// @return when the next turn is due, on the clock of the transport
    long turn() {
        wakeFromSlumber();
        fresh.forEach(host -> schedule.add(host, transport.now()));
        fresh.clear();
        while (transport.receive(this::heard) > 0) {
            slumber.working(transport.now(), wall());
        }
        expire();
        sendDue();
        long next = nextDue();
        slumber.until(next, transport.now(), wall());
        return next;
    }

    /// Whether the sockets may be of no use any more, so that others are to be opened: a sleep, and
    /// networks that come and go, leave some that never work again.
    boolean isStale() {
        long now = transport.now();
        boolean stale = hasSlept || (network.isLost() && now - renewedAt >= RENEWAL);
        if (stale) {
            hasSlept = false;
            renewedAt = now;
        }
        return stale;
    }

    private void wakeFromSlumber() {
        slumber.wokeUp(transport.now(), wall())
                .ifPresent(
                        gap -> {
                            hasSlept = true;
                            events.add(new WatchEvent.Slept(clock.instant(), gap));
                            hosts.values().forEach(host -> host.forget(false));
                            schedule.restart(transport.now());
                        });
    }

    private void heard(EchoArrival arrival) {
        Watched host =
                byAddress.get(new EchoAddress(arrival.high(), arrival.low(), arrival.scope()));
        if (host == null || host.isPaused()) {
            return;
        }
        switch (arrival.kind()) {
            case REPLY, TCP_OPEN, TCP_REFUSED -> replied(host, arrival);
            case ERROR -> {
                if (host.isUnderWay(arrival.sequence())) {
                    failed(host, new Reason.Icmp(arrival.type(), arrival.code()));
                }
            }
        }
    }

    private void replied(Watched host, EchoArrival arrival) {
        switch (host.heard(arrival.sequence(), arrival.at(), timeout)) {
            case IN_TIME -> {
                network.back(clock.instant()).ifPresent(this::networkBack);
                tell(host, host.replied(arrival.at()));
            }
            case LATE, DUPLICATE, STRANGE -> {}
        }
    }

    private void networkBack(WatchEvent.NetworkBack back) {
        events.add(back);
        hosts.values().forEach(Watched::acquit);
    }

    private void expire() {
        long now = transport.now();
        for (Waiting first = firstWaiting();
                first != null && first.due <= now;
                first = firstWaiting()) {
            waiting.remove();
            failed(first.host, new Reason.NoAnswer());
        }
    }

    /// The oldest probe that is still under way.
    private @Nullable Waiting firstWaiting() {
        Waiting first = waiting.peek();
        while (first != null && !first.host.isUnderWay(first.sequence)) {
            waiting.remove();
            first = waiting.peek();
        }
        return first;
    }

    /// A probe was lost: by the host, or by this computer's network?
    private void failed(Watched host, Reason why) {
        if (network.isLost()) {
            host.forget(true);
            return;
        }
        host.lost(why);
        if (!blameNetwork(host)) {
            tell(host, host.blame(host.lastMissed(wall())));
        }
    }

    private boolean blameNetwork(Watched host) {
        Optional<WatchEvent.NetworkLost> lost = network.judge(host, hosts.values(), wall());
        lost.ifPresent(
                event -> {
                    events.add(event);
                    hosts.values().forEach(one -> one.forget(true));
                });
        return lost.isPresent();
    }

    private void sendDue() {
        for (boolean more = true; more; ) {
            long now = transport.now();
            batch.clear();
            inBatch.clear();
            for (Watched host = schedule.due(now); host != null; host = schedule.due(now)) {
                if (host.isWaiting()) {
                    // It had its interval, or a moment less: the wake-up for it may come too late.
                    failed(host, new Reason.NoAnswer());
                }
                EchoAddress to = host.key();
                batch.add(to.high(), to.low(), to.scope(), host.nextSequence());
                inBatch.add(host);
                if (batch.isFull()) {
                    break;
                }
            }
            more = batch.isFull();
            if (batch.size() > 0) {
                transport.send(batch);
                afterSending();
            }
        }
    }

    private void afterSending() {
        long now = transport.now();
        long wall = wall();
        for (int entry = 0; entry < inBatch.size(); entry++) {
            Watched host = inBatch.get(entry);
            switch (batch.outcome(entry)) {
                case SENT -> {
                    long at = batch.at(entry);
                    host.sent(at, wall - (now - at) / 1_000);
                    waiting.add(new Waiting(host, batch.sequence(entry), at + timeout));
                    schedule.sent(host, now);
                }
                case AGAIN, NO_BUFFER -> {
                    if (!schedule.again(host, now)) {
                        var _ = notSent(host, "", wall);
                    }
                }
                case REFUSED -> {
                    schedule.sent(host, now);
                    // Others can be asked: as far as a person is concerned, this one is not there.
                    if (notSent(host, batch.words(entry), wall)) {
                        tell(host, host.blame(wall));
                    }
                }
            }
        }
    }

    /// Whether it is not the fault of the network.
    private boolean notSent(Watched host, String words, long wall) {
        host.failedToSend(new Reason.NotSent(words), wall);
        return !network.isLost() && !blameNetwork(host);
    }

    private long nextDue() {
        Waiting first = firstWaiting();
        long next = first == null ? schedule.next() : Math.min(schedule.next(), first.due);
        return next == FOREVER ? transport.now() + settings.interval().toNanos() : next;
    }

    private void tell(Watched host, @Nullable Change change) {
        if (change == null) {
            return;
        }
        Instant since = Watched.instant(change.since());
        switch (change.to()) {
            case FLAPPING -> events.add(new WatchEvent.BeganFlapping(since, host.id()));
            case UP -> {
                if (change.from() == HostState.DOWN) {
                    events.add(
                            new WatchEvent.CameUp(
                                    since, host.id(), host.outageUntil(change.since())));
                } else {
                    steady(host, change);
                }
            }
            case DOWN -> {
                host.wentDown(change.since());
                switch (change.from()) {
                    case FLAPPING -> steady(host, change);
                    case UNKNOWN ->
                            events.add(new WatchEvent.NotThere(since, host.id(), host.reason()));
                    case UP, DOWN, PAUSED ->
                            events.add(new WatchEvent.WentDown(since, host.id(), host.reason()));
                }
            }
            case UNKNOWN, PAUSED -> {}
        }
    }

    private void steady(Watched host, Change change) {
        if (change.from() == HostState.FLAPPING) {
            events.add(new WatchEvent.EndedFlapping(clock.instant(), host.id(), change.to()));
        }
    }

    private long wall() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }
}
