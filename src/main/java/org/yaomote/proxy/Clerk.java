package org.yaomote.proxy;

import org.jspecify.annotations.Nullable;
import org.yaomote.accesslog.LogEntry;
import org.yaomote.accesslog.LogEntry.Text;
import org.yaomote.accesslog.LogEntry.Version;
import org.yaomote.accesslog.LogRing;
import org.yaomote.accesslog.LogTerms;
import org.yaomote.config.Listener;
import org.yaomote.http.Fields;
import org.yaomote.http.KnownField;
import org.yaomote.http.RequestHead;
import org.yaomote.traffic.LoopTap;
import org.yaomote.traffic.Recording;

import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;

/// Gives the requests of one event loop their ids and the date, and writes down how they went.
///
/// Thread: its event loop.
final class Clerk {
    private static final int SPARE_ENTRIES = 256;
    private static final byte[] NONE = new byte[0];

    private final HttpDate date;
    private final RequestIds ids;
    private final LogRing ring;
    private final LoopTap looking;
    private final int loop;
    private final Deque<LogEntry> spare = new ArrayDeque<>();

    /// Where a loop's requests are written down.
    record Books(LogRing log, LoopTap looking) {}

    /// @param loop number of the event loop
    Clerk(HttpDate date, RequestIds ids, Books books, int loop) {
        this.date = date;
        this.ids = ids;
        this.ring = books.log;
        this.looking = books.looking;
        this.loop = loop;
    }

    /// Now, as the field Date has it.
    String date() {
        return date.now();
    }

    /// An id that no other request has.
    long nextId() {
        return ids.next();
    }

    /// Notes what a request asks.
    ///
    /// @param client who asks: the peer, or whom it speaks for
    LogEntry asked(RequestHead head, ClientSide side, InetAddress client, long nowNanos) {
        LogPeer peer = side.facts().logPeer();
        Version version = version(head, side);
        LogTerms terms = side.route().terms().log();
        LogEntry entry =
                lend().begin(nowNanos, peer.port(), version, peer.tls()).under(terms, loop);
        boolean itself = client.equals(side.remote().getAddress());
        entry.text(Text.CLIENT, itself ? peer.address() : LogPeer.text(client));
        places(entry, peer, side.route());
        byte[] bytes = head.bytes();
        entry.text(Text.REQUEST, bytes, head.methodStart(), head.rawTargetEnd());
        entry.text(Text.HOST, bytes, head.hostStart(), head.hostEnd());
        first(entry, Text.REFERER, head.fields(), KnownField.REFERER);
        first(entry, Text.USER_AGENT, head.fields(), KnownField.USER_AGENT);
        further(entry, terms, head.fields());
        return entry;
    }

    /// What the client speaks.
    static Version version(RequestHead head, ClientSide side) {
        // Only HTTP/2 takes bodies without chunks.
        Version http1 = head.isHttp11() ? Version.HTTP_1_1 : Version.HTTP_1_0;
        return side.takesPlainBodies() ? Version.HTTP_2 : http1;
    }

    /// What those who look will see of a request; null if nobody looks.
    @Nullable Recording recording(Listener listener, LoopState state) {
        return looking.begin(listener, state::now);
    }

    private static void places(LogEntry entry, LogPeer peer, ListenerRoute route) {
        entry.text(Text.PEER, peer.address());
        entry.text(Text.LOCAL, peer.local());
        entry.text(Text.LISTENER, route.listener().name());
        entry.text(Text.LISTENER_PLACE, route.place());
    }

    /// What only some formats ask for.
    private static void further(LogEntry entry, LogTerms terms, Fields fields) {
        if (entry.needs(Text.USER)) {
            byte[] user = user(fields.value(KnownField.AUTHORIZATION));
            entry.text(Text.USER, user);
        }
        for (int k = 0; k < terms.headers().size(); k++) {
            int i = fields.find(terms.headers().get(k));
            if (i >= 0) {
                entry.header(k, fields.bytes(), fields.valueStart(i), fields.valueEnd(i));
            }
        }
    }

    /// The name in Basic credentials (RFC 7617 §2); the password never comes near the log.
    private static byte[] user(@Nullable String credentials) {
        if (credentials == null || !credentials.regionMatches(true, 0, "Basic ", 0, 6)) {
            return NONE;
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(credentials.substring(6).strip());
            int end = 0;
            while (end < decoded.length && decoded[end] != ':') {
                end++;
            }
            return end == decoded.length ? NONE : Arrays.copyOf(decoded, end);
        } catch (IllegalArgumentException _) {
            return NONE;
        }
    }

    private static void first(LogEntry entry, Text kind, Fields fields, KnownField field) {
        for (int i = 0; i < fields.count(); i++) {
            if (fields.known(i) == field) {
                entry.text(kind, fields.bytes(), fields.valueStart(i), fields.valueEnd(i));
                return;
            }
        }
    }

    /// Notes the first line of what is no request.
    ///
    /// @param octets what arrived, of which the first so many count
    LogEntry malformed(byte[] octets, int length, ClientSide side, long nowNanos) {
        LogPeer peer = side.facts().logPeer();
        LogTerms terms = side.route().terms().log();
        LogEntry entry =
                lend().begin(nowNanos, peer.port(), Version.UNKNOWN, peer.tls()).under(terms, loop);
        entry.text(Text.CLIENT, peer.address());
        places(entry, peer, side.route());
        int end = 0;
        while (end < length && octets[end] != '\r' && octets[end] != '\n') {
            end++;
        }
        return entry.text(Text.MALFORMED, octets, 0, end);
    }

    /// Hands a finished entry to the log.
    void file(LogEntry entry) {
        // A full ring counts what it drops itself.
        boolean _ = ring.offer(entry);
        drop(entry);
    }

    /// Takes an entry back that nobody wants.
    void drop(LogEntry entry) {
        if (spare.size() < SPARE_ENTRIES) {
            spare.addLast(entry);
        }
    }

    private LogEntry lend() {
        LogEntry entry = spare.pollLast();
        return entry == null ? new LogEntry() : entry;
    }
}
