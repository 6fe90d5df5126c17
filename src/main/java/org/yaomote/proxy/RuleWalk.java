package org.yaomote.proxy;

import org.jspecify.annotations.Nullable;
import org.yaomote.http.Fields;
import org.yaomote.http.HeadLimits;
import org.yaomote.http.HeadOutput;
import org.yaomote.http.RequestHead;
import org.yaomote.rules.Changes;
import org.yaomote.rules.Verdict;
import org.yaomote.rules.Visit;
import org.yaomote.traffic.AskedRule;
import org.yaomote.traffic.WayNotes;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/// Holds a request against what its listener says, where that takes more than comparing hosts and
/// paths. Decides and does nothing: the same for requests that are served and for those that are
/// only asked about.
///
/// Thread: the one of the request.
final class RuleWalk {
    /// As large as any head that was let in, and what a service that passes on may add.
    private static final HeadLimits LIMITS = new HeadLimits(64 * 1024, 128 * 1024, 1_200);

    private RuleWalk() {}

    /// A request.
    ///
    /// @param notes where the rules that were asked are noted; null if nobody wants to know
    record Case(
            ListenerRoute route,
            RequestHead head,
            InetAddress from,
            Visit visit,
            @Nullable WayNotes notes) {
        Case with(RequestHead other) {
            visit.head(other);
            return new Case(route, other, from, visit, notes);
        }

        private void asked(CompiledRule rule, AskedRule.Verdict verdict, int condition) {
            if (notes != null) {
                notes.asked(rule.number(), verdict, condition);
            }
        }
    }

    /// What follows.
    sealed interface Found {
        /// The listener does not let it in.
        record Refused(int status) implements Found {}

        /// An authority asks for a proof, which lies in a folder.
        record Proof(Path folder, String name) implements Found {}

        /// A rule takes it, changed perhaps by those before it.
        record Taken(Case request, CompiledRule rule) implements Found {}

        /// No rule does.
        record Nobody() implements Found {}

        /// A condition or a change failed.
        record Broken(Case request) implements Found {}

        /// Another thread must find something out first; see [Visit#awaited].
        ///
        /// @param held whether the rule is known to hold
        record Waits(Case request, int rule, boolean held) implements Found {}
    }

    /// Begins with what the listener says of every request.
    static Found begin(Case request) {
        Rulebook book = Objects.requireNonNull(request.route().book());
        RequestHead head = request.head();
        int target = head.rawTargetEnd() - head.methodEnd() - 1;
        if (book.maxUriBytes() > 0 && target > book.maxUriBytes()) {
            return new Found.Refused(414);
        }
        return switch (book.checkUrl().ask(request.visit())) {
            case HOLDS -> proofOrRules(book, request);
            case FAILS -> new Found.Refused(501);
            case BROKEN, PENDING -> new Found.Broken(request);
        };
    }

    private static Found proofOrRules(Rulebook book, Case request) {
        if (book.acme().isPresent()) {
            String name = Challenge.name(request.head());
            if (!name.isEmpty()) {
                return new Found.Proof(book.acme().get(), name);
            }
        }
        return look(request, 0, false);
    }

    /// Asks the rules from this one on.
    ///
    /// @param held whether the first of them is known to hold
    static Found look(Case request, int first, boolean held) {
        Case now = request;
        var rules = now.route().rules();
        for (int i = first; i < rules.size(); i++) {
            CompiledRule rule = rules.get(i);
            Verdict verdict = held && i == first ? Verdict.HOLDS : asked(rule, now);
            switch (verdict) {
                case FAILS -> {}
                case BROKEN -> {
                    return new Found.Broken(now);
                }
                case PENDING -> {
                    return new Found.Waits(now, i, false);
                }
                case HOLDS -> {
                    Verdict ready = rule.treatment().changes().begin(now.visit());
                    if (ready != Verdict.HOLDS) {
                        return ready == Verdict.PENDING
                                ? new Found.Waits(now, i, true)
                                : new Found.Broken(now);
                    }
                    if (!(rule.treatment().reply() instanceof OwnReply.PassOn(var changes))) {
                        now.asked(rule, AskedRule.Verdict.TAKES, CompiledRule.NONE);
                        return new Found.Taken(now, rule);
                    }
                    now.asked(rule, AskedRule.Verdict.PASSES_ON, CompiledRule.NONE);
                    RequestHead changed = changed(now, changes);
                    if (changed == null) {
                        return new Found.Broken(now);
                    }
                    now = now.with(changed);
                }
            }
        }
        return new Found.Nobody();
    }

    private static Verdict asked(CompiledRule rule, Case request) {
        int failing = rule.failing(request.head());
        if (failing != CompiledRule.NONE) {
            request.asked(rule, AskedRule.Verdict.DECLINES, failing);
            return Verdict.FAILS;
        }
        Verdict verdict = rule.program().ask(request.visit());
        if (verdict == Verdict.FAILS || verdict == Verdict.BROKEN) {
            request.asked(
                    rule,
                    verdict == Verdict.FAILS ? AskedRule.Verdict.DECLINES : AskedRule.Verdict.FAILS,
                    rule.indexes().others().get(request.visit().decidedBy()));
        }
        return verdict;
    }

    /// A copy of the head with these changes, in an array of its own; null if they fail.
    static @Nullable RequestHead changed(Case request, Changes changes) {
        HeadOutput text = new HeadOutput();
        RequestHead head = request.head();
        text.append(head.bytes(), head.methodStart(), end(head));
        boolean done = changes.isEmpty() || changes.request(text, request.visit());
        return done ? parsed(text.array(), text.length()) : null;
    }

    /// A copy of a head that outlives the callback.
    static RequestHead kept(RequestHead head) {
        byte[] octets = Arrays.copyOfRange(head.bytes(), head.methodStart(), end(head));
        return parsed(octets, octets.length);
    }

    private static RequestHead parsed(byte[] octets, int length) {
        RequestHead head = new RequestHead(LIMITS);
        if (head.parse(octets, 0, length) != null) {
            throw new IllegalStateException("a head that was parsed before");
        }
        return head;
    }

    /// Behind the empty line.
    private static int end(RequestHead head) {
        Fields fields = head.fields();
        return fields.endOfFields(head.fieldsStart()) + 2;
    }
}
