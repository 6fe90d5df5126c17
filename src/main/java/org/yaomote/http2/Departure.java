package org.yaomote.http2;

import java.util.Arrays;

/// How a session takes leave of its peer without losing a request (RFC 9113 §6.8): it says so, asks
/// for an answer by a PING, and names the last stream it serves when that answer is here.
///
/// Thread: its event loop.
final class Departure {
    private static final byte[] DRAIN = {'l', 'e', 'a', 'v', 'i', 'n', 'g', '!'};

    /// How far it is.
    private enum Step {
        NONE,
        /// The peer was told, but what it has sent before it knew is served.
        ANNOUNCED,
        /// What it begins now is not served.
        LAST
    }

    private final Session session;
    private Step step = Step.NONE;

    Departure(Session session) {
        this.session = session;
    }

    /// Tells the peer; once more does nothing.
    void announce() {
        if (step != Step.NONE) {
            return;
        }
        session.pending();
        step = Step.ANNOUNCED;
        session.writer().goAway(Integer.MAX_VALUE, ErrorCode.NO_ERROR);
        // Its answer comes behind whatever the peer sent before it knew.
        session.writer().ping(0, DRAIN, 0);
    }

    /// Whether the peer was told.
    boolean isAnnounced() {
        return step != Step.NONE;
    }

    /// Whether what the peer begins now is not looked at.
    boolean isLast() {
        return step == Step.LAST;
    }

    /// A PING of ours was answered: if it was this one, the peer has seen everything up to our
    /// announcement.
    ///
    /// @param from where its eight octets begin
    void pingAnswered(byte[] opaque, int from) {
        boolean ours = Arrays.equals(opaque, from, from + 8, DRAIN, 0, 8);
        if (step == Step.ANNOUNCED && ours) {
            session.pending();
            step = Step.LAST;
            session.writer().goAway(session.lastStream(), ErrorCode.NO_ERROR);
            endIfServed();
        }
    }

    /// Ends the session if it was to serve no more than it has served.
    void endIfServed() {
        if (step == Step.LAST && session.streamCount() == 0 && !session.isOver()) {
            session.served();
        }
    }
}
