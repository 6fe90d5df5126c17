package org.yaomote.watch;

import org.jspecify.annotations.Nullable;
import org.yaomote.echo.EchoAddress;
import org.yaomote.sweep.Reason;
import org.yaomote.watch.Hysteresis.Change;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/// One host: its probe under way, what came of the others, and its state. It decides nothing about
/// other hosts, and tells nobody.
///
/// Times called `at` are nanoseconds of the transport's clock, `wall` are microseconds since 1970.
///
/// Thread: that of the monitor, under its lock.
final class Watched {
    private static final long LATE_NANOS = 10_000_000_000L;
    private static final int SEQUENCES = 0xFFFF;

    /// A probe under way or, with a place in the ring, one that was lost.
    private record Probe(int sequence, long at, long wall, long place, boolean unreachable) {}

    private final int id;
    private final InetAddress address;
    private final EchoAddress key;
    private final String name;
    private final Hysteresis hysteresis = new Hysteresis();
    private final SampleRing samples = new SampleRing();
    private final MinuteRing minutes = new MinuteRing();
    private final Tally tally = new Tally();

    /// Losses whose reply may still come.
    private final Deque<Probe> missed = new ArrayDeque<>();

    private @Nullable Probe underWay;
    private int sequence;
    private int answered = -1;
    private long answeredAt;
    private int failures;
    private int notSent;
    private Reason reason = new Reason.NotTried();
    private long wentDown;
    private boolean paused;

    /// @param wall now
    Watched(int id, InetAddress address, String name, long wall) {
        this.id = id;
        this.address = address;
        this.key = EchoAddress.of(address);
        this.name = name;
        hysteresis.reset(wall);
    }

    int id() {
        return id;
    }

    EchoAddress key() {
        return key;
    }

    InetAddress address() {
        return address;
    }

    boolean isPaused() {
        return paused;
    }

    HostState state() {
        return paused ? HostState.PAUSED : hysteresis.state();
    }

    /// Whether it is one by whose silence a network is known to be lost.
    boolean isAnswering() {
        return state() == HostState.UP || state() == HostState.FLAPPING;
    }

    /// Probes in a row that brought nothing, for whatever reason.
    int failures() {
        return failures;
    }

    /// Probes in a row that were not sent.
    int notSent() {
        return notSent;
    }

    /// Why the last probe brought nothing.
    Reason reason() {
        return reason;
    }

    /// Which number the next probe has, 0 to 65,535.
    int nextSequence() {
        return sequence;
    }

    /// The next probe has left.
    void sent(long at, long wall) {
        underWay = new Probe(sequence, at, wall, -1, false);
        sequence = (sequence + 1) & SEQUENCES;
    }

    /// Whether it is the one with this number that is under way.
    ///
    /// @param number negative if it is not known: then it is
    boolean isUnderWay(int number) {
        Probe probe = underWay;
        return probe != null && (number < 0 || probe.sequence == number);
    }

    /// Whether a probe is under way.
    boolean isWaiting() {
        return underWay != null;
    }

    /// What a reply is.
    enum Heard {
        IN_TIME,
        LATE,
        DUPLICATE,
        /// Of nothing that is remembered.
        STRANGE
    }

    /// Sorts a reply; one in time has to be settled by [#replied].
    ///
    /// @param number of the probe, or negative if the reply does not tell
    Heard heard(int number, long at, long timeout) {
        Probe probe = underWay;
        if (probe != null && isUnderWay(number) && at - probe.at < timeout) {
            return Heard.IN_TIME;
        }
        if (!isUnderWay(number) && number == answered) {
            tally.duplicated(Math.max(0, at - answeredAt));
            return Heard.DUPLICATE;
        }
        return excuse(number, at - timeout) ? Heard.LATE : Heard.STRANGE;
    }

    private boolean excuse(int number, long latest) {
        int behind = missed.size();
        for (Probe probe : missed) {
            behind--;
            if (probe.sequence == number && latest - probe.at <= LATE_NANOS) {
                samples.replace(probe.place, Sample.LATE);
                minutes.excuse(instant(probe.wall));
                tally.excused(probe.unreachable);
                failures = Math.min(failures, behind);
                List<Probe> after = missed.stream().skip(missed.size() - behind).toList();
                hysteresis.excuse(behind, after.isEmpty() ? probe.wall : after.getFirst().wall);
                missed.remove(probe);
                return true;
            }
        }
        return false;
    }

    /// The probe under way was answered.
    @Nullable Change replied(long at) {
        Probe probe = underWay;
        if (probe == null) {
            return null;
        }
        answered = probe.sequence;
        answeredAt = probe.at;
        tally.replied(Math.max(0, at - probe.at));
        var _ = settle(probe, Sample.ofNanos(at - probe.at));
        failures = 0;
        notSent = 0;
        return hysteresis.replied(probe.wall);
    }

    /// The probe under way was lost, which counts against the host only with [#blame].
    ///
    /// @param why no answer, or an ICMP error
    void lost(Reason why) {
        Probe probe = underWay;
        if (probe == null) {
            return;
        }
        reason = why;
        boolean unreachable = why instanceof Reason.Icmp;
        long place = fail(probe, unreachable ? Sample.UNREACHABLE : Sample.LOST);
        missed.add(new Probe(probe.sequence, probe.at, probe.wall, place, unreachable));
        while (missed.getFirst().at < probe.at - 2 * LATE_NANOS) {
            missed.remove();
        }
        failures++;
        notSent = 0;
    }

    /// The host is held to be the reason of the loss.
    ///
    /// @param wall when the probe was sent
    @Nullable Change blame(long wall) {
        return hysteresis.lost(wall);
    }

    /// When the last lost probe was sent.
    long lastMissed(long otherwise) {
        return missed.isEmpty() ? otherwise : missed.getLast().wall;
    }

    /// When the first of the failures in a row was sent.
    long firstMissed(long otherwise) {
        long skip = Math.max(0, missed.size() - failures);
        return missed.stream().skip(skip).findFirst().map(Probe::wall).orElse(otherwise);
    }

    /// A probe could not be sent.
    void failedToSend(Reason why, long wall) {
        reason = why;
        var _ = fail(new Probe(sequence, 0, wall, -1, false), Sample.NOT_SENT);
        failures++;
        notSent++;
    }

    /// The probe under way is no longer waited for, and says nothing.
    void forget(boolean keepSample) {
        Probe probe = underWay;
        if (probe != null && keepSample) {
            var _ = fail(probe, Sample.NOT_SENT);
        }
        underWay = null;
        acquit();
    }

    /// Failures of a time in which the network was lost are not the host's.
    void acquit() {
        failures = 0;
        notSent = 0;
        hysteresis.breakRun();
    }

    private long fail(Probe probe, int sample) {
        tally.failed(sample);
        return settle(probe, sample);
    }

    private long settle(Probe probe, int sample) {
        underWay = null;
        minutes.add(instant(probe.wall), sample);
        return samples.add(sample, probe.wall);
    }

    /// Begins or ends a pause; the state is unknown behind it.
    void pause(boolean now, long wall) {
        forget(false);
        paused = now;
        hysteresis.reset(wall);
    }

    /// Remembers when it went down, for the length of the outage.
    void wentDown(long wall) {
        wentDown = wall;
    }

    /// How long it was down.
    Duration outageUntil(long wall) {
        return Duration.of(Math.max(0, wall - wentDown), ChronoUnit.MICROS);
    }

    WatchSnapshot.Host snapshot(int recent) {
        return new WatchSnapshot.Host(
                id,
                address,
                name,
                state(),
                instant(hysteresis.since()),
                tally.figures(),
                boxed(recent),
                Arrays.stream(samples.lastTimes(recent)).mapToObj(Watched::instant).toList());
    }

    History history() {
        return new History(boxed(SampleRing.CAPACITY), minutes.all());
    }

    private List<Integer> boxed(int most) {
        return Arrays.stream(samples.last(most)).boxed().toList();
    }

    static Instant instant(long wall) {
        return Instant.EPOCH.plus(wall, ChronoUnit.MICROS);
    }
}
