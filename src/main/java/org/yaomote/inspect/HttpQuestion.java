package org.yaomote.inspect;

import org.yaomote.handshake.AskedName;
import org.yaomote.handshake.Handshake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/// Asks a server one thing by HTTP/1.1, in octets that the caller has made, on a connection that
/// ends with it. Certificates are not judged, so nothing secret must be in what is asked of another
/// computer.
///
/// Thread: one that may wait, up to half a minute.
public final class HttpQuestion {
    private static final int LIMIT_MILLIS = 10_000;
    private static final long MOST_OCTETS = 64L << 20;
    private static final int LONGEST_LINE = 16 * 1024;
    private static final int BUFFER = 16 * 1024;

    private HttpQuestion() {}

    /// What came of it.
    public sealed interface Outcome permits Answer, NoAnswer {}

    /// An answer.
    ///
    /// @param octets of its body as they came
    /// @param nanos until all of it was here
    public record Answer(int status, long octets, long nanos) implements Outcome {}

    /// None, or none that is HTTP.
    public record NoAnswer(Why why) implements Outcome {}

    /// Why there was no answer.
    public enum Why {
        TIMEOUT("timeout"),
        REFUSED("refused"),
        UNKNOWN_HOST("unknownHost"),
        UNREACHABLE("unreachable"),
        NO_TLS("tls.refused"),
        BROKE("broke"),
        NOT_HTTP("malformed");

        private final String code;

        Why(String code) {
            this.code = code;
        }

        /// As the texts about backends name it.
        public String code() {
            return code;
        }
    }

    /// Asks.
    ///
    /// @param serverName for TLS; empty to ask in the clear
    /// @param request a whole one that has the connection closed behind it
    public static Outcome ask(
            InetSocketAddress server, Optional<String> serverName, byte[] request) {
        return ask(new Socket(), server, serverName, request);
    }

    /// The same over a socket that is not connected yet, and is closed behind it.
    public static Outcome ask(
            Socket over, InetSocketAddress server, Optional<String> serverName, byte[] request) {
        long began = System.nanoTime();
        try (Socket socket = connected(over, server, serverName)) {
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            InputStream in = new BufferedInputStream(socket.getInputStream());
            int status = status(in);
            long octets = rest(in);
            return status == 0
                    ? new NoAnswer(Why.NOT_HTTP)
                    : new Answer(status, octets, System.nanoTime() - began);
        } catch (IOException e) {
            return new NoAnswer(why(e));
        }
    }

    private static Why why(IOException failure) {
        return switch (failure) {
            case SocketTimeoutException _ -> Why.TIMEOUT;
            case ConnectException _ -> Why.REFUSED;
            case UnknownHostException _ -> Why.UNKNOWN_HOST;
            case NoRouteToHostException _ -> Why.UNREACHABLE;
            case SSLException _ -> Why.NO_TLS;
            default -> Why.BROKE;
        };
    }

    private static Socket connected(Socket socket, InetSocketAddress server, Optional<String> name)
            throws IOException {
        boolean done = false;
        try {
            socket.connect(server, LIMIT_MILLIS);
            socket.setSoTimeout(LIMIT_MILLIS);
            Socket made = name.isPresent() ? secured(socket, name.get()) : socket;
            done = true;
            return made;
        } finally {
            if (!done) {
                socket.close();
            }
        }
    }

    private static Socket secured(Socket plain, String name) throws IOException {
        SSLSocket socket = new Handshake().forHttp(plain, AskedName.of(name));
        socket.startHandshake();
        return socket;
    }

    private static long rest(InputStream in) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long octets = 0;
        int count = in.read(buffer);
        while (count >= 0 && octets < MOST_OCTETS) {
            octets += count;
            count = in.read(buffer);
        }
        return octets;
    }

    /// Reads an answer's head; interim ones are passed over.
    ///
    /// @return 0 if it is none
    private static int status(InputStream in) throws IOException {
        int status = 100;
        while (status / 100 == 1) {
            String line = line(in);
            if (!line.matches("HTTP/1\\.[01] [1-5][0-9][0-9].*")) {
                return 0;
            }
            status = Integer.parseInt(line.substring(9, 12));
            while (!line.isEmpty()) {
                line = line(in);
            }
        }
        return status;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        int octet = in.read();
        while (octet >= 0 && octet != '\n' && text.length() < LONGEST_LINE) {
            text.append((char) octet);
            octet = in.read();
        }
        return text.toString().stripTrailing();
    }
}
