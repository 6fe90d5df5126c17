package org.yaomote.ui.sweep;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.yaomote.sweep.EchoOptions;
import org.yaomote.sweep.EchoStatistics;
import org.yaomote.sweep.HostResult;
import org.yaomote.sweep.Means;
import org.yaomote.sweep.Pace;
import org.yaomote.sweep.Reason;
import org.yaomote.sweep.SweepListener.Progress;
import org.yaomote.sweep.SweepRequest;
import org.yaomote.sweep.SweepSummary;
import org.yaomote.sweep.Sweeper;
import org.yaomote.targets.TargetSet;
import org.yaomote.ui.fx.Ticker;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Executor;

/// Asks one host again and again, as `ping` does.
///
/// Each request is a sweep of one host with one try; the next one follows after the interval, or
/// when the answer to the last is known if that takes longer. Thread: the FX thread; needs no
/// toolkit.
final class PingViewModel {
    /// Replies that are kept.
    static final int MOST_REPLIES = 1000;

    private static final int USUAL_COUNT = 5;
    private static final int USUAL_DATA = 56;
    private static final int MOST_COUNT = 1_000_000;
    private static final Duration FASTEST = Duration.ofMillis(200);
    private static final Duration SLOWEST = Duration.ofHours(1);

    private final Sweeper sweeper;
    private final Executor fx;
    private final Ticker ticker;
    private final StringProperty host = new SimpleStringProperty("");
    private final NumberSetting count = new NumberSetting("count", 1, MOST_COUNT, USUAL_COUNT);
    private final BooleanProperty endless = new SimpleBooleanProperty();
    private final SecondsSetting interval =
            new SecondsSetting("interval", FASTEST, SLOWEST, Duration.ofSeconds(1));
    private final SecondsSetting limit =
            new SecondsSetting(
                    "limit", Duration.ofMillis(10), Duration.ofMinutes(1), Duration.ofSeconds(2));
    private final NumberSetting size =
            new NumberSetting("size", 0, EchoOptions.MOST_DATA, USUAL_DATA);
    private final NumberSetting ttl = new NumberSetting("ttl", 1, 255, EchoOptions.DEFAULTS.ttl());
    private final BooleanProperty whole = new SimpleBooleanProperty();
    private final ObjectProperty<Optional<InetAddress>> source =
            new SimpleObjectProperty<>(Optional.empty());
    private final ObservableList<PingReply> replies = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private EchoStatistics statistics = new EchoStatistics();
    private long beganAt;
    private Duration took = Duration.ZERO;
    private Optional<Round> round = Optional.empty();

    /// @param fx runs a task on the FX thread, later
    /// @param ticker calls back on the FX thread after a while
    PingViewModel(Sweeper sweeper, Executor fx, Ticker ticker) {
        this.sweeper = sweeper;
        this.fx = fx;
        this.ticker = ticker;
    }

    /// Whom to ask: an address or a name.
    StringProperty host() {
        return host;
    }

    /// How often.
    NumberSetting count() {
        return count;
    }

    /// Whether until it is stopped.
    BooleanProperty endless() {
        return endless;
    }

    /// From one request to the next.
    SecondsSetting interval() {
        return interval;
    }

    /// How long to wait for a reply.
    SecondsSetting limit() {
        return limit;
    }

    /// Octets of data.
    NumberSetting size() {
        return size;
    }

    /// How many routers a request may pass.
    NumberSetting ttl() {
        return ttl;
    }

    /// Whether a request must not be cut in pieces.
    BooleanProperty whole() {
        return whole;
    }

    /// The own address to send from; nothing for the usual one.
    ObjectProperty<Optional<InetAddress>> source() {
        return source;
    }

    /// What came of the requests so far, the last [#MOST_REPLIES] of them.
    ObservableList<PingReply> replies() {
        return replies;
    }

    /// The statistics so far.
    EchoStatistics.Summary statistics() {
        return statistics.summary();
    }

    /// How long it has been going on, or went on.
    Duration took() {
        return took;
    }

    /// Whether requests are being sent.
    ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// The equal command; nothing while a field is wrong.
    Optional<PingCommand> command() {
        Optional<Duration> pause = interval.value();
        OptionalInt times = endless.get() ? OptionalInt.empty() : count.value();
        boolean counted = endless.get() || times.isPresent();
        return counted && pause.isPresent()
                ? echo().map(e -> new PingCommand(host.get(), times, pause.get(), e))
                : Optional.empty();
    }

    /// Begins anew with another host, and stops what runs.
    void show(String whom) {
        if (!whom.equals(host.get())) {
            stop();
            host.set(whom);
            clear();
        }
    }

    /// Begins. Does nothing while it runs or something typed is wrong.
    void start() {
        TargetSet target = TargetSet.parse(host.get());
        boolean one = target.problems().isEmpty() && target.count() == 1;
        if (!running.get() && one) {
            command().ifPresent(command -> begin(new Round(command, target)));
        }
    }

    /// Ends it; the statistics stay.
    void stop() {
        round.ifPresent(
                now -> {
                    now.cancel.run();
                    end();
                });
    }

    private void begin(Round next) {
        clear();
        round = Optional.of(next);
        running.set(true);
        next.ask();
    }

    private void clear() {
        statistics = new EchoStatistics();
        beganAt = ticker.nanos();
        took = Duration.ZERO;
        replies.clear();
    }

    private void count(PingReply reply) {
        statistics.transmitted();
        took = Duration.ofNanos(ticker.nanos() - beganAt);
        if (reply.isAnswered()) {
            statistics.reply(reply.number(), reply.nanos());
        } else if (reply.result().reason() instanceof Reason.Icmp) {
            statistics.error(reply.number());
        }
    }

    private void end() {
        round = Optional.empty();
        running.set(false);
    }

    private Optional<EchoOptions> echo() {
        boolean ready =
                size.value().isPresent() && ttl.value().isPresent() && limit.value().isPresent();
        return ready
                ? Optional.of(
                        new EchoOptions(
                                size.value().getAsInt(),
                                1,
                                limit.value().get(),
                                ttl.value().getAsInt(),
                                whole.get(),
                                source.get()))
                : Optional.empty();
    }

    /// From Ping to Stop.
    private final class Round {
        private final PingCommand command;
        private final TargetSet target;
        private int sent;
        private Runnable cancel = () -> {};

        Round(PingCommand command, TargetSet target) {
            this.command = command;
            this.target = target;
        }

        void ask() {
            sent++;
            SweepRequest request =
                    new SweepRequest(
                            target, command.echo(), Pace.MAXIMUM, false, List.of(), Set.of());
            Answer answer = new Answer(this, ticker.nanos());
            cancel = sweeper.start(request, new SweepFeed(fx, fx, answer))::cancel;
        }

        void answered(HostResult result, long askedAt) {
            if (round.filter(this::equals).isEmpty()) {
                return;
            }
            PingReply reply = new PingReply(sent, result);
            count(reply);
            if (replies.size() == MOST_REPLIES) {
                replies.removeFirst();
            }
            replies.add(reply);
            if (command.count().isPresent() && sent >= command.count().getAsInt()) {
                end();
            } else {
                Duration gone = Duration.ofNanos(ticker.nanos() - askedAt);
                cancel = ticker.in(command.interval().minus(gone), this::ask);
            }
        }
    }

    /// What comes of one request.
    private static final class Answer implements SweepFeed.Receiver {
        private final Round round;
        private final long askedAt;
        private Optional<HostResult> last = Optional.empty();

        Answer(Round round, long askedAt) {
            this.round = round;
            this.askedAt = askedAt;
        }

        @Override
        public void started(Means means) {
            // The means are those of the last sweep.
        }

        @Override
        public void results(List<HostResult> changed) {
            last = Optional.of(changed.getLast());
        }

        @Override
        public void progress(Progress progress) {
            // One host is asked, so there is no way to be on.
        }

        @Override
        public void finished(SweepSummary summary) {
            last.ifPresent(result -> round.answered(result, askedAt));
        }
    }
}
