package org.yaomote.proxy;

import org.jspecify.annotations.Nullable;
import org.yaomote.http.Fields;
import org.yaomote.http.HeadLimits;
import org.yaomote.http.HeadOutput;
import org.yaomote.http.RequestHead;
import org.yaomote.policy.LocationRewriting;
import org.yaomote.rules.Changes;
import org.yaomote.rules.Peer;
import org.yaomote.rules.Verdict;
import org.yaomote.rules.Visit;

import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Objects;

/// Finds the rule of a request where that takes more than comparing hosts and paths, and has it
/// treated as the rule says. May wait for a password to be verified.
///
/// Thread: the client connection's event loop.
final class Judging {
    /// As large as any head that was let in, and what a service that passes on may add.
    private static final HeadLimits LIMITS = new HeadLimits(64 * 1024, 128 * 1024, 1_200);

    private final Exchange exchange;
    private final Asking asking;
    private final Answering answering;
    private final Replies replies;
    private final ClientSide client;
    private final LoopState loop;
    private final RuleDesk desk;
    private final Peer peer;

    /// The request under way.
    private record Case(ListenerRoute route, RequestHead head, InetAddress from, Visit visit) {
        Case with(RequestHead other) {
            visit.head(other);
            return new Case(route, other, from, visit);
        }
    }

    Judging(Exchange exchange, Asking asking, Answering answering, Means means) {
        this.exchange = exchange;
        this.asking = asking;
        this.answering = answering;
        this.client = means.client;
        this.loop = means.loop;
        this.desk = means.desk;
        this.replies = new Replies(exchange, answering, means);
        this.peer = new ClientPeer(client);
    }

    /// What judging works with.
    record Means(ClientSide client, LoopState loop, RuleDesk desk) {}

    private record ClientPeer(ClientSide client) implements Peer {
        @Override
        public InetAddress address() {
            return client.remote().getAddress();
        }

        @Override
        public @Nullable X509Certificate certificate() {
            return client.facts().certificate();
        }
    }

    /// A request's head is here.
    State begin(ListenerRoute route, RequestHead head, InetAddress from) {
        Rulebook book = Objects.requireNonNull(route.book());
        int target = head.rawTargetEnd() - head.methodEnd() - 1;
        if (book.maxUriBytes() > 0 && target > book.maxUriBytes()) {
            return answering.refuse(414);
        }
        Visit visit = new Visit(peer, head, loop.now());
        Case request = new Case(route, head, from, visit);
        return switch (book.checkUrl().ask(visit)) {
            case HOLDS -> challengeOrRules(book, request);
            case FAILS -> answering.refuse(501);
            case BROKEN, PENDING -> failed(request);
        };
    }

    private State challengeOrRules(Rulebook book, Case request) {
        if (book.acme().isPresent()) {
            String name = Challenge.name(request.head());
            if (!name.isEmpty()) {
                return replies.file(book.acme().get(), name, request.head());
            }
        }
        return look(request, 0);
    }

    /// Asks the rules from this one on.
    private State look(Case request, int first) {
        return look(request, first, false);
    }

    /// @param held whether the first of them is known to hold
    private State look(Case request, int first, boolean held) {
        Case now = request;
        var rules = now.route().rules();
        for (int i = first; i < rules.size(); i++) {
            CompiledRule rule = rules.get(i);
            Verdict verdict = held && i == first ? Verdict.HOLDS : asked(rule, now);
            switch (verdict) {
                case FAILS -> {}
                case BROKEN -> {
                    return failed(now);
                }
                case PENDING -> {
                    return await(now, i, false);
                }
                case HOLDS -> {
                    Verdict ready = rule.treatment().changes().begin(now.visit());
                    if (ready != Verdict.HOLDS) {
                        return ready == Verdict.PENDING ? await(now, i, true) : failed(now);
                    }
                    if (!(rule.treatment().reply() instanceof OwnReply.PassOn(var changes))) {
                        return treat(now, rule);
                    }
                    RequestHead changed = changed(now, changes);
                    if (changed == null) {
                        return failed(now);
                    }
                    now = now.with(changed);
                }
            }
        }
        return answering.refuse(now.route().terms().noService());
    }

    private static Verdict asked(CompiledRule rule, Case request) {
        return rule.holds(request.head()) ? rule.program().ask(request.visit()) : Verdict.FAILS;
    }

    /// A copy of the head with these changes, in an array of its own; null if they fail.
    private @Nullable RequestHead changed(Case request, Changes changes) {
        HeadOutput text = new HeadOutput();
        RequestHead head = request.head();
        text.append(head.bytes(), head.methodStart(), end(head));
        boolean done = changes.isEmpty() || changes.request(text, request.visit());
        return done ? parsed(text.array(), text.length()) : null;
    }

    /// A copy of a head that outlives the callback.
    private static RequestHead kept(RequestHead head) {
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
        int last = fields.count() == 0 ? head.fieldsStart() : fields.lineEnd(fields.count() - 1);
        return last + 2;
    }

    /// Goes on with this rule when what it waits for is known.
    private State await(Case request, int rule, boolean held) {
        Case kept = request.with(kept(request.head()));
        Errand errand = new Errand(() -> look(kept, rule, held));
        client.deadline(loop.now() + request.route().timeouts().response().toNanos());
        request.visit().awaited(() -> loop.execute(() -> exchange.back(errand)));
        return new State.Away(errand);
    }

    private State treat(Case request, CompiledRule rule) {
        Treatment treatment = rule.treatment();
        answering.request().treatment = treatment;
        answering.request().visit = request.visit();
        if (treatment.locations() != LocationRewriting.OFF) {
            answering.request().asked = request.visit().authority();
        }
        if (!treatment.response().isEmpty()) {
            request.visit().leaveHead();
        }
        if (treatment.reply() instanceof OwnReply.Backends) {
            return asking.serve(rule.service(), request.head(), request.from());
        }
        answering.request().routed(rule.service(), null, loop.number());
        boolean closed = rule.service().service().options().maintenance();
        return closed ? answering.maintenance() : own(treatment, request);
    }

    /// A reply of ours to the request as modifications leave it: they may name the file that is
    /// sent, or a part of where the client is sent to.
    private State own(Treatment treatment, Case request) {
        if (treatment.request().isEmpty()) {
            return replies.give(treatment.reply(), request.head());
        }
        RequestHead changed = changed(request, treatment.request());
        return changed == null
                ? failed(request)
                : replies.give(treatment.reply(), request.with(changed).head());
    }

    /// Does the changes of the rule to the head that a backend gets; false if they fail.
    boolean prepared(HeadOutput head) {
        Treatment treatment = answering.request().treatment;
        Visit visit = answering.request().visit;
        if (treatment == null || visit == null || treatment.request().isEmpty()) {
            return true;
        }
        if (!treatment.request().request(head, visit)) {
            desk.complain(client.route().listener().name(), visit.failure());
            return false;
        }
        return true;
    }

    private State failed(Case request) {
        desk.complain(request.route().listener().name(), request.visit().failure());
        return answering.refuse(500);
    }
}
