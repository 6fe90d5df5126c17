package org.yaomote.ui.shell;

import org.yaomote.events.Event;
import org.yaomote.metrics.BackendHealth;
import org.yaomote.metrics.BackendPlace;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.overview.Flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// What is news of the backends from one moment to the next.
///
/// How one is when it is first known alarms nobody: it has not changed, and where something needs
/// the user it stands anyway. Nor does a failure that a rehearsal plays, or the end of one.
///
/// Thread: one.
final class ServerNews {
    /// Something to be told.
    ///
    /// @param code of the event, behind `backend.`
    record Told(Flow.Server server, Event.Level level, String code) {
        /// What the event mentions: its name; for one that fails the key of the reason, and its
        /// address.
        List<String> words() {
            boolean fails = server.mark() == StateMark.DOWN || server.mark() == StateMark.SHAKY;
            String reason = server.health().map(BackendHealth::reason).orElse("");
            return fails && !reason.isEmpty()
                    ? List.of(server.label(), reason, server.address())
                    : List.of(server.label());
        }
    }

    /// What was known of one a moment ago.
    ///
    /// @param wasUp whether it was up since it became known
    /// @param isPlayed whether how it is belongs to a rehearsal
    private record Known(StateMark mark, boolean wasUp, boolean isPlayed) {
        static final Known NOTHING = new Known(StateMark.UNKNOWN, false, false);

        Known then(StateMark is, boolean played) {
            return switch (is) {
                case UNKNOWN, IDLE -> NOTHING;
                case UP -> new Known(is, true, false);
                case SHAKY, DOWN, DRAINING, MAINTENANCE, OFF, PROBLEM, NEWS ->
                        new Known(is, wasUp, isPlayed || played);
            };
        }
    }

    private final Supplier<Set<BackendPlace>> pretending;
    private final Map<BackendPlace, Known> known = new HashMap<>();
    private Set<BackendPlace> pretended = Set.of();

    /// @param pretending who pretends to fail now
    ServerNews(Supplier<Set<BackendPlace>> pretending) {
        this.pretending = pretending;
    }

    /// What is news of a moment, which was taken a little before this is asked: so is who pretended
    /// when this was asked last.
    List<Told> of(Flow now) {
        Set<BackendPlace> playing = pretending.get();
        List<Told> all = new ArrayList<>();
        for (Flow.Pool pool : now.services()) {
            for (Flow.Server server : pool.servers()) {
                BackendPlace place = new BackendPlace(pool.id().value(), server.address());
                boolean isPlayed = playing.contains(place) || pretended.contains(place);
                Known was = known.getOrDefault(place, Known.NOTHING);
                told(was, server, isPlayed).ifPresent(all::add);
                known.put(place, was.then(server.mark(), isPlayed));
            }
        }
        pretended = playing;
        return all;
    }

    private static Optional<Told> told(Known was, Flow.Server server, boolean isPlayed) {
        StateMark is = server.mark();
        if (is == was.mark()) {
            return Optional.empty();
        }
        Optional<Told> found = told(was, server);
        return isPlayed || was.isPlayed()
                ? found.map(t -> new Told(t.server(), Event.Level.NEWS, t.code()))
                : found;
    }

    private static Optional<Told> told(Known was, Flow.Server server) {
        String code = server.mark().styleClass();
        return switch (server.mark()) {
            case SHAKY ->
                    Optional.of(new Told(server, Event.Level.WARNING, code))
                            .filter(_ -> was.wasUp());
            case DOWN ->
                    Optional.of(
                            was.wasUp()
                                    ? new Told(server, Event.Level.BAD, code)
                                    : new Told(server, Event.Level.NEWS, "silent"));
            case UP ->
                    Optional.of(new Told(server, Event.Level.GOOD, was.wasUp() ? code : "first"))
                            .filter(_ -> isRisen(was));
            case DRAINING, MAINTENANCE, UNKNOWN, IDLE, OFF, PROBLEM, NEWS -> Optional.empty();
        };
    }

    private static boolean isRisen(Known was) {
        return was.mark() == StateMark.DOWN || (was.mark() == StateMark.SHAKY && was.wasUp());
    }
}
