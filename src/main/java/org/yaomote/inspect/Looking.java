package org.yaomote.inspect;

import org.yaomote.handshake.AskedName;
import org.yaomote.handshake.Handshake;
import org.yaomote.inspect.WebLook.Limits;
import org.yaomote.inspect.WebLook.Place;
import org.yaomote.inspect.WebLook.Scheme;
import org.yaomote.inspect.WebLook.Seen;
import org.yaomote.inspect.WebLook.Shown;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

import javax.net.ssl.SSLSocket;

/// One look at one place, at most two connections.
///
/// A port that TLS is usual on is tried with TLS first, others with plain HTTP. A server for TLS
/// that is spoken to plainly says nothing, hangs up, sends an alert, or says 400 in plain HTTP: in
/// all these cases the other way is tried, and TLS that works outweighs a 400.
final class Looking {
    private static final Set<Integer> USUAL_FOR_TLS =
            Set.of(
                    443, 465, 636, 853, 990, 993, 995, 2376, 4443, 5001, 5986, 6443, 8006, 8443,
                    9443, 10443);
    private static final int TLS_ALERT = 0x15;
    private static final int BAD_REQUEST = 400;

    /// Who must know of sockets that are open.
    interface Sockets {
        /// Whether it may be used; else everything is being closed.
        boolean opened(DeadlineSocket socket);

        /// It is done with, and has to be closed.
        void closed(DeadlineSocket socket);
    }

    private final Limits limits;
    private final Sockets sockets;
    private final Handshake handshake = new Handshake();

    Looking(Limits limits, Sockets sockets) {
        this.limits = limits;
        this.sockets = sockets;
    }

    /// Blocks as long as the limits let it; whatever fails is a lesser answer.
    Seen at(Place place) {
        if (USUAL_FOR_TLS.contains(place.port())) {
            return secured(place).orElseGet(() -> seen(Scheme.HTTP, plainly(place)));
        }
        HttpAnswer answer = plainly(place);
        boolean isPlain = answer.isHttp() && answer.status() != BAD_REQUEST;
        return isPlain || isSomethingElse(answer)
                ? seen(Scheme.HTTP, answer)
                : secured(place).orElseGet(() -> seen(Scheme.HTTP, answer));
    }

    private static boolean isSomethingElse(HttpAnswer answer) {
        return !answer.isHttp() && answer.firstOctet() >= 0 && answer.firstOctet() != TLS_ALERT;
    }

    private static Seen seen(Scheme scheme, HttpAnswer answer) {
        return answer.isHttp()
                ? new Seen(
                        scheme,
                        answer.status(),
                        PageTitle.of(answer),
                        answer.shownField("server"),
                        answer.shownField("location"),
                        Optional.empty())
                : Seen.NOTHING;
    }

    private HttpAnswer plainly(Place place) {
        DeadlineSocket socket = new DeadlineSocket();
        try {
            return connect(socket, place)
                    ? ask(socket, place, socket.getInputStream(), socket.getOutputStream())
                    : HttpAnswer.NONE;
        } catch (IOException e) {
            return HttpAnswer.NONE;
        } finally {
            sockets.closed(socket);
        }
    }

    /// Empty if TLS is not spoken there.
    private Optional<Seen> secured(Place place) {
        DeadlineSocket socket = new DeadlineSocket();
        try {
            if (!connect(socket, place)) {
                return Optional.empty();
            }
            socket.limit(limits.handshake());
            SSLSocket tls = handshake.forHttp(socket, AskedName.of(place.name()));
            tls.startHandshake();
            Optional<Shown> shown =
                    Handshake.shownBy(tls).stream().findFirst().map(ShownCertificate::of);
            HttpAnswer answer = ask(socket, place, tls.getInputStream(), tls.getOutputStream());
            Seen seen = seen(Scheme.HTTPS, answer);
            return Optional.of(
                    new Seen(
                            seen.scheme(),
                            seen.status(),
                            seen.title(),
                            seen.server(),
                            seen.location(),
                            shown));
        } catch (IOException e) {
            return Optional.empty();
        } finally {
            sockets.closed(socket);
        }
    }

    private boolean connect(DeadlineSocket socket, Place place) throws IOException {
        if (!sockets.opened(socket)) {
            return false;
        }
        socket.connect(
                new InetSocketAddress(place.address(), place.port()),
                (int) limits.connect().toMillis());
        return true;
    }

    /// What broke on the way is no reason to forget what had come before.
    private HttpAnswer ask(DeadlineSocket socket, Place place, InputStream from, OutputStream to) {
        socket.limit(limits.answer());
        try {
            to.write(request(place).getBytes(StandardCharsets.US_ASCII));
            to.flush();
        } catch (IOException e) {
            return HttpAnswer.NONE;
        }
        return AnswerReader.read(from);
    }

    private static String request(Place place) {
        return "GET / HTTP/1.1\r\nHost: "
                + host(place)
                + "\r\nUser-Agent: Yaomote\r\nAccept: */*\r\nAccept-Encoding: identity\r\n"
                + "Connection: close\r\n\r\n";
    }

    private static String host(Place place) {
        String host =
                AskedName.of(place.name()).map(AskedName::text).orElseGet(() -> literal(place));
        String bracketed =
                place.address() instanceof Inet6Address && host.contains(":")
                        ? "[" + host + "]"
                        : host;
        return place.port() == 80 || place.port() == 443
                ? bracketed
                : bracketed + ":" + place.port();
    }

    private static String literal(Place place) {
        String literal = place.address().getHostAddress();
        int zone = literal.indexOf('%');
        return zone < 0 ? literal : literal.substring(0, zone);
    }
}
