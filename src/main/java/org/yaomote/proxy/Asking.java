package org.yaomote.proxy;

import org.yaomote.balance.BackendPool;
import org.yaomote.balance.Place;
import org.yaomote.balance.RetryPolicy;
import org.yaomote.balance.RetryPolicy.Reached;
import org.yaomote.http.HeadFault;
import org.yaomote.http.RequestHead;
import org.yaomote.proxy.State.Choice;
import org.yaomote.traffic.WayNotes;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/// The backend's half of an exchange: chooses one, connects, sends the request, and tries again
/// where that is allowed. Each method returns the state that follows.
///
/// Thread: the client connection's event loop.
final class Asking {
    private final Exchange exchange;
    private final ClientSide client;
    private final LoopState loop;
    private final Request request;
    private final Answering answering;
    private final Judging judging;
    private final Tailoring tailoring;

    /// Bytes the backend had not taken when progress was last seen.
    private long unsent;

    Asking(Exchange exchange, Answering answering, Judging.Means means) {
        this.exchange = exchange;
        this.client = means.client();
        this.loop = means.loop();
        this.request = answering.request();
        this.answering = answering;
        this.tailoring = new Tailoring(means);
        this.judging = new Judging(exchange, this, answering, means);
    }

    /// A request's head is here.
    State select(ListenerRoute route) {
        RequestHead head = loop.requestHead();
        request.begin(head, loop.now(), route.meter().cell(loop.lane()));
        request.keepAlive &= !route.closesBehind(head);
        InetAddress from =
                route.terms().trusted().client(client.remote().getAddress(), head.fields());
        answering.recorder().note(route, head, from);
        return switch (Entrance.of(route, head)) {
            case Entrance.ToHttps(var port) -> answering.redirect(head, port);
            case Entrance.Refused(var status) -> answering.refuse(status);
            case Entrance.Open() -> letIn(route, head, from);
        };
    }

    private State letIn(ListenerRoute route, RequestHead head, InetAddress from) {
        if (route.book() != null) {
            return judging.begin(route, head, from);
        }
        ServiceRoute service = route.route(head, request.shown.way());
        return service == null
                ? answering.refuse(route.terms().noService())
                : serve(service, head, from);
    }

    /// A request's service is known, whose backends answer.
    ///
    /// @param from its client
    State serve(ServiceRoute service, RequestHead head, InetAddress from) {
        if (Entrance.isTooLong(client.route(), head)) {
            return answering.refuse(413);
        }
        String key = SessionKey.of(service.service().affinity(), head, from);
        request.routed(service, key, loop.lane());
        if (service.service().options().maintenance()) {
            return answering.maintenance();
        }
        request.origin = service.pool().isByKey() ? SessionKey.address(from) : null;
        long allTries = client.route().timeouts().allTries().toNanos();
        request.attempts.begin(loop.now() + allTries);
        request.rewritten = loop.lend();
        client.rewrite(head, service.ownCookie(), request.rewritten);
        boolean prepared = request.treatment == null || judging.prepared(request.rewritten);
        return prepared ? attempt(service) : answering.refuse(500);
    }

    /// The connection is there: what the client sent meanwhile may follow.
    State begin(Choice choice, UpstreamSide upstream) {
        choice.target().state().succeeded(loop.now());
        return forward(choice, upstream, false);
    }

    /// The last byte of the request was passed on.
    State awaitAnswer(State.Forwarding forwarding) {
        request.bodyUnderWay = false;
        forwarding.upstream().endRequest();
        client.deadline(answerDeadline(forwarding.choice().target().limits()));
        return forwarding;
    }

    /// No connection to the backend came about.
    State notConnected(State.Connecting c, Event.ConnectFailed failed) {
        request.shown.failing(failed.reason());
        return retry(c.choice(), Reached.NOT_CONNECTED);
    }

    /// An attempt failed.
    State retry(Choice choice, Reached reached) {
        request.attemptFailed();
        choice.target().state().ended();
        request.failedWith = reached == Reached.NOT_CONNECTED ? 503 : 502;
        RetryPolicy retries = choice.service().retries();
        // Where nobody is left nothing is taken from the budget.
        if (!choice.service().pool().hasUntried(request.attempts)
                || !retries.mayRetry(
                        reached, request.isRepeatable(), request.attempts, loop.now())) {
            return answering.refuse(request.failedWith);
        }
        request.retried();
        return attempt(choice.service());
    }

    /// Whether waiting seems vain: health checks hear nothing from the backend, another one is
    /// there, and the request may be repeated. A backend that hangs breaks no connection.
    boolean isVain(State.Forwarding f) {
        return f.choice().target().state().isSilent()
                && !request.bodyUnderWay
                && request.isRepeatable()
                && !f.upstream().hasAnswered()
                && f.choice().service().pool().hasOther(request.attempts, loop.now());
    }

    /// The request goes elsewhere if there is a retry left for it, else it goes on waiting: the
    /// backend may still come round.
    State leave(State.Forwarding f) {
        Choice choice = f.choice();
        RetryPolicy retries = choice.service().retries();
        if (!retries.mayRetry(Reached.SENT, true, request.attempts, loop.now())) {
            return f;
        }
        request.shown.failing("attempt.silent");
        giveUp(f);
        request.failedWith = 502;
        request.retried();
        return attempt(choice.service());
    }

    /// The backend's connection ended before its answer began.
    State broke(State.Forwarding f, Event.UpstreamBroke event) {
        boolean gone = f.choice().target().state().isCheckedOut();
        boolean stale =
                f.upstream().isReused() && !event.answered() && !request.retriedStale && !gone;
        f.upstream().close();
        if (stale && request.isRepeatable()) {
            // It had closed while it lay idle; the backend itself may be in the best of health.
            request.retriedStale = true;
            again("attempt.stale");
            return connect(f.choice());
        }
        request.shown.failing(event.reason());
        return retry(f.choice(), event.answered() ? Reached.ANSWERED : Reached.SENT);
    }

    /// The backend is sure not to have begun with the request (RFC 9113 §8.7): also one that must
    /// not be repeated may go again, unless its body is gone.
    State notBegun(State.Forwarding f) {
        f.upstream().close();
        request.shown.failing("attempt.notBegun");
        if (request.bodyTouched) {
            return retry(f.choice(), Reached.ANSWERED);
        }
        if (request.retriedStale) {
            return retry(f.choice(), Reached.NOT_CONNECTED);
        }
        // It closes its connection, not its service: perhaps it takes another one.
        request.retriedStale = true;
        again("attempt.notBegun");
        UpstreamSide other = f.choice().target().take(loop.lane());
        return other != null ? forward(f.choice(), other, true) : connect(f.choice());
    }

    /// The client's body breaks the rules.
    State refuseBody(State.Forwarding f, HeadFault fault) {
        request.shown.failing("client.malformed");
        giveUp(f);
        return answering.refuse(fault.status());
    }

    /// The request's body or the answer's head did not come in time.
    State late(State.Forwarding f) {
        boolean backendIsSlow = !f.upstream().isWritable();
        if (request.bodyUnderWay && backendIsSlow && f.upstream().unsent() < unsent) {
            bodyProgress(f.upstream());
            return f;
        }
        request.shown.failing(
                request.bodyUnderWay && !backendIsSlow ? "client.slow" : "upstream.timeout");
        giveUp(f);
        if (request.clientBehind && !client.isWritable()) {
            // The answer may have come long ago, behind interim ones.
            return answering.late();
        }
        if (request.bodyUnderWay && !backendIsSlow) {
            return answering.refuse(408);
        }
        f.choice().target().state().failed("upstream.timeout", loop.now());
        return answering.refuse(504);
    }

    /// Some of the request's body passed, so both sides are alive.
    void bodyProgress(UpstreamSide upstream) {
        unsent = upstream.unsent();
        client.deadline(loop.now() + client.route().timeouts().requestBody().toNanos());
    }

    private void giveUp(State.Forwarding f) {
        f.upstream().close();
        request.attemptFailed();
        f.choice().target().state().ended();
    }

    /// A backend has room for the request that waited.
    State called(State.Waiting w, int backend) {
        return give(w.service(), backend);
    }

    /// No backend had room in time.
    State impatient(State.Waiting w) {
        var _ = w.place().leave();
        return answering.refuse(503);
    }

    /// How long this attempt may take to be answered: one that is not the first has what the ones
    /// before it left.
    private long answerDeadline(BackendLimits limits) {
        long own = loop.now() + limits.response(client.route().timeouts()).toNanos();
        long all = request.attempts.deadlineNanos();
        return request.attempts.count() > 1 && all - own < 0 ? all : own;
    }

    /// Gives the request to the next backend, or has it wait for one.
    private State attempt(ServiceRoute service) {
        BackendPool pool = service.pool();
        WayNotes way = request.shown.way();
        if (way != null) {
            way.choosing(Candidates.of(service, request.attempts, loop.now()));
        }
        int backend = pool.choose(request.session, request.origin, request.attempts, loop.now());
        return backend == BackendPool.FULL ? await(service) : give(service, backend);
    }

    private State await(ServiceRoute service) {
        Turn turn = new Turn(exchange, loop);
        Place place = service.pool().join(request.session, request.origin, request.attempts, turn);
        if (place == null) {
            return answering.refuse(503);
        }
        long patience = loop.now() + service.pool().patienceNanos();
        long all = request.attempts.deadlineNanos();
        client.deadline(all - patience < 0 ? all : patience);
        return new State.Waiting(service, turn, place);
    }

    private State give(ServiceRoute service, int backend) {
        if (backend == BackendPool.NONE) {
            return answering.refuse(request.attempts.count() == 0 ? 503 : request.failedWith);
        }
        request.attempts.add(backend);
        WayNotes way = request.shown.way();
        if (way != null) {
            way.chosen(backend, Candidates.why(request.attempts));
        }
        Choice choice = new Choice(service, backend, service.targets().get(backend));
        UpstreamSide idle = choice.target().take(loop.lane());
        request.attempted(choice.target(), loop.lane());
        return idle != null ? forward(choice, idle, true) : connect(choice);
    }

    /// The same backend has the request once more.
    private void again(String reason) {
        request.retried();
        WayNotes way = request.shown.way();
        if (way != null) {
            way.again(reason);
        }
    }

    private State connect(Choice choice) {
        client.deadline(Long.MAX_VALUE);
        InetSocketAddress address = choice.target().address();
        if (address == null) {
            choice.target().state().failed("upstream.unknownHost", loop.now());
            exchange.on(new Event.ConnectFailed("upstream.unknownHost"));
        } else {
            choice.target().connect(exchange, address, connectLimit(choice.target()), loop);
        }
        return new State.Connecting(choice);
    }

    private Duration connectLimit(Target target) {
        Duration usual = target.limits().connect(client.route().timeouts());
        // The time for all tries may have run out since that was asked.
        long left = Math.max(0, request.attempts.deadlineNanos() - loop.now());
        return left < usual.toNanos() ? Duration.ofNanos(left) : usual;
    }

    /// @param idle whether the connection lay ready
    private State forward(Choice choice, UpstreamSide upstream, boolean idle) {
        client.plainBody(upstream.takesPlainBodies());
        if (!tailoring.fits(choice, request)) {
            upstream.keepUnused();
            request.shown.failing("attempt.unfit");
            request.attemptFailed();
            choice.target().state().ended();
            return answering.refuse(500);
        }
        WayNotes way = request.shown.way();
        if (way != null) {
            way.sending(idle);
        }
        upstream.begin(exchange, request);
        State.Forwarding forwarding = new State.Forwarding(choice, upstream);
        if (request.bodyUnderWay) {
            bodyProgress(upstream);
            // Also on a pooled connection: a refused one before it may have made the body wait.
            answering.resumeBody();
            return forwarding;
        }
        return awaitAnswer(forwarding);
    }
}
