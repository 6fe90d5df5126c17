package org.yaomote.proxy;

import io.netty.buffer.ByteBuf;

import org.jspecify.annotations.Nullable;
import org.yaomote.http.BodySink;

import java.util.ArrayDeque;
import java.util.Queue;

/// The protocol between one client connection and the backends: one request after another, each
/// from its head to the end of its answer. [#next] is the whole of it: every state and every event.
///
/// Thread: the client connection's event loop, on which the backend's connection lives too. An
/// effect may raise an event before its transition has returned (a connect that fails at once), so
/// events are taken one after another.
final class Exchange {
    private record Step(State state, Event event) {}

    private final ClientSide client;
    private final LoopState loop;
    private final Request request;
    private final Answering answering;
    private final Asking asking;
    private final ToBackend toBackend;
    private final Leaving leaving;
    private final Queue<Event> later = new ArrayDeque<>(2);
    private State state = new State.Idle();
    private boolean busy;

    Exchange(ClientSide client, LoopState loop, Clients engine) {
        this.client = client;
        this.loop = loop;
        Clerk clerk = engine.reception().clerk(loop.lane());
        this.request = new Request(clerk);
        var means = new Judging.Means(client, loop, engine.reception().desk());
        this.answering = new Answering(means, request, clerk);
        this.toBackend = new ToBackend(this, request);
        this.leaving = new Leaving(request, answering);
        this.asking = new Asking(this, answering, means);
    }

    /// An errand is done.
    void back(Errand errand) {
        on(new Event.Back(errand));
        flush();
    }

    /// Something happened.
    void on(Event event) {
        if (busy) {
            later.add(event);
            return;
        }
        busy = true;
        try {
            state = next(new Step(state, event));
            for (Event e = later.poll(); e != null; e = later.poll()) {
                state = next(new Step(state, e));
            }
        } finally {
            busy = false;
        }
        if (answering.takeNextRequest()) {
            client.nextRequest();
        }
    }

    private State next(Step step) {
        return switch (step) {
            case Step(State.Idle _, Event.RequestArrived(var route)) -> asking.select(route);
            case Step(State.Idle _, Event.RequestRefused(var route, var fault)) ->
                    answering.refuseUnparsed(route, fault);
            case Step(State.Idle _, Event.TimedOut _) -> answering.endIdle();
            case Step(State.Away(var errand), Event.Back(var done)) when done == errand ->
                    done.done();
            case Step(State.Away _, Event.TimedOut _) -> answering.refuse(503);

            case Step(State.Waiting w, Event.Called(var turn, var backend)) ->
                    turn == w.turn() ? asking.called(w, backend) : w;
            case Step(State.Waiting w, Event.TimedOut _) -> asking.impatient(w);

            case Step(State.Connecting c, Event.Connected(var upstream)) ->
                    asking.begin(c.choice(), upstream);
            case Step(State.Connecting c, Event.ConnectFailed failed) ->
                    asking.notConnected(c, failed);

            case Step(State.Forwarding f, Event.RequestEnded _) -> asking.awaitAnswer(f);
            case Step(State.Forwarding f, Event.ResponseArrived _) -> answering.respond(f);
            case Step(State.Forwarding f, Event.UpstreamBroke broke) -> asking.broke(f, broke);
            case Step(State.Forwarding f, Event.UpstreamRefused _) -> asking.notBegun(f);
            case Step(State.Forwarding f, Event.BackendSilent _) -> asking.leave(f);
            case Step(State.Forwarding f, Event.RequestRefused(_, var fault)) ->
                    asking.refuseBody(f, fault);
            case Step(State.Forwarding f, Event.TimedOut _) -> asking.late(f);

            case Step(State.Responding r, Event.RequestEnded _) -> bodyDone(r);
            case Step(State.Responding r, Event.ResponseEnded _) -> answering.finish(r);
            case Step(State.Responding r, Event.UpstreamBroke _) -> leaving.cut(r);
            case Step(State.Responding r, Event.RequestRefused _) -> leaving.cut(r);
            case Step(State.Responding r, Event.TimedOut _) -> leaving.late(r);

            case Step(State.Sending s, Event.ResponseEnded _) -> answering.finish(s);
            case Step(State.Sending s, Event.UpstreamBroke _) -> leaving.cut(s);
            case Step(State.Sending s, Event.RequestRefused _) -> leaving.cut(s);
            case Step(State.Sending s, Event.TimedOut _) -> leaving.late(s);

            case Step(State.Tunnelling t, Event.UpstreamBroke _) -> answering.endTunnel(t);
            case Step(State.Tunnelling t, Event.TimedOut _) -> answering.endTunnel(t);

            case Step(var s, Event.ClientGone _) -> leaving.abandon(s);
            // A wait that was given up in the moment it was over; its slot went to the next one.
            case Step(var s, Event.Called _) -> s;
            // An errand for a request that was given up.
            case Step(var s, Event.Back(var errand)) -> unwanted(s, errand);
            // Nothing was asked of a backend yet.
            case Step(State.Away s, _) -> unexpected(s, step);
            // No backend has to do with it.
            case Step(State.Sending s, Event.Connected(var upstream)) -> spare(s, upstream);
            case Step(State.Sending s, _) -> unexpected(s, step);
            case Step(State.Closed c, Event.Connected(var upstream)) -> spare(c, upstream);
            case Step(State.Closed c, _) -> c;

            case Step(State.Idle s, Event.RequestEnded _) -> unexpected(s, step);
            case Step(State.Idle s, Event.Connected(var upstream)) -> spare(s, upstream);
            case Step(State.Idle s, Event.ConnectFailed _) -> unexpected(s, step);
            case Step(State.Idle s, Event.ResponseArrived _) -> unexpected(s, step);
            case Step(State.Idle s, Event.ResponseEnded _) -> unexpected(s, step);
            case Step(State.Idle s, Event.UpstreamBroke _) -> unexpected(s, step);
            case Step(State.Idle s, Event.UpstreamRefused _) -> unexpected(s, step);
            case Step(State.Idle s, Event.BackendSilent _) -> unexpected(s, step);
            case Step(State.Waiting s, Event.BackendSilent _) -> unexpected(s, step);
            case Step(State.Connecting s, Event.BackendSilent _) -> unexpected(s, step);
            case Step(State.Responding s, Event.BackendSilent _) -> unexpected(s, step);
            case Step(State.Tunnelling s, Event.BackendSilent _) -> unexpected(s, step);
            case Step(State.Connecting s, Event.UpstreamRefused _) -> unexpected(s, step);
            case Step(State.Responding s, Event.UpstreamRefused _) -> unexpected(s, step);
            case Step(State.Tunnelling s, Event.UpstreamRefused _) -> unexpected(s, step);
            case Step(State.Waiting s, Event.RequestArrived _) -> unexpected(s, step);
            case Step(State.Waiting s, Event.RequestRefused _) -> unexpected(s, step);
            case Step(State.Waiting s, Event.RequestEnded _) -> unexpected(s, step);
            case Step(State.Waiting s, Event.Connected(var upstream)) -> spare(s, upstream);
            case Step(State.Waiting s, Event.ConnectFailed _) -> unexpected(s, step);
            case Step(State.Waiting s, Event.ResponseArrived _) -> unexpected(s, step);
            case Step(State.Waiting s, Event.ResponseEnded _) -> unexpected(s, step);
            case Step(State.Waiting s, Event.UpstreamBroke _) -> unexpected(s, step);
            case Step(State.Waiting s, Event.UpstreamRefused _) -> unexpected(s, step);
            case Step(State.Connecting s, Event.RequestArrived _) -> unexpected(s, step);
            case Step(State.Connecting s, Event.RequestRefused _) -> unexpected(s, step);
            case Step(State.Connecting s, Event.RequestEnded _) -> unexpected(s, step);
            case Step(State.Connecting s, Event.ResponseArrived _) -> unexpected(s, step);
            case Step(State.Connecting s, Event.ResponseEnded _) -> unexpected(s, step);
            case Step(State.Connecting s, Event.UpstreamBroke _) -> unexpected(s, step);
            case Step(State.Connecting s, Event.TimedOut _) -> unexpected(s, step);
            case Step(State.Forwarding s, Event.RequestArrived _) -> unexpected(s, step);
            case Step(State.Forwarding s, Event.Connected(var upstream)) -> spare(s, upstream);
            case Step(State.Forwarding s, Event.ConnectFailed _) -> unexpected(s, step);
            case Step(State.Forwarding s, Event.ResponseEnded _) -> unexpected(s, step);
            case Step(State.Responding s, Event.RequestArrived _) -> unexpected(s, step);
            case Step(State.Responding s, Event.Connected(var upstream)) -> spare(s, upstream);
            case Step(State.Responding s, Event.ConnectFailed _) -> unexpected(s, step);
            case Step(State.Responding s, Event.ResponseArrived _) -> unexpected(s, step);
            case Step(State.Tunnelling s, Event.RequestArrived _) -> unexpected(s, step);
            case Step(State.Tunnelling s, Event.RequestRefused _) -> unexpected(s, step);
            case Step(State.Tunnelling s, Event.RequestEnded _) -> unexpected(s, step);
            case Step(State.Tunnelling s, Event.Connected(var upstream)) -> spare(s, upstream);
            case Step(State.Tunnelling s, Event.ConnectFailed _) -> unexpected(s, step);
            case Step(State.Tunnelling s, Event.ResponseArrived _) -> unexpected(s, step);
            case Step(State.Tunnelling s, Event.ResponseEnded _) -> unexpected(s, step);
        };
    }

    private State bodyDone(State.Responding unchanged) {
        request.bodyUnderWay = false;
        unchanged.upstream().endRequest();
        return unchanged;
    }

    private static State unwanted(State unchanged, Errand errand) {
        errand.drop();
        return unchanged;
    }

    /// A connection that came too late for its request serves another one.
    private State spare(State unchanged, UpstreamSide upstream) {
        upstream.keepUnused();
        return unchanged;
    }

    private State unexpected(State unchanged, Step step) {
        System.getLogger(Exchange.class.getName())
                .log(System.Logger.Level.ERROR, "impossible: {0}", step);
        return unchanged;
    }

    /// The chosen backend accepted a connection, and TLS is to be agreed on.
    void accepted() {
        request.shown.accepted();
    }

    // ---- bytes, which are no events ----------------------------------------------------------

    /// Where the request's body goes.
    BodySink requestSink() {
        return toBackend;
    }

    /// Whether there is a backend that takes body bytes.
    boolean takesBody() {
        return upstream() != null;
    }

    /// Whether the request has no backend yet, so that its body waits.
    boolean isConnecting() {
        return state instanceof State.Connecting
                || state instanceof State.Waiting
                || state instanceof State.Away;
    }

    /// Looks whether the answer that is waited for can still be expected; a few times a second.
    void lookAtBackend() {
        if (state instanceof State.Forwarding f && asking.isVain(f)) {
            on(new Event.BackendSilent());
            flush();
        }
    }

    /// Whether somebody waits for an answer.
    boolean isBusy() {
        return !(state instanceof State.Idle) && !(state instanceof State.Closed);
    }

    /// Body bytes were passed on: the client is alive, and held back if the backend is slow.
    void bodyProgress() {
        UpstreamSide upstream = upstream();
        if (upstream != null && state instanceof State.Forwarding) {
            asking.bodyProgress(upstream);
        }
        if (upstream != null && !upstream.isWritable()) {
            client.holdBody();
        }
    }

    /// The backend can take more of the request.
    void backendWritable() {
        client.bodyMayGo();
    }

    /// The client can take more of the answer.
    void clientWritable() {
        UpstreamSide upstream = upstream();
        if (upstream != null) {
            upstream.reading(true);
        }
        if (state instanceof State.Responding) {
            answering.progress.seen();
        }
        if (state instanceof State.Sending(var file)) {
            answering.progress.seen();
            file.more();
        }
    }

    /// A piece of the file that is being sent.
    void fileToClient(SentFile file, ByteBuf piece) {
        answering.pass(piece, piece.readerIndex(), piece.writerIndex());
        client.flush();
        if (file.isSent()) {
            on(new Event.ResponseEnded());
            flush();
            return;
        }
        answering.progress.seen();
        if (client.isWritable()) {
            file.more();
        }
    }

    /// The file that is being sent cannot be read to the length it had.
    void fileBroke() {
        on(new Event.UpstreamBroke("file", true));
        flush();
    }

    /// Bytes of the client's for the other end of a tunnel.
    void tunnelToBackend(ByteBuf buffer, int from, int to) {
        toBackend.pass(buffer, from, to);
        tunnelAlive();
        UpstreamSide upstream = upstream();
        if (upstream != null && !upstream.isWritable()) {
            client.holdBody();
        }
    }

    private void tunnelAlive() {
        if (state instanceof State.Tunnelling t) {
            t.choice().target().limits().tunnelAlive(client, loop);
        }
    }

    /// Bytes of the answer for the client.
    void toClient(ByteBuf buffer, int from, int to) {
        answering.pass(buffer, from, to);
        tunnelAlive();
        UpstreamSide upstream = upstream();
        if (upstream != null && !client.isWritable()) {
            upstream.reading(false);
        }
    }

    /// Trailers of an answer whose body came plain.
    void trailersToClient(ByteBuf buffer, int from, int to) {
        client.trailers(buffer, from, to);
    }

    /// The answer's body made progress, or the client is too slow for it.
    void answerProgress() {
        answering.progress.seen();
    }

    /// Hands what was written in this turn to the kernel.
    void flush() {
        UpstreamSide upstream = upstream();
        if (upstream != null) {
            upstream.flush();
        }
        client.flush();
    }

    /// What is under way to a backend; null if nothing is.
    @Nullable UnderWay underWay() {
        State.Choice choice = State.choice(state);
        return choice == null ? null : UnderWay.of(choice, request, client.remote(), this::cut);
    }

    /// The backend is taken away by hand: as if its connection had broken.
    private void cut() {
        if (upstream() != null) {
            on(new Event.UpstreamBroke("cut", true));
            flush();
        }
    }

    /// The backend's end; null while there is none.
    @Nullable UpstreamSide upstream() {
        return State.upstream(state);
    }
}
