package org.yaomote.proxy;

import org.yaomote.accesslog.LogCounts;
import org.yaomote.accesslog.RequestLog;
import org.yaomote.config.AccessLog;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.traffic.TrafficTap;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// What all listeners share besides the table: who is let in, and who writes down what was asked.
///
/// Thread: changed by the work thread, used by the event loops.
final class Reception {
    private final Admission admission;
    private final RuleDesk desk;
    private final RequestLog log;
    private final TrafficTap tap;
    private final List<Clerk> clerks;
    private final OwnCalls ownCalls = new OwnCalls(System::nanoTime);

    /// @param places where files are
    /// @param loops number of event loops
    /// @param accepting told to stop accepting connections, or to go on
    /// @param desk what rules need
    Reception(Places places, int loops, Consumer<Boolean> accepting, RuleDesk desk) {
        Clock clock = Clock.systemUTC();
        Path base = places.base();
        this.desk = desk;
        admission = new Admission(accepting);
        log =
                new RequestLog(
                        new RequestLog.Surroundings(
                                base,
                                places.accessLog(),
                                clock,
                                System::nanoTime,
                                ZoneId.systemDefault()),
                        loops);
        tap = new TrafficTap(loops, clock);
        RequestIds.Secret secret = RequestIds.Secret.of(new SecureRandom());
        clerks =
                IntStream.range(0, 2 * loops)
                        .mapToObj(
                                lane ->
                                        new Clerk(
                                                new HttpDate(clock),
                                                new RequestIds(secret, lane),
                                                new Clerk.Books(
                                                        log.ring(lane % loops), tap.lane(lane)),
                                                lane % loops))
                        .toList();
    }

    /// Follows a configuration from now on.
    ///
    /// @return warnings
    List<Problem> follow(ProxyConfig config) {
        admission.limit(config.limits().connections());
        return log.use(config.accessLog());
    }

    /// Nothing is served any more: completes when everything is written.
    CompletableFuture<Void> rest() {
        var _ = log.use(new AccessLog.Off());
        return log.settled();
    }

    void close() {
        desk.close();
        var _ = log.close();
    }

    /// What rules need.
    RuleDesk desk() {
        return desk;
    }

    Admission admission() {
        return admission;
    }

    Clerk clerk(int lane) {
        return clerks.get(lane);
    }

    /// What this program asks its own listeners.
    OwnCalls ownCalls() {
        return ownCalls;
    }

    /// Where what is recorded of requests comes out.
    TrafficTap tap() {
        return tap;
    }

    LogCounts logCounts() {
        return log.counts();
    }
}
