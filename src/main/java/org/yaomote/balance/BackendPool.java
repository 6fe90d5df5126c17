package org.yaomote.balance;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.Backend;
import org.yaomote.config.BackendMode;
import org.yaomote.config.Balancing;
import org.yaomote.config.QueueSettings;
import org.yaomote.config.Service;
import org.yaomote.metrics.Availability;
import org.yaomote.metrics.TrafficSnapshot.Standing;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// The backends of one service under one configuration, and the choice among them.
///
/// Thread: any event loop. Backends are told by their index in [Service#backends]. A choice costs a
/// volatile read, one shared counter for the turn and one for the backend's requests; it allocates
/// and locks nothing. What changes seldom (who takes part, with which share) is a [Roster].
public final class BackendPool {
    /// What [#choose] returns if there is nobody to send to.
    public static final int NONE = -1;

    /// What [#choose] returns if everybody who would do has as many requests as he may have.
    public static final int FULL = -2;

    private final Roster.Ground ground;
    private final List<Backend> backends;
    private final BackendState[] states;
    private final int[] limits;
    private final boolean limited;
    private final boolean hashes;
    private final Bindings bindings;
    private final QueueSettings queue;
    private final WaitingLine line;

    /// Those who wait for any of these backends.
    private final WaitingQueue crowd = new WaitingQueue();

    private final RetryBudget budget;
    private final AtomicLong turn;
    private final AtomicInteger epoch;

    /// Built anew when a backend is ejected or comes back; two loops that both do so agree.
    private volatile Roster roster;

    /// The pool of a service, with what is known of its backends from before.
    ///
    /// @param nowNanos of the monotonic clock that every other call uses
    public BackendPool(Service service, LiveState live, long nowNanos) {
        LiveState.OfService known = live.service(service.id().value(), nowNanos);
        backends = service.backends();
        turn = known.turn();
        epoch = known.epoch();
        line = known.line();
        budget = known.budget();
        queue = service.options().queue();
        hashes = service.options().balancing() == Balancing.CONSISTENT_HASH;
        limits = backends.stream().mapToInt(Backend::maxConnections).toArray();
        limited = backends.stream().anyMatch(backend -> backend.maxConnections() > 0);
        states =
                backends.stream()
                        .map(backend -> known.state(backend, nowNanos))
                        .toArray(BackendState[]::new);
        bindings = new Bindings(service, states, live, known.sessions());
        long seed = Scatter.mix(live.seed() ^ Scatter.of(service.id().value()));
        ground = new Roster.Ground(service, states, seed);
        roster = Roster.build(ground, epoch.get(), nowNanos);
    }

    /// Chooses a backend and counts the request as one of its: the session's, if it can be had,
    /// else as the service's balancing says, to which the session then moves. A backend that goes
    /// down loses its sessions.
    ///
    /// Backends that are out are passed over as long as another one is left; if all are out they
    /// are all tried, because a service that answers nothing is worse than a slow one.
    ///
    /// @param session key of the session, null if the request has none
    /// @param origin what tells the client where there is no key; null unless [#isByKey]
    /// @param attempts backends that failed this request already
    /// @return index of the backend, whose [BackendState#ended] must follow once; [#NONE]; or
    ///   [#FULL], then [#join] may follow
    public int choose(
            @Nullable String session, @Nullable String origin, Attempts attempts, long nowNanos) {
        attempts.inLine(false);
        if (limited && line.isBusy() && isBehindOthers(session, attempts, nowNanos)) {
            return FULL;
        }
        return pick(session, origin, attempts, nowNanos);
    }

    /// Waits for a backend after [#choose] found all full. The waiter may be called before this
    /// returns.
    ///
    /// @return null if the line is full too
    public @Nullable Place join(
            @Nullable String session, @Nullable String origin, Attempts attempts, Place.Waiter by) {
        if (!line.admit(queue.length())) {
            // The end of an ejection is told to nobody; who would be refused looks for it.
            line.serve(null);
            if (!line.admit(queue.length())) {
                return null;
            }
        }
        attempts.inLine(true);
        Place.Wish wish = new Place.Wish(session, origin, attempts);
        Place place = new Place(this, wish, by, line.nextTicket());
        line.join(place);
        return place;
    }

    /// How long a request waits at most.
    public long patienceNanos() {
        return queue.patience().toNanos();
    }

    /// Whether the choice asks for the client's address where a request has no session's key.
    public boolean isByKey() {
        return hashes;
    }

    /// Binds a session to a backend: one that an answer taught us (a cookie, a header).
    public void bind(String session, int backend, long nowNanos) {
        bindings.bind(session, backend, nowNanos);
    }

    /// The cookie that answers set; null if the service's affinity is of another kind.
    public @Nullable InsertedCookie cookie() {
        return bindings.cookie();
    }

    /// What is known of a backend.
    public BackendState state(int backend) {
        return states[backend];
    }

    /// How a backend is in the eyes of the choice: as [BackendState#availability], but not down as
    /// long as the pool cannot do without it.
    public Availability availability(int backend, long nowNanos) {
        Availability fact = states[backend].availability();
        boolean spared = fact == Availability.DOWN && !roster(nowNanos).isOut(backend);
        return spared ? Availability.SHAKY : fact;
    }

    /// Whether a backend is among those who share the requests.
    public boolean takesPart(int backend, long nowNanos) {
        return roster(nowNanos).takesPart(backend);
    }

    /// Who gets the requests at the moment.
    public Standing standing(long nowNanos) {
        return roster(nowNanos).standing();
    }

    /// Whether there is anybody left whom a request may still be given to.
    public boolean hasUntried(Attempts attempts) {
        return Arrays.stream(ground.where(ground::isReady)).anyMatch(i -> !attempts.contains(i));
    }

    /// Whether a request can go to somebody who is well and has not failed it.
    public boolean hasOther(Attempts attempts, long nowNanos) {
        Roster now = roster(nowNanos);
        return now.standing() != Standing.LAST_RESORT
                && Arrays.stream(now.members()).anyMatch(i -> !attempts.contains(i));
    }

    /// How many requests wait for a backend.
    public int waiting() {
        return line.size();
    }

    /// What the service may spend on retries.
    RetryBudget budget() {
        return budget;
    }

    WaitingLine line() {
        return line;
    }

    WaitingQueue crowd() {
        return crowd;
    }

    /// The only backends that a waiting request can be served by: its session's; or, if one has
    /// failed it, all the others. None if any will do.
    List<BackendState> wanted(Place.Wish wish, long nowNanos) {
        Roster now = roster(nowNanos);
        Attempts attempts = wish.attempts();
        String session = wish.session();
        int bound = session == null ? NONE : bound(session, attempts, now, nowNanos);
        if (bound != NONE) {
            return List.of(states[bound]);
        }
        return attempts.count() == 0
                ? List.of()
                : Arrays.stream(now.members())
                        .filter(i -> !attempts.contains(i))
                        .mapToObj(i -> states[i])
                        .toList();
    }

    /// The choice itself, for those who come and those who waited.
    int pick(@Nullable String session, @Nullable String origin, Attempts attempts, long nowNanos) {
        Roster now = roster(nowNanos);
        int bound = session == null ? NONE : bound(session, attempts, now, nowNanos);
        if (bound != NONE) {
            return take(bound, attempts) ? attempts.bySession(bound) : FULL;
        }
        boolean hashed = session != null && now.hashed() != null;
        Spread spread = hashed ? now.hashed() : now.spread();
        if (spread == null) {
            return NONE;
        }
        long key = hashes || hashed ? key(session, origin) : 0;
        int chosen = spread.at(attempts.isTrial() ? turn.get() : turn.getAndIncrement(), key);
        boolean failedIt = attempts.count() > 0 && attempts.contains(chosen);
        if (failedIt || !take(chosen, attempts)) {
            chosen = attempts.instead(another(now, spread, attempts, key));
        }
        // Where a key leads to its backend anyway, nothing need be remembered.
        boolean remembered = !hashes && !hashed && bindings.cookie() == null;
        if (session != null && chosen >= 0 && remembered && !attempts.isTrial()) {
            bind(session, chosen, nowNanos);
        }
        return chosen;
    }

    private Roster roster(long nowNanos) {
        Roster now = roster;
        if (!now.holds(epoch.get(), nowNanos)) {
            now = Roster.build(ground, epoch.get(), nowNanos);
            roster = now;
        }
        return now;
    }

    /// Whether somebody waits for all that this newcomer could be given. Whoever waits for
    /// something else does not matter: what that one could have is not free.
    private boolean isBehindOthers(@Nullable String session, Attempts attempts, long nowNanos) {
        Roster now = roster(nowNanos);
        int bound = session == null ? NONE : bound(session, attempts, now, nowNanos);
        if (bound != NONE && states[bound].waiting().hasAny()) {
            return true;
        }
        // A session may be bound to one who is there for nobody else (it drains).
        boolean shared = bound == NONE || now.takesPart(bound);
        return shared && crowd.hasAny();
    }

    private boolean take(int backend, Attempts attempts) {
        if (attempts.isTrial()) {
            return hasRoom(backend, attempts);
        }
        int limit = limits[backend];
        if (limit > 0) {
            return mayHave(backend, attempts) && states[backend].began(limit);
        }
        states[backend].began();
        return true;
    }

    private boolean hasRoom(int backend, Attempts attempts) {
        int limit = limits[backend];
        return limit == 0 || (states[backend].inFlight() < limit && mayHave(backend, attempts));
    }

    /// A slot that is free in this moment belongs to those who wait for it.
    private boolean mayHave(int backend, Attempts attempts) {
        return attempts.isInLine() || !states[backend].waiting().hasAny();
    }

    /// Whether a session's backend is there for it.
    private int bound(String session, Attempts attempts, Roster now, long nowNanos) {
        int known = bindings.find(session, nowNanos, !attempts.isTrial());
        boolean usable = known != NONE && now.keeps(ground, known) && !attempts.contains(known);
        return usable ? known : NONE;
    }

    /// A cookie of ours that led nowhere tells nothing of the client.
    private long key(@Nullable String session, @Nullable String origin) {
        String text = session == null || bindings.cookie() != null ? origin : session;
        return text == null ? 0 : Scatter.of(text);
    }

    /// A backend that did not fail this request and has room: the one where the key leads next, or
    /// the one with the fewest requests for its weight; of those that take part, if one is left.
    private int another(Roster now, Spread spread, Attempts attempts, long key) {
        int[] members = now.members();
        for (int tries = 0; tries < members.length; tries++) {
            int best = best(now, spread, attempts, key);
            if (best == NONE) {
                break;
            }
            if (take(best, attempts)) {
                return best;
            }
        }
        for (int member : members) {
            if (!attempts.contains(member)) {
                return FULL;
            }
        }
        int[] others = ground.where(i -> backends.get(i).mode() == BackendMode.READY);
        int last = leastBusy(now, others, attempts);
        return last != NONE && take(last, attempts) ? last : NONE;
    }

    private int best(Roster now, Spread spread, Attempts attempts, long key) {
        return spread instanceof Rendezvous rendezvous
                ? rendezvous.among(key, i -> !attempts.contains(i) && hasRoom(i, attempts))
                : leastBusy(now, now.members(), attempts);
    }

    private int leastBusy(Roster now, int[] among, Attempts attempts) {
        if (among.length == 0) {
            return NONE;
        }
        int best = NONE;
        // Begins somewhere else each time, so that equals share what one has lost.
        int start = (int) Math.floorMod(turn.get(), (long) among.length);
        for (int k = 0; k < among.length; k++) {
            int i = among[(start + k) % among.length];
            if (!attempts.contains(i)
                    && hasRoom(i, attempts)
                    && (best == NONE || isFreer(i, best, now))) {
                best = i;
            }
        }
        return best;
    }

    private boolean isFreer(int one, int other, Roster now) {
        if (now.isOut(one) != now.isOut(other)) {
            return now.isOut(other);
        }
        long load = (long) states[one].inFlight() * weight(other);
        return load < (long) states[other].inFlight() * weight(one);
    }

    /// The weight that a backend has in effect.
    public int weight(int backend) {
        return states[backend].weight(backends.get(backend).weight());
    }
}
