package org.yaomote.ui.wizard;

import org.yaomote.metrics.OwnLine;
import org.yaomote.metrics.Traffic;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/// Real requests through a listener, as a client sends them that trusts the authority and nobody
/// else: each on a connection of its own, with the name checked.
///
/// Thread: one that may block, for some seconds at most.
///
/// @param port of the listener, asked for on loopback
/// @param certified whom to trust and which name to ask for
/// @param line to the listener; its counts tell who answered
record Proof(int port, Certified certified, OwnLine line) {
    /// So many show how the work is shared.
    static final int REQUESTS = 10;

    private static final int PATIENCE_MILLIS = 5000;
    private static final int MOST_OCTETS = 1 << 20;
    private static final int FIRST_SERVER_ERROR = 500;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3}).*", Pattern.DOTALL);

    /// What one backend did.
    ///
    /// @param answered requests it answered
    /// @param vain tries it did not answer; others did the work
    record Part(long answered, long vain) {
        static final Part NONE = new Part(0, 0);

        private static Part of(Traffic traffic) {
            long vain = traffic.outcomes().failed();
            return new Part(traffic.requests() - vain, vain);
        }

        private Part since(Part before) {
            return new Part(answered - before.answered, vain - before.vain);
        }
    }

    /// What came of it.
    ///
    /// @param answered how many had an answer that is no server error
    /// @param byBackend what each backend did of it, by `host:port`
    /// @param statuses of answers that are server errors
    record Result(int answered, Map<String, Part> byBackend, List<Integer> statuses) {
        Result {
            statuses = List.copyOf(statuses);
        }

        /// Whether all were answered well.
        boolean isGood() {
            return answered == REQUESTS;
        }
    }

    /// Sends them, one after another.
    ///
    /// @param service that the listener leads to
    Result run(String service) {
        Optional<SSLContext> context = context();
        Map<String, Part> before = parts(service);
        int answered = 0;
        List<Integer> bad = new java.util.ArrayList<>();
        for (int i = 0; i < REQUESTS && context.isPresent(); i++) {
            OptionalInt status = ask(context.get());
            if (status.isPresent() && status.getAsInt() < FIRST_SERVER_ERROR) {
                answered++;
            } else {
                status.ifPresent(bad::add);
            }
        }
        Map<String, Part> shares = new LinkedHashMap<>();
        parts(service)
                .forEach(
                        (who, now) ->
                                shares.put(who, now.since(before.getOrDefault(who, Part.NONE))));
        return new Result(answered, shares, bad);
    }

    private Map<String, Part> parts(String service) {
        Map<String, Part> parts = new LinkedHashMap<>();
        line.counts()
                .get()
                .service(service)
                .backends()
                .forEach((who, its) -> parts.put(who, Part.of(its.traffic())));
        return parts;
    }

    private OptionalInt ask(SSLContext context) {
        try (Socket plain = line.sockets().get()) {
            plain.setSoTimeout(PATIENCE_MILLIS);
            InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
            plain.connect(new InetSocketAddress(loopback, port), PATIENCE_MILLIS);
            String name = certified.name();
            try (SSLSocket socket =
                    (SSLSocket) context.getSocketFactory().createSocket(plain, name, port, true)) {
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
                socket.getOutputStream().write(request(name).getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
                byte[] answer = socket.getInputStream().readNBytes(MOST_OCTETS);
                return status(new String(answer, StandardCharsets.ISO_8859_1));
            }
        } catch (IOException _) {
            return OptionalInt.empty();
        }
    }

    private String request(String name) {
        String host = port == 443 ? name : name + ":" + port;
        return "GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
    }

    private static OptionalInt status(String answer) {
        Matcher line = STATUS.matcher(answer);
        return line.matches()
                ? OptionalInt.of(Integer.parseInt(line.group(1)))
                : OptionalInt.empty();
    }

    private Optional<SSLContext> context() {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (X509Certificate root : certified.trusted()) {
                store.setCertificateEntry("root-" + number++, root);
            }
            TrustManagerFactory trust =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return Optional.of(context);
        } catch (IOException | GeneralSecurityException e) {
            System.getLogger(Proof.class.getName())
                    .log(System.Logger.Level.WARNING, "no context for the proof", e);
            return Optional.empty();
        }
    }
}
