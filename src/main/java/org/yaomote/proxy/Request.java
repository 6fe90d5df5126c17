package org.yaomote.proxy;

import io.netty.buffer.ByteBuf;

import org.jspecify.annotations.Nullable;
import org.yaomote.accesslog.LogEntry;
import org.yaomote.accesslog.LogEntry.Outcome;
import org.yaomote.accesslog.LogEntry.Text;
import org.yaomote.balance.Attempts;
import org.yaomote.http.BodyFraming;
import org.yaomote.http.HeadOutput;
import org.yaomote.http.RequestHead;
import org.yaomote.http.ResponseHead;
import org.yaomote.metrics.TrafficCell;
import org.yaomote.rules.Visit;
import org.yaomote.traffic.Recording;

/// What an exchange remembers of its request once the head has been passed on, and whom its outcome
/// counts for; reused for request after request of a connection.
///
/// Thread: the connection's event loop. Each cell is told exactly once how the request (or, for a
/// backend, the attempt) ended.
final class Request {
    /// GET, HEAD or OPTIONS (RFC 9110 §9.2.1): it may be sent twice.
    boolean safe;

    /// Its method is HEAD.
    boolean head;

    boolean http11;

    /// The client wants its connection kept.
    boolean keepAlive;

    /// The protocol it asks to switch to; null if it does not.
    @Nullable String upgrade;

    /// The client takes trailers (RFC 9110 §10.1.4), which gRPC lives on.
    boolean takesTrailers;

    /// Its body has not been passed on to its end.
    boolean bodyUnderWay;

    /// Bytes of its body went to a backend, so it cannot be sent again.
    boolean bodyTouched;

    /// The backend is held back because the client does not take its interim answers.
    boolean clientBehind;

    /// It was sent again once because a pooled connection turned out dead.
    boolean retriedStale;

    /// What it is answered with if no other backend is left to try.
    int failedWith;

    /// The answer's status; 0 until its head came.
    int status;

    /// Key of its session; null if it has none.
    @Nullable String session;

    /// What tells its client where there is no session; null if nobody asks.
    @Nullable String origin;

    /// What is shown of it to those who look.
    final Shown shown = new Shown();

    /// Where it was tried.
    final Attempts attempts = new Attempts();

    /// Of pages for its client.
    PageLanguage language = PageLanguage.ENGLISH;

    /// Octets of the answer's body that the client got.
    long bodyBytes;

    /// The head as backends get it; lent by the loop while the request is under way.
    @Nullable HeadOutput rewritten;

    /// What its rule says beyond the usual; null if that is nothing.
    @Nullable Treatment treatment;

    /// The head that fits any backend, if what was sent was made to fit one; else null.
    byte @Nullable [] uncut;

    /// Host and port it asked for where a treatment may need them; else empty.
    String asked = "";

    /// Its way through conditions and changes; null where there are none.
    @Nullable Visit visit;

    private final Clerk clerk;
    private long beganNanos;
    private long id;
    private int retries;

    /// What the access log will say of it; null if it is not to be written down.
    private @Nullable LogEntry entry;

    /// The service it belongs to; null if none does yet.
    private @Nullable ServiceRoute owner;

    private @Nullable Target lastTried;
    private @Nullable TrafficCell listener;
    private @Nullable TrafficCell service;
    private @Nullable TrafficCell backend;

    Request(Clerk clerk) {
        this.clerk = clerk;
    }

    /// A request begins.
    void begin(RequestHead parsed, long nowNanos, TrafficCell onListener) {
        safe = parsed.isSafe();
        head = parsed.isHead();
        http11 = parsed.isHttp11();
        takesTrailers = parsed.takesTrailers();
        keepAlive = parsed.keepAlive();
        upgrade = parsed.upgradeProtocol();
        bodyUnderWay = parsed.framing() != BodyFraming.NONE;
        beginUnparsed(nowNanos, onListener);
        language = PageLanguage.preferred(parsed.fields());
    }

    /// A request begins of which only that it is malformed is known.
    void beginUnparsed(long nowNanos, TrafficCell onListener) {
        bodyTouched = false;
        clientBehind = false;
        retriedStale = false;
        status = 0;
        session = null;
        treatment = null;
        asked = "";
        uncut = null;
        visit = null;
        beganNanos = nowNanos;
        listener = onListener;
        service = null;
        backend = null;
        language = PageLanguage.ENGLISH;
        bodyBytes = 0;
        id = 0;
        retries = 0;
        entry = null;
        shown.recorded(null);
        owner = null;
        lastTried = null;
        onListener.began();
    }

    /// It is to be written down.
    void noted(LogEntry asked) {
        entry = asked;
    }

    /// Its name, the same from the first time it is asked for.
    long id() {
        if (id == 0) {
            id = clerk.nextId();
        }
        return id;
    }

    /// It belongs to a service.
    void routed(ServiceRoute route, @Nullable String sessionKey, int loop) {
        service = route.meter().cell(loop);
        service.began();
        session = sessionKey;
        owner = route;
        shown.service(route.service());
        if (entry != null) {
            entry.text(Text.SERVICE, route.service().name());
            entry.text(Text.SERVICE_PLACE, route.place());
        }
    }

    /// It is given to a backend.
    void attempted(Target target, int loop) {
        lastTried = target;
        backend = target.meter().cell(loop);
        backend.began();
    }

    /// The backend gave no complete answer.
    void attemptFailed() {
        if (backend != null) {
            backend.failed();
            backend = null;
        }
        shown.failed();
    }

    /// Its final answer begins.
    void respondedBy(ResponseHead answer) {
        status = answer.status();
        shown.answered(answer);
        if (entry != null) {
            // Behind the status and a blank, before the line's end.
            int from = Math.min(answer.codeStart() + 4, answer.fieldsStart() - 2);
            entry.text(Text.REASON, answer.bytes(), from, answer.fieldsStart() - 2);
        }
    }

    /// It is sent once more.
    void retried() {
        retries++;
        if (service != null) {
            service.retried();
        }
        if (listener != null) {
            listener.retried();
        }
    }

    /// Bytes went to the backend.
    void sentToBackend(long count) {
        if (backend != null) {
            backend.bytesIn(count);
        }
        if (service != null) {
            service.bytesIn(count);
        }
        shown.sent(count);
    }

    /// Bytes came from the backend for the client.
    void answered(long count) {
        if (backend != null) {
            backend.bytesOut(count);
        }
        if (service != null) {
            service.bytesOut(count);
        }
        sentToClient(count);
    }

    /// Bytes of the answer's body come from the backend, or from a file, for the client.
    void passed(ByteBuf buffer, int from, int to) {
        answered(to - from);
        bodyBytes += to - from;
        shown.responseBody(buffer, from, to);
    }

    /// Bytes of the request's body go to a backend.
    void passedOn(ByteBuf buffer, int from, int to) {
        bodyTouched = true;
        sentToBackend(to - from);
        shown.requestBody(buffer, from, to);
    }

    /// An answer of our own goes to the client.
    ///
    /// @param octets its head, and its body unless that follows
    void own(byte[] octets, int body) {
        sentToClient(octets.length);
        bodyBytes = body;
        shown.own(octets, octets.length - body);
    }

    /// Bytes went to the client.
    void sentToClient(long count) {
        if (listener != null) {
            listener.bytesOut(count);
        }
    }

    /// It got a complete answer.
    void ended(int finalStatus, long nowNanos) {
        long took = nowNanos - beganNanos;
        if (backend != null) {
            backend.ended(finalStatus, took);
            backend = null;
        }
        if (service != null) {
            service.ended(finalStatus, took);
            service = null;
        }
        if (listener != null) {
            listener.ended(finalStatus, took);
            listener = null;
        }
        writeDown(finalStatus, nowNanos, true);
    }

    /// It got none, or not a whole one.
    void failed(long nowNanos) {
        if (status == 0) {
            shown.failing("client.gone");
        }
        attemptFailed();
        if (service != null) {
            service.failed();
            service = null;
        }
        if (listener != null) {
            listener.failed();
            listener = null;
        }
        // Without a status the client left before there was one; the number is nginx's.
        writeDown(status == 0 ? 499 : status, nowNanos, false);
    }

    private void writeDown(int finalStatus, long nowNanos, boolean whole) {
        if (shown.isLookedAt()) {
            shown.end(new Recording.Ending(finalStatus, whole, retries, bodyBytes, id()));
        }
        LogEntry noted = entry;
        if (noted == null) {
            return;
        }
        entry = null;
        ServiceRoute route = owner;
        if (route != null && route.isKeptSilent(finalStatus)) {
            clerk.drop(noted);
            return;
        }
        if (lastTried != null) {
            noted.text(Text.BACKEND, lastTried.name());
        }
        if (route != null && noted.needs(Text.BACKEND_PLACE)) {
            int index = lastTried == null ? -1 : route.targets().indexOf(lastTried);
            noted.text(
                    Text.BACKEND_PLACE,
                    index < 0 ? "" : route.place() + ".backends[" + index + "]");
        }
        noted.end(nowNanos, new Outcome(finalStatus, bodyBytes, retries, id()));
        clerk.file(noted);
    }

    /// Whether it may go to a backend again after it was sent.
    boolean isRepeatable() {
        return safe && !bodyTouched && upgrade == null;
    }
}
