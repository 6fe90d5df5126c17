package org.yaomote.proxy;

import org.jspecify.annotations.Nullable;
import org.yaomote.accesslog.LogEntry.Version;
import org.yaomote.http.Fields;
import org.yaomote.http.RequestHead;
import org.yaomote.traffic.Caller;
import org.yaomote.traffic.Recording;
import org.yaomote.transport.TlsSession;

import java.net.InetAddress;

/// Notes of a request that begins what the access log and those who look want to know.
///
/// Thread: the client connection's event loop.
record Recorder(Clerk clerk, ClientSide client, LoopState loop, Request request) {
    /// A request's head is here.
    ///
    /// @param from its client
    void note(ListenerRoute route, RequestHead head, InetAddress from) {
        if (route.terms().log().on()) {
            request.noted(clerk.asked(head, client, from, loop.now()));
        }
        Recording looking = clerk.recording(route.listener(), loop);
        if (looking != null) {
            Fields fields = head.fields();
            int end = fields.endOfFields(head.fieldsStart());
            looking.requestHead(head.bytes(), head.methodStart(), end);
            boolean itself = from.equals(client.remote().getAddress());
            String peer = client.facts().logPeer().address();
            String version = Clerk.version(head, client).text();
            looking.caller(caller(itself ? peer : LogPeer.text(from), version));
        }
        request.shown.recorded(looking);
    }

    /// What arrived is no request.
    void malformed(ListenerRoute route) {
        int octets = client.refusedOctets();
        if (route.terms().log().on()) {
            request.noted(clerk.malformed(loop.scratch(), octets, client, loop.now()));
        }
        Recording looking = clerk.recording(route.listener(), loop);
        if (looking != null) {
            looking.requestHead(loop.scratch(), 0, octets);
            String peer = client.facts().logPeer().address();
            looking.caller(caller(peer, Version.UNKNOWN.text()));
        }
        request.shown.recorded(looking);
    }

    private Caller caller(String from, String version) {
        LogPeer peer = client.facts().logPeer();
        @Nullable TlsSession tls = client.facts().tls();
        return new Caller(
                from,
                peer.address(),
                peer.port(),
                version,
                tls == null ? "" : tls.version(),
                tls == null ? "" : tls.cipherSuite(),
                tls == null ? "" : tls.serverName());
    }
}
