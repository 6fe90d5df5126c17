package org.yaomote.proxy;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.Backend;
import org.yaomote.http.Fields;
import org.yaomote.http.HeadEnd;
import org.yaomote.http.HeadLimits;
import org.yaomote.http.ResponseHead;
import org.yaomote.policy.LocationRewriting;
import org.yaomote.proxy.State.Choice;
import org.yaomote.rules.Changes.ChangedAnswer;
import org.yaomote.rules.Locations;
import org.yaomote.rules.Visit;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Does to answers what the rule of their request says.
///
/// Thread: the client connection's event loop.
final class Treating {
    private static final List<byte[]> LOCATIONS =
            List.of(ascii("location"), ascii("content-location"));

    /// What an error must not lose when its page is replaced: without them clients cannot go on.
    private static final List<String> KEPT =
            List.of("WWW-Authenticate", "Retry-After", "Allow", "Set-Cookie");

    private final ClientSide client;
    private final Request request;
    private final RuleDesk desk;

    Treating(ClientSide client, Request request, RuleDesk desk) {
        this.desk = desk;
        this.client = client;
        this.request = request;
    }

    /// The head that the client is told; null if it is to get an answer of ours instead.
    ///
    /// @param head of a backend's final answer
    @Nullable ResponseHead told(Choice choice, ResponseHead head) {
        Treatment treatment = request.treatment;
        Visit visit = request.visit;
        if (treatment == null || visit == null) {
            return head;
        }
        if (replaces(head)) {
            return null;
        }
        ResponseHead told = relocated(treatment, choice, head);
        if (treatment.response().isEmpty()) {
            return told;
        }
        ChangedAnswer into = new ChangedAnswer();
        if (treatment.response().response(told, visit, request.head, into)) {
            return into.head();
        }
        complain(visit);
        return null;
    }

    private void complain(Visit visit) {
        desk.complain(client.route().listener().name(), visit.failure());
    }

    /// Whether a backend's answer is an error that gets our page.
    boolean replaces(ResponseHead head) {
        Treatment treatment = request.treatment;
        return treatment != null
                && treatment.rewriteErrors()
                && head.status() >= 400
                && client.route().terms().pages().has(head.status());
    }

    /// The lines of a replaced answer that stay, each with its line end.
    String kept(ResponseHead head) {
        Fields fields = head.fields();
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < fields.count(); i++) {
            int from = fields.lineStart(i);
            int length = fields.nameEnd(i) - from;
            String name = new String(head.bytes(), from, length, StandardCharsets.ISO_8859_1);
            if (KEPT.stream().anyMatch(name::equalsIgnoreCase)) {
                lines.append(name).append(": ").append(fields.text(i)).append("\r\n");
            }
        }
        return lines.toString();
    }

    /// An answer of ours after the changes of its service; null if they fail.
    OwnAnswer.@Nullable Whole changed(OwnAnswer.Whole answer) {
        Treatment treatment = request.treatment;
        Visit visit = request.visit;
        if (treatment == null || visit == null || treatment.response().isEmpty()) {
            return answer;
        }
        byte[] octets = answer.octets();
        int end = HeadEnd.find(octets, 0, octets.length);
        ResponseHead head = new ResponseHead(HeadLimits.RESPONSE);
        ChangedAnswer into = new ChangedAnswer();
        boolean done =
                head.parse(octets, 0, end, request.head) == null
                        && treatment.response().response(head, visit, request.head, into);
        if (!done) {
            complain(visit);
            return null;
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream(octets.length + 256);
        whole.write(into.room().array(), 0, into.room().length());
        whole.write(octets, end, octets.length - end);
        return new OwnAnswer.Whole(answer.status(), whole.toByteArray(), answer.bodyBytes());
    }

    // ---- addresses -----------------------------------------------------------------------------

    private ResponseHead relocated(Treatment treatment, Choice choice, ResponseHead head) {
        if (treatment.locations() == LocationRewriting.OFF) {
            return head;
        }
        ResponseHead told = head;
        for (byte[] name : LOCATIONS) {
            int field = told.fields().find(name);
            String changed = field < 0 ? null : relocated(treatment, choice, told, field);
            if (changed != null) {
                told = with(told, field, changed);
            }
        }
        return told;
    }

    private @Nullable String relocated(
            Treatment treatment, Choice choice, ResponseHead head, int field) {
        boolean ours = treatment.locations() == LocationRewriting.BACKEND_AND_LISTENER;
        String asked = request.asked;
        String scheme = client.route().isSecure() ? "https" : "http";
        return asked.isEmpty()
                ? null
                : Locations.told(
                        head.fields().text(field),
                        place(choice),
                        ours ? own(asked, scheme) : null,
                        scheme + "://" + asked);
    }

    /// Where a backend is, by all the names it is known by.
    static Locations.Place place(Choice choice) {
        Backend backend = choice.service().service().backends().get(choice.backend());
        List<String> hosts = new ArrayList<>();
        hosts.add(bracketed(backend.host()));
        InetSocketAddress address = choice.target().address();
        if (address != null) {
            hosts.add(bracketed(LogPeer.text(address.getAddress())));
        }
        if (!backend.policy().hostHeader().isEmpty()) {
            hosts.add(backend.policy().hostHeader().toLowerCase(Locale.ROOT));
        }
        boolean tls = choice.target().tls() != null;
        return new Locations.Place(hosts, backend.port(), tls ? "https" : "http");
    }

    /// The listener by the name that the client asked for, and by its address.
    private Locations.Place own(String asked, String scheme) {
        int colon = asked.lastIndexOf(':');
        boolean ported = colon > asked.lastIndexOf(']');
        String host = ported ? asked.substring(0, colon) : asked;
        int usual = scheme.equals("https") ? 443 : 80;
        int port =
                ported && colon + 1 < asked.length()
                        ? Integer.parseInt(asked.substring(colon + 1))
                        : usual;
        return new Locations.Place(
                List.of(
                        host.toLowerCase(Locale.ROOT),
                        bracketed(client.route().listener().address())),
                port,
                scheme);
    }

    private static String bracketed(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.indexOf(':') >= 0 && !lower.startsWith("[") ? "[" + lower + "]" : lower;
    }

    /// The head with another value of a field.
    private static ResponseHead with(ResponseHead head, int field, String value) {
        ChangedAnswer into = new ChangedAnswer();
        byte[] bytes = head.bytes();
        Fields fields = head.fields();
        int last = fields.lineEnd(fields.count() - 1);
        into.room()
                .append(ascii("HTTP/1.1 "))
                .append(bytes, head.codeStart(), fields.valueStart(field))
                .append(value.getBytes(StandardCharsets.ISO_8859_1))
                .append(bytes, fields.valueEnd(field), last + 2);
        // Whether it answers HEAD does not matter: how its body ends was found out before.
        boolean read =
                into.head().parse(into.room().array(), 0, into.room().length(), true) == null;
        return read ? into.head() : head;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
