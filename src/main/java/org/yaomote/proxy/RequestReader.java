package org.yaomote.proxy;

import io.netty.buffer.ByteBuf;

import org.jspecify.annotations.Nullable;
import org.yaomote.http.BodyScanner;
import org.yaomote.http.BodySink;
import org.yaomote.http.HeadFault;
import org.yaomote.http.HeadLimits;
import org.yaomote.transport.Connection;

/// Cuts what a client sends on an HTTP/1 connection into heads and bodies. What cannot be used yet
/// (a partial head, a body before its backend is there, the next request) is kept aside and, beyond
/// a bound, left in the kernel.
///
/// Thread: the connection's event loop.
final class RequestReader {
    /// Is told what was cut out; each may change what comes next.
    interface Requests {
        /// How large the next head may be.
        HeadLimits limits();

        /// Whether another request may begin; else it waits until reading goes on.
        boolean mayBegin();

        /// A head has begun and is not complete; told once per head.
        void headBegan();

        /// A head is complete and stands in the loop's request head.
        ///
        /// @param length its octets
        void headRead(int length);

        /// The rules were broken.
        void refused(HeadFault fault);

        /// Whether there is a backend that takes body bytes.
        boolean takesBody();

        /// Part of a body was passed on.
        ///
        /// @param length octets, what frames it included
        /// @param complete whether it was the last part
        void bodyRead(int length, boolean complete);

        /// Bytes of a tunnel.
        void tunnelled(ByteBuf buffer, int from, int to);
    }

    /// What the next bytes are.
    private enum Mode {
        HEAD,
        BODY,
        /// A request is complete and its answer is not: what comes belongs to the next request.
        HOLD,
        TUNNEL,
        /// Refused or over: what still comes is dropped.
        DISCARD
    }

    private final Connection connection;
    private final LoopState loop;
    private final Requests requests;
    private final BodySink toBackend;
    private final BodyScanner body = new BodyScanner();
    private final HeadSearch search = new HeadSearch();
    private final HeldBytes held = new HeldBytes();
    private Mode mode = Mode.HEAD;
    private boolean midHead;
    private boolean anyRequest;

    /// Octets of what was refused, at the start of the loop's scratch space.
    private int refusedOctets;

    /// @param toBackend where bodies go
    RequestReader(Connection connection, LoopState loop, Requests requests, BodySink toBackend) {
        this.connection = connection;
        this.loop = loop;
        this.requests = requests;
        this.toBackend = toBackend;
    }

    /// Bytes arrived.
    ///
    /// @param ready whether what is held may be used now
    void read(ByteBuf buffer, int from, int to, boolean ready) {
        if (mode == Mode.DISCARD) {
            return;
        }
        if (!held.isEmpty() || mode == Mode.HOLD) {
            hold(buffer, from, to);
            if (mode != Mode.HOLD && ready) {
                readHeld();
            }
        } else {
            int used = use(buffer, from, to);
            if (used < to) {
                hold(buffer, used, to);
            }
        }
    }

    /// Uses what is held, as far as it can be used.
    void readHeld() {
        if (held.isEmpty()) {
            return;
        }
        ByteBuf present = held.take();
        int used = use(present, present.readerIndex(), present.writerIndex());
        if (used < present.writerIndex() && mode != Mode.DISCARD) {
            held.putBack(present, used);
        } else {
            present.release();
        }
    }

    /// A body of more octets is refused; said before its first octet.
    void limitBody(long octets) {
        body.limit(octets);
    }

    /// How many octets of what is being refused stand at the start of the loop's scratch space.
    int refusedOctets() {
        return refusedOctets;
    }

    /// The body goes on without its chunks; said before its first octet.
    void plainBody() {
        body.decode();
    }

    /// What comes next is a head.
    void expectHead() {
        mode = Mode.HEAD;
    }

    /// What comes next passes unseen.
    void expectTunnel() {
        mode = Mode.TUNNEL;
    }

    /// What comes next is dropped, like what is held.
    void discard() {
        mode = Mode.DISCARD;
        held.release();
    }

    boolean isDiscarding() {
        return mode == Mode.DISCARD;
    }

    /// Whether a request has begun but its head is incomplete.
    boolean isMidHead() {
        return midHead;
    }

    /// Whether the next bytes begin a head.
    boolean isAtHead() {
        return mode == Mode.HEAD;
    }

    /// Whether nothing of the next request has been looked at.
    boolean isBetweenRequests() {
        return mode == Mode.HEAD && !midHead;
    }

    /// Whether nothing of a request has come so far.
    boolean isFresh() {
        return !anyRequest && isBetweenRequests();
    }

    /// Whether anything is held.
    boolean isHolding() {
        return !held.isEmpty();
    }

    /// Whether the connection may be read: a complete request with more behind it is enough, and so
    /// is what the client was answered but did not take.
    boolean mayRead() {
        return switch (mode) {
            case HEAD -> requests.mayBegin();
            case HOLD -> held.isEmpty();
            case BODY, TUNNEL, DISCARD -> true;
        };
    }

    /// Uses as many bytes as can be used now.
    ///
    /// @return index of the first byte not used
    private int use(ByteBuf buffer, int from, int to) {
        int at = from;
        while (at < to) {
            switch (mode) {
                case HEAD -> {
                    if (!requests.mayBegin()) {
                        connection.reading(false);
                        return at;
                    }
                    int next = head(buffer, at, to);
                    if (next == at) {
                        return at;
                    }
                    at = next;
                }
                case BODY -> {
                    if (!requests.takesBody()) {
                        connection.reading(false);
                        return at;
                    }
                    at = body(buffer, at, to);
                }
                case HOLD -> {
                    connection.reading(false);
                    return at;
                }
                case TUNNEL -> {
                    requests.tunnelled(buffer, at, to);
                    return to;
                }
                case DISCARD -> {
                    return to;
                }
            }
        }
        return at;
    }

    /// Parses a head.
    ///
    /// @return index behind it, or `at` if it is not complete
    private int head(ByteBuf buffer, int at, int to) {
        byte[] scratch = loop.scratch();
        HeadLimits limits = requests.limits();
        loop.requestHead().limits(limits);
        int start = anyRequest || buffer.getByte(at) != '\r' ? at : skipEmptyLine(buffer, at, to);
        int length = Math.min(to - start, limits.maxHeadBytes() + 1);
        int end = search.end(buffer, start, length, scratch);
        if (end < 0) {
            HeadFault fault = faultOfPart(scratch, length, limits.maxHeadBytes());
            if (fault == null) {
                partOfHead(length);
                return at;
            }
            search.whole(buffer, start, scratch);
            boolean tooLong = fault == HeadFault.HEAD_TOO_LARGE;
            refuseHead(tooLong ? loop.requestHead().tooLong(scratch, 0, length) : fault, length);
            return to;
        }
        anyRequest = true;
        midHead = false;
        HeadFault fault = loop.requestHead().parse(scratch, 0, end);
        if (fault != null) {
            refuseHead(fault, end);
            return to;
        }
        body.reset(loop.requestHead().framing(), loop.requestHead().contentLength());
        mode = body.isComplete() ? Mode.HOLD : Mode.BODY;
        if (mode == Mode.HOLD && !loop.requestHead().keepAlive()) {
            connection.endIsEnough();
        }
        requests.headRead(end);
        return start + end;
    }

    /// Looks at a head that has no end yet; null if it may still become one.
    private @Nullable HeadFault faultOfPart(byte[] scratch, int length, int max) {
        if (length > max) {
            return HeadFault.HEAD_TOO_LARGE;
        }
        return search.hasLoneLineFeed(scratch, length) ? HeadFault.BAD_REQUEST_LINE : null;
    }

    /// Once per head: a client that sends it octet by octet gains no time.
    private void partOfHead(int length) {
        search.goOn(length);
        if (!midHead) {
            midHead = true;
            requests.headBegan();
        }
    }

    /// An empty line before the first request is allowed (RFC 9112 §2.2).
    private static int skipEmptyLine(ByteBuf buffer, int at, int to) {
        boolean whole = to - at >= 2 && buffer.getByte(at + 1) == '\n';
        return whole ? at + 2 : at;
    }

    private int body(ByteBuf buffer, int at, int to) {
        int used = body.scan(buffer, at, to, toBackend);
        HeadFault fault = body.fault();
        if (fault != null) {
            refuse(fault);
            return to;
        }
        boolean complete = body.isComplete();
        if (complete) {
            mode = Mode.HOLD;
        }
        requests.bodyRead(used - at, complete);
        return used;
    }

    private void refuseHead(HeadFault fault, int length) {
        refusedOctets = length;
        refuse(fault);
        refusedOctets = 0;
    }

    private void refuse(HeadFault fault) {
        mode = Mode.DISCARD;
        requests.refused(fault);
    }

    private void hold(ByteBuf buffer, int from, int to) {
        held.add(buffer, from, to);
        if (mode != Mode.HEAD) {
            connection.reading(false);
        }
    }
}
