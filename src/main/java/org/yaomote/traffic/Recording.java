package org.yaomote.traffic;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.Affinity;
import org.yaomote.config.Listener;
import org.yaomote.config.Service;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.LongSupplier;

/// What is noted of one request while it is under way; given to those who look when it is over.
/// Octets are copied as they are and become texts without secrets when they are fetched.
///
/// Thread: the event loop of its request.
public final class Recording {
    /// The most octets of a head.
    static final int MOST_HEAD = 16 * 1024;

    /// The most octets of a body.
    static final int MOST_BODY = 64 * 1024;

    private static final byte[] NOTHING = new byte[0];

    private final LoopTap tap;
    private final LongSupplier clock;
    private final WayNotes way;
    private final Instant began;
    private final long beganNanos;
    private final boolean bodies;
    private Caller caller = new Caller("", "", 0, "-", "", "", "");
    private Part request = new Part();
    private Part response = new Part();
    private boolean own;
    private long answeredNanos;
    private long requestBytes;
    private int octets;
    private @Nullable Ended ended;

    /// How a request ended, as its event loop knows it.
    ///
    /// @param complete whether the answer was passed on whole
    /// @param bodyBytes of the answer
    /// @param id as the access log has it
    public record Ending(int status, boolean complete, int retries, long bodyBytes, long id) {}

    private record Ended(Ending ending, long atNanos) {}

    /// A message as it was copied.
    private static final class Part {
        byte[] head = NOTHING;
        boolean headCut;
        byte[] body = NOTHING;
        int bodyLength;
        boolean bodyCut;
    }

    Recording(LoopTap tap, Listener listener, LongSupplier clock, Instant began) {
        this.tap = tap;
        this.clock = clock;
        this.way = new WayNotes(listener, clock);
        this.began = began;
        this.beganNanos = clock.getAsLong();
        this.bodies = tap.wantsBodies();
    }

    /// Its way through rules and backends.
    public WayNotes way() {
        return way;
    }

    /// Who asks.
    public void caller(Caller by) {
        caller = by;
    }

    /// Its head, or the first octets of what is none.
    public void requestHead(byte[] bytes, int from, int to) {
        head(request, bytes, from, to);
    }

    /// The answer's head, as the backend sent it or as we made it.
    ///
    /// @param ours whether it is one of our own
    public void responseHead(byte[] bytes, int from, int to, boolean ours) {
        own = ours;
        answeredNanos = clock.getAsLong();
        head(response, bytes, from, to);
    }

    /// Octets went to a backend.
    public void sent(long count) {
        requestBytes += count;
    }

    /// Whether bodies are wanted.
    public boolean wantsBodies() {
        return bodies;
    }

    /// A piece of the request's body.
    public void requestBody(byte[] piece) {
        body(request, piece);
    }

    /// A piece of the answer's body.
    public void responseBody(byte[] piece) {
        body(response, piece);
    }

    /// It is over: to those who look.
    public void end(Ending how) {
        ended = new Ended(how, clock.getAsLong());
        tap.offer(this);
    }

    Instant began() {
        return began;
    }

    int octets() {
        return octets;
    }

    private void head(Part of, byte[] bytes, int from, int to) {
        int size = Math.min(to - from, MOST_HEAD);
        of.headCut = size < to - from;
        of.head = Arrays.copyOfRange(bytes, from, from + size);
        taken(size);
    }

    private void body(Part of, byte[] piece) {
        int size = Math.min(piece.length, MOST_BODY - of.bodyLength);
        if (size < piece.length || !tap.hasRoom()) {
            of.bodyCut = true;
            size = tap.hasRoom() ? size : 0;
        }
        if (of.bodyLength + size > of.body.length) {
            of.body = Arrays.copyOf(of.body, Math.max(2 * of.body.length, of.bodyLength + size));
        }
        System.arraycopy(piece, 0, of.body, of.bodyLength, size);
        of.bodyLength += size;
        taken(size);
    }

    private void taken(int count) {
        octets += count;
        tap.taken(count);
    }

    /// The whole of it, as a value without secrets; on the thread of whoever looks.
    RequestTrace trace(long number, FieldKinds kinds) {
        Ended over = Objects.requireNonNull(ended);
        Way went = way.way();
        Masking masking =
                new Masking(
                        kinds, went.service().map(Service::affinity).orElseGet(Affinity.None::new));
        Message asking = message(request, masking);
        Ending how = over.ending();
        return new RequestTrace(
                number,
                began,
                tap.isOurs(),
                how.id(),
                went,
                caller,
                Asked.of(asking.start(), asking.value("Host").orElse("")),
                asking,
                message(response, masking),
                new Result(
                        how.status(),
                        how.complete(),
                        own,
                        how.retries(),
                        requestBytes,
                        how.bodyBytes(),
                        answeredNanos == 0 ? 0 : over.atNanos() - answeredNanos,
                        over.atNanos() - beganNanos));
    }

    private static Message message(Part part, Masking masking) {
        Body body = new Body(part.body, part.bodyLength, part.bodyCut);
        return HeadText.read(part.head, part.headCut, masking, body);
    }
}
