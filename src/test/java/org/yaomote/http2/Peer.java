package org.yaomote.http2;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import org.yaomote.fixtures.Http2Frame;
import org.yaomote.http.HeadOutput;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The other end of a [Session] in tests: gives it bytes, keeps what it sends and what it tells.
final class Peer implements Wire, SessionOwner {
    final List<Told> streams = new ArrayList<>();
    final Session session;

    /// Nanoseconds.
    long now;

    boolean writable = true;
    int ended;
    int flushesAsked;
    ErrorCode over;

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final HpackText decoder = new HpackText();

    /// A stream that writes down what it is told.
    final class Told extends Stream {
        final List<String> events = new ArrayList<>();
        boolean head;

        /// Gives windows back at once.
        boolean eager = true;

        @Override
        protected void onHead(HeadOutput text, boolean end) {
            events.add(text + (end ? "END" : ""));
        }

        @Override
        protected void onHeadTooLarge() {
            events.add("too large");
        }

        @Override
        protected void onData(ByteBuf buffer, int from, int to) {
            String text = buffer.toString(from, to - from, StandardCharsets.ISO_8859_1);
            events.add(text.length() > 100 ? "" + text.length() : text);
            if (eager) {
                session.taken(this, to - from);
            }
        }

        @Override
        protected void onTrailers(HeadOutput lines) {
            events.add("trailers " + lines);
        }

        @Override
        protected void onEnd() {
            events.add("END");
        }

        @Override
        protected void onReset(ErrorCode code) {
            events.add("reset " + code);
        }

        @Override
        protected void onWritable() {
            events.add("writable");
        }

        @Override
        protected boolean isBodiless() {
            return head;
        }

        String first() {
            return events.getFirst();
        }
    }

    Peer(Session.Role role, Limits limits) {
        var setup = new Session.Setup(role, false, limits, () -> now);
        session = new Session(setup, this, this, new Scratch());
        session.begin();
    }

    /// A server that has had the preface and has sent its own.
    static Peer server() {
        return server(Limits.DEFAULT);
    }

    static Peer server(Limits limits) {
        Peer peer = new Peer(Session.Role.SERVER, limits);
        peer.give(Http2Frame.PREFACE);
        peer.give(Http2Frame.settings());
        peer.frames();
        return peer;
    }

    /// A client that has had the server's settings.
    static Peer client(int... settings) {
        Peer peer = new Peer(Session.Role.CLIENT, Limits.BACKEND);
        peer.give(Http2Frame.settings(settings));
        peer.takeBytes();
        return peer;
    }

    /// Gives the session frames.
    ///
    /// @return how many octets it did not listen to
    int give(Http2Frame... frames) {
        return give(Http2Frame.bytes(frames));
    }

    int give(byte[] bytes) {
        ByteBuf buffer = Unpooled.wrappedBuffer(bytes);
        int used = session.receive(buffer, 0, bytes.length);
        buffer.release();
        return bytes.length - used;
    }

    /// What the session sent since the last call.
    List<Http2Frame> frames() {
        return Http2Frame.all(takeBytes());
    }

    /// The same as text: type, stream and what matters most.
    List<String> names() {
        return frames().stream().map(Http2Frame::toString).toList();
    }

    byte[] takeBytes() {
        session.flush();
        byte[] bytes = sent.toByteArray();
        sent.reset();
        return bytes;
    }

    List<String> lines(Http2Frame head) {
        return decoder.lines(head.payload());
    }

    Told stream(int place) {
        return streams.get(place);
    }

    Told last() {
        return streams.getLast();
    }

    Told open(String head) {
        Told made = new Told();
        streams.add(made);
        session.open(made);
        byte[] octets = head.getBytes(StandardCharsets.ISO_8859_1);
        session.head(made, octets, 0, octets.length);
        return made;
    }

    void answer(Stream stream, String head) {
        byte[] octets = head.getBytes(StandardCharsets.ISO_8859_1);
        session.head(stream, octets, 0, octets.length);
    }

    void body(Stream stream, String text) {
        ByteBuf buffer = Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1);
        session.data(stream, buffer, 0, buffer.readableBytes());
        buffer.release();
    }

    void trailers(Stream stream, String lines) {
        byte[] octets = lines.getBytes(StandardCharsets.ISO_8859_1);
        session.trailers(stream, octets, 0, octets.length);
    }

    @Override
    public void send(byte[] bytes, int from, int to) {
        sent.write(bytes, from, to - from);
    }

    @Override
    public void send(ByteBuf buffer, int from, int to) {
        byte[] bytes = new byte[to - from];
        buffer.getBytes(from, bytes);
        sent.writeBytes(bytes);
    }

    @Override
    public boolean isWritable() {
        return writable;
    }

    @Override
    public void pending() {
        flushesAsked++;
    }

    @Override
    public Stream accept() {
        Told made = new Told();
        streams.add(made);
        return made;
    }

    @Override
    public void settingsChanged() {}

    @Override
    public void goingAway() {}

    @Override
    public void streamEnded() {
        ended++;
    }

    @Override
    public void over(ErrorCode code) {
        over = code;
    }
}
