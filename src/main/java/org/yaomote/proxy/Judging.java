package org.yaomote.proxy;

import org.jspecify.annotations.Nullable;
import org.yaomote.http.HeadOutput;
import org.yaomote.http.RequestHead;
import org.yaomote.policy.LocationRewriting;
import org.yaomote.proxy.RuleWalk.Case;
import org.yaomote.proxy.RuleWalk.Found;
import org.yaomote.rules.Peer;
import org.yaomote.rules.Visit;
import org.yaomote.traffic.WayNotes;

import java.net.InetAddress;
import java.security.cert.X509Certificate;

/// Finds the rule of a request where that takes more than comparing hosts and paths, and has it
/// treated as the rule says. May wait for a password to be verified.
///
/// Thread: the client connection's event loop.
final class Judging {
    private final Exchange exchange;
    private final Asking asking;
    private final Answering answering;
    private final Replies replies;
    private final ClientSide client;
    private final LoopState loop;
    private final RuleDesk desk;
    private final Peer peer;

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
        Visit visit = new Visit(peer, head, loop.now());
        WayNotes notes = answering.request().shown.way();
        return follow(RuleWalk.begin(new Case(route, head, from, visit, notes)));
    }

    private State follow(Found found) {
        return switch (found) {
            case Found.Refused(var status) -> answering.refuse(status);
            case Found.Proof(var folder, var name) ->
                    replies.file(folder, name, loop.requestHead());
            case Found.Taken(var request, var rule) -> treat(request, rule);
            case Found.Nobody() -> answering.refuse(client.route().terms().noService());
            case Found.Broken(var request) -> failed(request);
            case Found.Waits(var request, var rule, var held) -> await(request, rule, held);
        };
    }

    /// Goes on with this rule when what it waits for is known.
    private State await(Case request, int rule, boolean held) {
        Case kept = request.with(RuleWalk.kept(request.head()));
        Errand errand = new Errand(() -> follow(RuleWalk.look(kept, rule, held)));
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
        answering.request().routed(rule.service(), null, loop.lane());
        boolean closed = rule.service().service().options().maintenance();
        return closed ? answering.maintenance() : own(treatment, request);
    }

    /// A reply of ours to the request as modifications leave it: they may name the file that is
    /// sent, or a part of where the client is sent to.
    private State own(Treatment treatment, Case request) {
        if (treatment.request().isEmpty()) {
            return replies.give(treatment.reply(), request.head());
        }
        RequestHead changed = RuleWalk.changed(request, treatment.request());
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
