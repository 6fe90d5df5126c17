package org.yaomote.proxy;

import org.yaomote.proxy.State.Choice;

/// Ends what cannot be completed: the answer broke off, nothing moves any more, or the client left.
///
/// Thread: the client connection's event loop.
final class Leaving {
    private final Request request;
    private final Answering answering;

    Leaving(Request request, Answering answering) {
        this.request = request;
        this.answering = answering;
    }

    /// The rest of the answer will not come.
    State cut(State.Responding r) {
        giveUp(r);
        return answering.cut();
    }

    /// Neither side made progress for too long.
    State late(State.Responding r) {
        if (answering.progress.clientTookSome()) {
            answering.progress.seen();
            return r;
        }
        giveUp(r);
        return answering.late();
    }

    State cut(State.Sending s) {
        s.file().close();
        return answering.cut();
    }

    State late(State.Sending s) {
        if (answering.progress.clientTookSome()) {
            answering.progress.seen();
            return s;
        }
        s.file().close();
        return answering.late();
    }

    private void giveUp(State.Responding r) {
        r.upstream().close();
        request.attemptFailed();
        r.choice().target().state().ended();
    }

    /// The client left: what was under way for it is ended, never completed.
    State abandon(State left) {
        switch (left) {
            case State.Idle _, State.Closed _ -> {}
            case State.Away _ -> answering.clientGone(false);
            case State.Waiting w -> {
                var _ = w.place().leave();
                answering.clientGone(false);
            }
            case State.Sending(var file) -> {
                file.close();
                answering.clientGone(false);
            }
            case State.Connecting(var c) -> {
                c.target().state().ended();
                answering.clientGone(false);
            }
            case State.Forwarding(var c, var upstream) -> closing(c, upstream, false);
            case State.Responding(var c, var upstream) -> closing(c, upstream, false);
            case State.Tunnelling(var c, var upstream) -> closing(c, upstream, true);
        }
        return new State.Closed();
    }

    private void closing(Choice choice, UpstreamSide upstream, boolean tunnelled) {
        upstream.close();
        choice.target().state().ended();
        answering.clientGone(tunnelled);
    }
}
