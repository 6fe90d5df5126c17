package org.yaomote.proxy;

import io.netty.buffer.ByteBuf;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.Service;
import org.yaomote.http.ResponseHead;
import org.yaomote.traffic.Recording;
import org.yaomote.traffic.WayNotes;

/// What is shown of one request to those who look; does nothing while nobody looks.
///
/// Thread: the connection's event loop.
final class Shown {
    private static final int BEFORE_CODE = "HTTP/1.1 ".length();

    private @Nullable Recording recording;

    /// A request begins.
    ///
    /// @param looking null if nobody looks
    void recorded(@Nullable Recording looking) {
        recording = looking;
    }

    boolean isLookedAt() {
        return recording != null;
    }

    /// How its way is noted; null if nobody looks.
    @Nullable WayNotes way() {
        return recording == null ? null : recording.way();
    }

    /// It belongs to a service.
    void service(Service owner) {
        if (recording != null) {
            recording.way().service(owner);
        }
    }

    /// Its backend accepted a connection, and TLS is to be agreed on.
    void accepted() {
        if (recording != null) {
            recording.way().accepted();
        }
    }

    /// Why the attempt under way is going to fail, as a code of the texts.
    void failing(String reason) {
        if (recording != null) {
            recording.way().failing(reason);
        }
    }

    /// The backend gave no complete answer.
    void failed() {
        if (recording != null) {
            recording.way().failed();
        }
    }

    /// A backend's final answer begins.
    void answered(ResponseHead answer) {
        if (recording != null) {
            recording.way().answered();
            int end = answer.fields().endOfFields(answer.fieldsStart());
            recording.responseHead(answer.bytes(), answer.codeStart() - BEFORE_CODE, end, false);
        }
    }

    /// An answer of ours begins.
    ///
    /// @param octets of which the first so many are its head
    void own(byte[] octets, int head) {
        if (recording != null) {
            recording.responseHead(octets, 0, head, true);
        }
    }

    /// Octets went to a backend.
    void sent(long count) {
        if (recording != null) {
            recording.sent(count);
        }
    }

    /// A piece of the request's body.
    void requestBody(ByteBuf buffer, int from, int to) {
        if (recording != null && recording.wantsBodies()) {
            recording.requestBody(copy(buffer, from, to));
        }
    }

    /// A piece of the answer's body.
    void responseBody(ByteBuf buffer, int from, int to) {
        if (recording != null && recording.wantsBodies()) {
            recording.responseBody(copy(buffer, from, to));
        }
    }

    /// It is over.
    void end(Recording.Ending how) {
        if (recording != null) {
            recording.end(how);
            recording = null;
        }
    }

    private static byte[] copy(ByteBuf buffer, int from, int to) {
        byte[] octets = new byte[to - from];
        buffer.getBytes(from, octets);
        return octets;
    }
}
