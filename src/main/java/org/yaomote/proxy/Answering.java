package org.yaomote.proxy;

import io.netty.buffer.ByteBuf;

import org.jspecify.annotations.Nullable;
import org.yaomote.http.BodyFraming;
import org.yaomote.http.HeadFault;
import org.yaomote.http.HeadOutput;
import org.yaomote.http.HttpsAddress;
import org.yaomote.http.RequestHead;
import org.yaomote.http.ResponseHead;
import org.yaomote.http.ResponseRewriter.Fate;

/// The client's half of an exchange: gives it the backend's answer or one of our own, and ends the
/// request's accounts. Each method that ends a request returns the state that follows.
///
/// Thread: the client connection's event loop.
final class Answering {
    private static final int MAINTENANCE_SECONDS = 300;

    private final ClientSide client;
    private final LoopState loop;
    private final Request request;
    private final Recorder recorder;
    private final Treating treating;
    private final Composing own;
    final AnswerProgress progress;
    private boolean nextRequest;
    private boolean resumeBody;
    private boolean closing;
    private boolean untilClose;

    Answering(Judging.Means means, Request request, Clerk clerk) {
        this.client = means.client();
        this.loop = means.loop();
        this.request = request;
        this.recorder = new Recorder(clerk, client, loop, request);
        this.treating = new Treating(client, request, means.desk());
        this.own = new Composing(client, request, clerk);
        this.progress = new AnswerProgress(client, loop);
    }

    Request request() {
        return request;
    }

    Recorder recorder() {
        return recorder;
    }

    /// Whether the connection is to go on with its next request; once.
    boolean takeNextRequest() {
        boolean next = nextRequest;
        nextRequest = false;
        if (resumeBody) {
            resumeBody = false;
            client.bodyMayGo();
        }
        return next;
    }

    /// The body that waited for a backend goes on when the transition is over.
    void resumeBody() {
        resumeBody = true;
    }

    /// The backend's answer begins.
    State respond(State.Forwarding f) {
        ResponseHead head = loop.responseHead();
        if (head.status() == 101) {
            return switchProtocols(f);
        }
        if (head.status() < 200) {
            // Interim answers are for those who know them (RFC 9110 §15.2).
            if (request.http11) {
                send(head, Fate.STAYS, false);
                holdIfBehind(f.upstream());
            }
            return f;
        }
        request.clientBehind = false;
        f.choice().target().state().succeeded(loop.now());
        Sessions.learn(f.choice(), head, loop.now());
        ResponseHead told = request.treatment == null ? head : treating.told(f.choice(), head);
        if (told == null) {
            f.upstream().close();
            request.attemptFailed();
            f.choice().target().state().ended();
            return instead(head);
        }
        var moment = new Sessions.Moment(loop.now(), client.route().isSecure());
        Sessions.mark(f.choice(), request.session, told, moment);
        request.respondedBy(head);
        // HTTP/1.0 knows no codings, not even named in the answer to HEAD (RFC 9112 §6.1), and
        // HTTP/2 has frames of its own.
        boolean decoded = !request.http11 || client.takesPlainBodies();
        boolean chunked = head.framing() == BodyFraming.CHUNKED;
        untilClose = (chunked && !request.http11) || head.framing() == BodyFraming.UNTIL_CLOSE;
        closing = !request.keepAlive || untilClose || request.bodyUnderWay || client.isLeaving();
        Fate kept = request.http11 ? Fate.STAYS : Fate.STAYS_AND_SAYS_SO;
        send(told, closing ? Fate.CLOSES : kept, decoded);
        f.upstream().passBody(head, decoded);
        progress.seen();
        return new State.Responding(f.choice(), f.upstream());
    }

    /// Interim answers may be any number: the next ones wait until the client has taken these.
    private void holdIfBehind(UpstreamSide upstream) {
        request.clientBehind = !client.isWritable();
        if (request.clientBehind) {
            upstream.reading(false);
        }
    }

    /// The answer is complete.
    State finish(State.Responding r) {
        r.choice().target().state().ended();
        complete();
        if (request.bodyUnderWay) {
            r.upstream().close();
        } else {
            r.upstream().release();
        }
        return afterwards();
    }

    /// All of the file was sent.
    State finish(State.Sending s) {
        s.file().close();
        complete();
        return afterwards();
    }

    private void complete() {
        request.ended(request.status, loop.now());
        giveBack();
        client.endAnswer();
    }

    private State afterwards() {
        if (request.bodyUnderWay) {
            client.closeGently();
            return new State.Closed();
        }
        if (closing) {
            client.closeAfterAnswer();
            return new State.Closed();
        }
        nextRequest = true;
        return new State.Idle();
    }

    /// What a client gets in place of a backend's answer: our page for its error, or 500 because it
    /// cannot be changed as it should.
    private State instead(ResponseHead head) {
        return treating.replaces(head)
                ? end(own.pages().answer(own.of(head.status(), treating.kept(head))))
                : refuse(500);
    }

    /// The proxy's own answer; the request is over.
    State refuse(int status) {
        // Which methods are allowed must be said (RFC 9110 §15.5.6).
        String allowed = client.route().listener().methods().allow();
        return refuse(status, status == 405 ? "Allow: " + allowed + "\r\n" : "");
    }

    /// The same with more fields, each with its line end.
    State refuse(int status, String fields) {
        return end(own.pages().answer(own.of(status, fields)));
    }

    /// A service's answer of its own: a page; null for the listener's.
    State page(int status, @Nullable PageTemplate page) {
        return endReply(own.pages().answer(own.of(status, ""), page));
    }

    /// A service's answer of its own: the client is sent elsewhere.
    ///
    /// @param location the field's line
    State moved(int status, String location) {
        return endReply(own.pages().answer(own.of(status, location)));
    }

    /// A service's answer of its own.
    State reply(OwnAnswer.Content content) {
        return endReply(own.of(200, "").around(content));
    }

    /// A service's answer of its own: a file, whose pieces follow. It is closed by whoever ends the
    /// state, and here if there is none.
    State send(SentFile file, long size) {
        OwnAnswer.Content content = OwnAnswer.Content.following(size, ServedFile.TEXT);
        OwnAnswer.Whole head = treating.changed(own.of(200, "").around(content));
        if (head == null) {
            file.close();
            return refuse(500);
        }
        untilClose = false;
        closing = own.mustClose();
        request.status = head.status();
        request.own(head.octets(), 0);
        client.pageHead(head.octets());
        file.more();
        progress.seen();
        return new State.Sending(file);
    }

    private State endReply(OwnAnswer.Whole answer) {
        OwnAnswer.Whole changed = treating.changed(answer);
        return changed == null ? refuse(500) : end(changed);
    }

    /// The answer of a service that is being worked on (RFC 9110 §15.6.4).
    State maintenance() {
        String later = "Retry-After: " + MAINTENANCE_SECONDS + "\r\n";
        return end(own.pages().maintenance(own.of(503, later)));
    }

    /// Sends the client to the same address under `https` (RFC 9110 §15.4.9).
    ///
    /// @param port where clients reach the HTTPS listener
    State redirect(RequestHead head, int port) {
        HeadOutput address = loop.answer();
        address.clear();
        if (!HttpsAddress.append(head, port, address)) {
            return refuse(400);
        }
        return refuse(308, "Location: " + address + "\r\n");
    }

    private State end(OwnAnswer.Whole answer) {
        boolean close = own.mustClose();
        byte[] octets = answer.octets();
        request.own(octets, answer.bodyBytes());
        request.ended(answer.status(), loop.now());
        giveBack();
        client.page(octets);
        if (close) {
            client.closeGently();
            return new State.Closed();
        }
        nextRequest = true;
        return new State.Idle();
    }

    /// What arrived is no request.
    State refuseUnparsed(ListenerRoute route, HeadFault fault) {
        beginUnparsed(route);
        return refuse(fault.status());
    }

    private void beginUnparsed(ListenerRoute route) {
        request.beginUnparsed(loop.now(), route.meter().cell(loop.lane()));
        request.head = false;
        request.keepAlive = false;
        recorder.malformed(route);
    }

    /// Nothing came for too long: a request that has begun is answered, else it is simply over.
    State endIdle() {
        if (!client.isMidHead()) {
            client.closeAfterAnswer();
            return new State.Closed();
        }
        beginUnparsed(client.route());
        return refuse(408);
    }

    /// The answer cannot be completed: it must look cut.
    State cut() {
        request.failed(loop.now());
        giveBack();
        client.cut(untilClose);
        return new State.Closed();
    }

    /// The answer makes no progress: if it is the client that takes nothing, nothing more is sent.
    State late() {
        if (client.isWritable()) {
            return cut();
        }
        request.failed(loop.now());
        giveBack();
        client.reset();
        return new State.Closed();
    }

    /// One end of a tunnel closed: so does the other.
    State endTunnel(State.Tunnelling t) {
        t.choice().target().state().ended();
        t.upstream().close();
        request.ended(101, loop.now());
        client.closeAfterAnswer();
        return new State.Closed();
    }

    /// Nobody is there for the answer.
    void clientGone(boolean tunnelled) {
        if (tunnelled) {
            request.ended(101, loop.now());
        } else {
            request.failed(loop.now());
        }
        giveBack();
    }

    /// Bytes of the answer's body.
    void pass(ByteBuf buffer, int from, int to) {
        request.passed(buffer, from, to);
        client.pass(buffer, from, to);
    }

    private State switchProtocols(State.Forwarding f) {
        String agreed = loop.responseHead().upgradeProtocol();
        if (request.upgrade == null || !request.upgrade.equalsIgnoreCase(agreed)) {
            f.upstream().close();
            request.attemptFailed();
            f.choice().target().state().ended();
            return refuse(502);
        }
        send(loop.responseHead(), Fate.SWITCHES, false);
        giveBack();
        f.upstream().tunnel();
        f.choice().target().limits().tunnel(client, loop);
        return new State.Tunnelling(f.choice(), f.upstream());
    }

    private void send(ResponseHead head, Fate fate, boolean decoded) {
        request.answered(client.answer(head, fate, decoded));
    }

    private void giveBack() {
        HeadOutput lent = request.rewritten;
        if (lent != null) {
            request.rewritten = null;
            loop.giveBack(lent);
        }
    }
}
