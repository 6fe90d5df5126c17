package org.yaomote.http2;

import org.jspecify.annotations.Nullable;
import org.yaomote.http.HeadOutput;
import org.yaomote.http2.FrameReader.Payload;
import org.yaomote.http2.Session.Role;

import java.util.Arrays;

/// HEADERS and CONTINUATION: gathers the block of a head, decodes it, and tells the stream (RFC
/// 9113 §4.3, §6.2, §6.10, §8). Every block is decoded, also one that nobody wants: the table of
/// fields belongs to the connection.
///
/// Thread: its event loop.
final class Heads {
    private static final byte[] NONE = new byte[0];
    private static final FieldSink NOBODY = _ -> {};

    private final Session session;
    private final Streams streams;
    private final Limits limits;
    private final Scratch scratch;
    private final HpackDecoder decoder;
    private final RequestText request;
    private final AnswerText answer;
    private final TrailerText trailers;

    /// Of the head whose frames are coming; 0 if none is.
    private int stream;

    private boolean endsStream;

    /// It depends on itself (RFC 9113 §5.3.1).
    private boolean circular;

    private byte[] block = NONE;
    private int blockLength;
    private int continuations;

    /// The highest number that the peer used.
    private int lastStream;

    Heads(Session session, Limits limits, Scratch scratch) {
        this.session = session;
        this.streams = session.streams();
        this.limits = limits;
        this.scratch = scratch;
        this.request = scratch.request();
        this.answer = scratch.answer();
        this.trailers = scratch.trailers();
        this.decoder = new HpackDecoder(Limits.TABLE_BYTES, limits.listBytes(), scratch);
    }

    int lastStream() {
        return lastStream;
    }

    boolean isMidHead() {
        return stream != 0;
    }

    int stream() {
        return stream;
    }

    /// Whether a stream of this number was never opened (RFC 9113 §5.1); 0 is none.
    boolean isIdle(int id) {
        boolean ofClient = (id & 1) == 1;
        if (session.role() == Role.SERVER) {
            return !ofClient || id > lastStream;
        }
        return !ofClient || !session.wasOpened(id);
    }

    void headers(int flags, int id, Payload payload) {
        if (id == 0 || (id & 1) == 0) {
            session.fail(ErrorCode.PROTOCOL_ERROR);
            return;
        }
        byte[] bytes = payload.bytes();
        int from = payload.from();
        int to = payload.to();
        boolean prioritised = (flags & FrameType.WITH_PRIORITY) != 0;
        boolean padded = (flags & FrameType.PADDED) != 0;
        if (to - from < (padded ? 1 : 0) + (prioritised ? 5 : 0)) {
            session.fail(ErrorCode.FRAME_SIZE_ERROR);
            return;
        }
        if (padded) {
            to -= bytes[from] & 0xff;
            from++;
        }
        circular = false;
        if (prioritised) {
            int dependency = payload.intAt(from - payload.from()) & 0x7fffffff;
            circular = dependency == id;
            from += 5;
        }
        if (from > to) {
            session.fail(ErrorCode.PROTOCOL_ERROR);
            return;
        }
        endsStream = (flags & FrameType.END_STREAM) != 0;
        if ((flags & FrameType.END_HEADERS) != 0) {
            complete(id, bytes, from, to);
        } else {
            stream = id;
            continuations = 0;
            blockLength = 0;
            gather(bytes, from, to);
        }
    }

    /// Without a bound they would never end, or come empty for ever (CVE-2024-27316,
    /// CVE-2026-33871).
    void continuation(int flags, Payload payload) {
        boolean last = (flags & FrameType.END_HEADERS) != 0;
        continuations++;
        boolean empty = payload.length() == 0 && !last;
        boolean tooLarge = blockLength + payload.length() > Limits.BLOCK_BYTES;
        if (empty || tooLarge || continuations > Limits.CONTINUATIONS) {
            session.fail(ErrorCode.ENHANCE_YOUR_CALM);
            return;
        }
        gather(payload.bytes(), payload.from(), payload.to());
        if (last) {
            int id = stream;
            byte[] whole = block;
            stream = 0;
            block = NONE;
            complete(id, whole, 0, blockLength);
        }
    }

    private void gather(byte[] bytes, int from, int to) {
        int size = to - from;
        if (blockLength + size > block.length) {
            block = Arrays.copyOf(block, Math.max(blockLength + size, blockLength * 2));
        }
        System.arraycopy(bytes, from, block, blockLength, size);
        blockLength += size;
    }

    private void complete(int id, byte[] bytes, int from, int to) {
        Stream found = streams.get(id);
        boolean opens = session.role() == Role.SERVER && found == null && id > lastStream;
        boolean answers = found != null && session.role() == Role.CLIENT && !found.headReceived;
        HeadText ofFound = answers ? answer : trailers;
        HeadText text = found == null ? request : ofFound;
        text.begin(scratch.head());
        if (!decoder.decode(bytes, from, to, found != null || opens ? text : NOBODY)) {
            session.fail(ErrorCode.COMPRESSION_ERROR);
            return;
        }
        if (opens) {
            open(id);
        } else if (found == null) {
            unwanted(id);
        } else if (found.remoteEnded) {
            session.ends().streamError(id, ErrorCode.STREAM_CLOSED);
        } else if (answers) {
            answered(found);
        } else {
            trailers(found);
        }
    }

    private void unwanted(int id) {
        if (isIdle(id)) {
            session.fail(ErrorCode.PROTOCOL_ERROR);
        } else if (!streams.isReset(id)) {
            session.fail(ErrorCode.STREAM_CLOSED);
        }
    }

    private void open(int id) {
        if (session.departure().isLast()) {
            // The peer knows that nobody looks at it (RFC 9113 §6.8).
            return;
        }
        lastStream = id;
        boolean tooLarge = decoder.isListTooLarge();
        if (circular) {
            session.ends().streamError(id, ErrorCode.PROTOCOL_ERROR);
        } else if (streams.count() >= limits.streams()) {
            session.ends().streamError(id, ErrorCode.REFUSED_STREAM);
        } else if (tooLarge || (request.end() && lengthFits())) {
            accept(id, tooLarge);
        } else {
            session.ends().streamError(id, ErrorCode.PROTOCOL_ERROR);
        }
    }

    /// RFC 9113 §8.1.1: a message that ends with its head has no length to speak of.
    private boolean lengthFits() {
        return !endsStream || request.contentLength() <= 0;
    }

    private void accept(int id, boolean tooLarge) {
        Stream made = session.owner().accept();
        session.admit(made, id);
        made.remoteEnded = endsStream;
        if (tooLarge) {
            made.onHeadTooLarge();
            return;
        }
        made.expected = request.contentLength();
        request.joinCrumbs();
        request.endHead(endsStream ? HeadText.Body.NONE : HeadText.Body.FOLLOWS);
        made.onHead(request.out(), endsStream);
    }

    private void answered(Stream found) {
        boolean interim = answer.status() < 200;
        boolean inOrder = answer.end() && !decoder.isListTooLarge() && !(interim && endsStream);
        if (!inOrder) {
            session.ends().streamError(found.id, ErrorCode.PROTOCOL_ERROR);
            return;
        }
        boolean bodiless = answer.status() == 204 || answer.status() == 304 || found.isBodiless();
        if (!interim) {
            found.headReceived = true;
            found.expected = bodiless ? 0 : answer.contentLength();
        }
        if (endsStream && found.expected > 0) {
            session.ends().streamError(found.id, ErrorCode.PROTOCOL_ERROR);
            return;
        }
        answer.endHead(interim || bodiless ? HeadText.Body.NONE : body());
        found.remoteEnded = endsStream;
        found.onHead(answer.out(), endsStream);
        session.ends().dropIfBoth(found);
    }

    private HeadText.Body body() {
        return endsStream ? HeadText.Body.EMPTY : HeadText.Body.FOLLOWS;
    }

    private void trailers(Stream found) {
        boolean inOrder = trailers.end() && !decoder.isListTooLarge() && endsStream && !circular;
        if (!inOrder || isShort(found)) {
            session.ends().streamError(found.id, ErrorCode.PROTOCOL_ERROR);
            return;
        }
        HeadOutput lines = trailers.out();
        if (lines.length() > 0) {
            found.onTrailers(lines);
        }
        if (!found.dead) {
            session.ends().remote(found);
        }
    }

    /// The message ends; it must be as long as it said (RFC 9113 §8.1.1).
    void endOf(Stream found) {
        if (isShort(found)) {
            session.ends().streamError(found.id, ErrorCode.PROTOCOL_ERROR);
        } else {
            session.ends().remote(found);
        }
    }

    private static boolean isShort(@Nullable Stream found) {
        return found != null && found.expected >= 0 && found.received != found.expected;
    }
}
