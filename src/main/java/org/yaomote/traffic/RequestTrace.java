package org.yaomote.traffic;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/// All that was recorded of one request. There are no secrets in it: values of credentials and
/// cookies are gone before it is made.
///
/// @param number counts what was recorded, in the order it ended
/// @param began when its head was here
/// @param ours whether this program asked it itself: with a proof, a rehearsal, a test
/// @param id as our own pages and the access log show it
public record RequestTrace(
        long number,
        Instant began,
        boolean ours,
        long id,
        Way way,
        Caller caller,
        Asked asked,
        Message request,
        Message response,
        Result result) {
    private static final int ROUGH_SIZE = 900;
    private static final int ROUGH_CANDIDATE = 64;

    /// What is worth saying of a request beside its figures.
    public enum Note {
        /// It was sent more than once.
        RETRIED,
        /// The answer sets a cookie.
        SETS_COOKIE,
        /// Its session chose the backend.
        BY_SESSION,
        /// It waited for a backend with room.
        QUEUED,
        /// The answer is one of ours.
        OWN_ANSWER,
        /// The client left before the answer was whole.
        CLIENT_LEFT,
        /// The answer broke off.
        CUT,
        /// It became a tunnel.
        UPGRADED,
        /// This program asked it itself.
        OURS
    }

    /// What is worth saying, in the order it is said.
    public List<Note> notes() {
        List<Note> notes = new ArrayList<>(2);
        add(notes, Note.OURS, ours);
        add(notes, Note.RETRIED, result.retries() > 0);
        add(notes, Note.CLIENT_LEFT, !result.complete() && leftByClient());
        add(notes, Note.CUT, !result.complete() && !leftByClient());
        add(notes, Note.OWN_ANSWER, result.own());
        add(notes, Note.UPGRADED, result.status() == 101);
        add(notes, Note.SETS_COOKIE, response.value("Set-Cookie").isPresent());
        add(notes, Note.QUEUED, nanos(Try::queueNanos) > 1_000_000);
        add(notes, Note.BY_SESSION, isBySession());
        return notes;
    }

    private boolean isBySession() {
        for (Try attempt : way.tries()) {
            if (attempt.pick() == Pick.SESSION) {
                return true;
            }
        }
        return false;
    }

    private static void add(List<Note> notes, Note note, boolean holds) {
        if (holds) {
            notes.add(note);
        }
    }

    private boolean leftByClient() {
        return result.status() == 499
                || way.tries().stream().anyMatch(t -> t.failure().equals("client.gone"));
    }

    /// Whether it went otherwise than it should: an error, a retry, an answer that broke off.
    public boolean isProblem() {
        return result.status() >= 400 || result.retries() > 0 || !result.complete();
    }

    /// A time summed over all attempts, such as [Try#queueNanos].
    public long nanos(ToLongFunction<Try> of) {
        long sum = 0;
        for (Try attempt : way.tries()) {
            sum += of.applyAsLong(attempt);
        }
        return sum;
    }

    /// `http` or `https`.
    public String scheme() {
        return caller.isSecure() ? "https" : "http";
    }

    /// Scheme, host, path and query.
    public String url() {
        return scheme() + "://" + asked.authority() + asked.path() + asked.query();
    }

    /// About how many octets of memory it takes.
    public long weight() {
        long candidates = way.tries().stream().mapToLong(t -> t.candidates().size()).sum();
        return ROUGH_SIZE + candidates * ROUGH_CANDIDATE + request.weight() + response.weight();
    }
}
