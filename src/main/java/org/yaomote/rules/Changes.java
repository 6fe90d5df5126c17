package org.yaomote.rules;

import org.jspecify.annotations.Nullable;
import org.yaomote.http.HeadFault;
import org.yaomote.http.HeadLimits;
import org.yaomote.http.HeadOutput;
import org.yaomote.http.RequestHead;
import org.yaomote.http.ResponseHead;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Modifications of heads, compiled. Immutable but for what is live; any thread.
///
/// What they make is written and read again by the parser that reads what strangers send, and it
/// must have the same method, the same body and the same upgrade as before: whatever texts of a
/// request go into a header, nobody can make two requests of one.
public final class Changes {
    /// Changes nothing.
    public static final Changes NONE = new Changes(List.of(), List.of());

    /// As large as what is changed may be, and some more for what is added.
    static final HeadLimits LIMITS = new HeadLimits(64 * 1024, 128 * 1024, 1_200);

    private final List<Change> changes;
    private final List<String> combined;

    /// @param combined names of fields whose repetitions are joined before anything else is done
    Changes(List<Change> changes, List<String> combined) {
        this.changes = List.copyOf(changes);
        this.combined = List.copyOf(combined);
    }

    /// Whether heads stay as they are.
    public boolean isEmpty() {
        return changes.isEmpty() && combined.isEmpty();
    }

    /// These, and then others.
    public Changes then(Changes others) {
        if (others.isEmpty()) {
            return this;
        }
        return isEmpty()
                ? others
                : new Changes(
                        Stream.concat(changes.stream(), others.changes.stream()).toList(),
                        Stream.concat(combined.stream(), others.combined.stream())
                                .distinct()
                                .toList());
    }

    /// Has passwords that conditions of these changes ask for looked at beforehand: changes are
    /// made where nobody can wait.
    ///
    /// @return [Verdict#HOLDS] if there is nothing to wait for; [Verdict#PENDING] if this is to be
    ///   asked again when [Visit#awaited] has run; [Verdict#BROKEN] if nobody can look at them
    public Verdict begin(Visit visit) {
        return Change.begin(changes, visit);
    }

    /// Changes a request.
    ///
    /// @param in holds its head, and holds the changed one if all went well
    /// @return whether it did; if not, the reason is [Visit#failure]
    public boolean request(HeadOutput in, Visit visit) {
        RequestHead before = new RequestHead(LIMITS);
        HeadFault fault = before.parse(in.array(), 0, in.length());
        if (fault != null) {
            visit.broken(fault.reason());
            return false;
        }
        HeadEdit edit = HeadEdit.of(before);
        return edited(edit, visit) && replaced(in, before, edit, visit);
    }

    /// Puts a changed request in the place of what it was.
    static boolean replaced(HeadOutput in, RequestHead before, HeadEdit edit, Visit visit) {
        HeadOutput out = new HeadOutput();
        if (!rendered(edit, out, visit)) {
            return false;
        }
        RequestHead after = new RequestHead(LIMITS);
        boolean same =
                ok(after.parse(out.array(), 0, out.length()), visit)
                        && after.framing() == before.framing()
                        && after.contentLength() == before.contentLength()
                        && Objects.equals(after.upgradeProtocol(), before.upgradeProtocol());
        if (!same) {
            return refused(visit);
        }
        in.clear();
        in.append(out.array(), 0, out.length());
        return true;
    }

    /// Changes an answer.
    ///
    /// @param head of the answer
    /// @param answersHead whether the request was HEAD
    /// @param into gets the changed head
    /// @return whether all went well; if not, the reason is [Visit#failure]
    public boolean response(
            ResponseHead head, Visit visit, boolean answersHead, ChangedAnswer into) {
        HeadEdit edit = HeadEdit.of(head, visit.message());
        if (!edited(edit, visit) || !rendered(edit, into.room(), visit)) {
            return false;
        }
        ResponseHead after = into.head();
        HeadOutput room = into.room();
        boolean same =
                ok(after.parse(room.array(), 0, room.length(), answersHead), visit)
                        && after.status() == head.status()
                        && after.framing() == head.framing()
                        && after.contentLength() == head.contentLength()
                        && Objects.equals(after.upgradeProtocol(), head.upgradeProtocol());
        return same || refused(visit);
    }

    /// Where a changed answer is written and read.
    ///
    /// @param room what is in it is overwritten
    /// @param head reads it
    public record ChangedAnswer(HeadOutput room, ResponseHead head) {
        /// New ones.
        public ChangedAnswer() {
            this(new HeadOutput(), new ResponseHead(LIMITS));
        }
    }

    private boolean edited(HeadEdit edit, Visit visit) {
        Message before = visit.message();
        visit.message(edit);
        combined.forEach(edit::combine);
        boolean done = Change.all(changes, edit, visit);
        visit.message(before);
        return done;
    }

    private static boolean rendered(HeadEdit edit, HeadOutput out, Visit visit) {
        return edit.render(out) || ok(HeadFault.BAD_FIELD_VALUE, visit);
    }

    private static boolean ok(@Nullable HeadFault fault, Visit visit) {
        if (fault != null) {
            visit.broken("the changed head is refused: " + fault.reason());
        }
        return fault == null;
    }

    private static boolean refused(Visit visit) {
        if (visit.failure().isEmpty()) {
            visit.broken("modifications may not change where a message ends");
        }
        return false;
    }
}
