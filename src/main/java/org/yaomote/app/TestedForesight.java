package org.yaomote.app;

import org.yaomote.config.ListenerId;
import org.yaomote.proof.Foresight;
import org.yaomote.proxy.RouteTester;
import org.yaomote.traffic.Forecast;
import org.yaomote.traffic.Forecast.End;

import java.net.InetAddress;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Foresight by the route tester.
///
/// @param routes of what runs; empty while nothing does
record TestedForesight(Supplier<Optional<RouteTester>> routes) implements Foresight {
    /// A password may have to be looked at, which is slow on purpose.
    private static final long LIMIT_SECONDS = 5;

    @Override
    public Optional<Foreseen> of(ListenerId listener, String head) {
        var question = new RouteTester.Question(listener, head, InetAddress.getLoopbackAddress());
        return routes.get()
                .map(tester -> tester.ask(question))
                .flatMap(
                        told ->
                                told.completeOnTimeout(
                                                Optional.empty(), LIMIT_SECONDS, TimeUnit.SECONDS)
                                        .join())
                .map(TestedForesight::foreseen);
    }

    private static Foreseen foreseen(Forecast forecast) {
        Outcome outcome =
                switch (forecast.end()) {
                    case End.ToBackend(), End.Waits() -> Outcome.BACKEND;
                    case End.Answered(_, var why) ->
                            switch (why) {
                                case NO_BACKEND -> Outcome.BACKEND;
                                case NO_RULE -> Outcome.NO_RULE;
                                case MAINTENANCE -> Outcome.MAINTENANCE;
                                case RULE_FAILED -> Outcome.RULE_FAILED;
                                case TO_HTTPS, NOT_LET_IN, MALFORMED, TOO_LONG, REPLY, PROOF ->
                                        Outcome.OWN;
                            };
                };
        return new Foreseen(
                forecast.way().rule().map(OptionalInt::of).orElseGet(OptionalInt::empty), outcome);
    }
}
