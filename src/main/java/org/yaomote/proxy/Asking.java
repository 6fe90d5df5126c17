package org.yaomote.proxy;

import org.yaomote.balance.BackendPool;
import org.yaomote.balance.RetryPolicy;
import org.yaomote.balance.RetryPolicy.Reached;
import org.yaomote.http.HeadFault;
import org.yaomote.http.RequestHead;
import org.yaomote.proxy.State.Choice;

import java.net.InetSocketAddress;

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

    /// Bytes the backend had not taken when progress was last seen.
    private long unsent;

    Asking(Exchange exchange, ClientSide client, LoopState loop, Answering answering) {
        this.exchange = exchange;
        this.client = client;
        this.loop = loop;
        this.request = answering.request();
        this.answering = answering;
    }

    /// A request's head is here.
    State select(ListenerRoute route) {
        RequestHead head = loop.requestHead();
        request.begin(head, loop.now(), route.meter().cell(loop.number()));
        if (!route.listener().methods().allows(head.methodText())) {
            return answering.refuse(405);
        }
        ServiceRoute service = route.route(head);
        if (service == null) {
            return answering.refuse(404);
        }
        String key = SessionKey.of(service.service().affinity(), head, client);
        request.routed(service, key, loop.number());
        request.rewritten = loop.lend();
        client.rewrite(head, request.rewritten);
        return attempt(service);
    }

    /// The connection is there: what the client sent meanwhile may follow.
    State begin(Choice choice, UpstreamSide upstream) {
        choice.target().state().succeeded(loop.now());
        return forward(choice, upstream);
    }

    /// The last byte of the request was passed on.
    State awaitAnswer(State.Forwarding forwarding) {
        request.bodyUnderWay = false;
        forwarding.upstream().endRequest();
        client.deadline(loop.now() + client.route().timeouts().response().toNanos());
        return forwarding;
    }

    /// An attempt failed.
    State retry(Choice choice, Reached reached) {
        request.attemptFailed();
        choice.target().state().ended();
        request.failedWith = reached == Reached.NOT_CONNECTED ? 503 : 502;
        int tries = request.attempts.count();
        if (!RetryPolicy.mayRetry(reached, request.isRepeatable(), tries)) {
            return answering.refuse(request.failedWith);
        }
        request.retried();
        return attempt(choice.service());
    }

    /// The backend's connection ended before its answer began.
    State broke(State.Forwarding f, Event.UpstreamBroke event) {
        boolean stale = f.upstream().isReused() && !event.answered() && !request.retriedStale;
        f.upstream().close();
        if (stale && request.isRepeatable()) {
            // It had closed while it lay idle; the backend itself may be in the best of health.
            request.retriedStale = true;
            request.retried();
            return connect(f.choice());
        }
        return retry(f.choice(), event.answered() ? Reached.ANSWERED : Reached.SENT);
    }

    /// The client's body breaks the rules.
    State refuseBody(State.Forwarding f, HeadFault fault) {
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
        giveUp(f);
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

    /// Gives the request to the next backend.
    private State attempt(ServiceRoute service) {
        int backend = service.pool().choose(request.session, request.attempts, loop.now());
        if (backend == BackendPool.NONE) {
            return answering.refuse(request.attempts.count() == 0 ? 503 : request.failedWith);
        }
        request.attempts.add(backend);
        Choice choice = new Choice(service, backend, service.targets().get(backend));
        UpstreamSide idle = choice.target().take(loop.number());
        request.attempted(choice.target(), loop.number());
        return idle != null ? forward(choice, idle) : connect(choice);
    }

    private State connect(Choice choice) {
        client.deadline(Long.MAX_VALUE);
        InetSocketAddress address = choice.target().address();
        if (address == null) {
            choice.target().state().failed("upstream.unknownHost", loop.now());
            exchange.on(new Event.ConnectFailed("upstream.unknownHost"));
        } else {
            ConnectAttempt attempt = new ConnectAttempt(exchange, choice.target(), loop);
            loop.connector().connect(address, client.route().timeouts().connect(), attempt);
        }
        return new State.Connecting(choice);
    }

    private State forward(Choice choice, UpstreamSide upstream) {
        client.plainBody(upstream.takesPlainBodies());
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
