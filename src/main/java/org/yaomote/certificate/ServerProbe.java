package org.yaomote.certificate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/// Asks a server for its certificates, as a browser would, and says what a client makes of them.
///
/// Sends nothing but the handshake. Thread: any that may block.
public final class ServerProbe {
    private final ChainJudge judge;
    private final Duration patience;

    /// @param judge says what to trust
    /// @param patience for connecting and the handshake together
    public ServerProbe(ChainJudge judge, Duration patience) {
        this.judge = judge;
        this.patience = patience;
    }

    /// Asks; blocks as long as the patience lasts.
    public Outcome<ServerAnswer> ask(ServerAddress address) {
        try (Socket plain = new Socket()) {
            Executor later =
                    CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS);
            CompletableFuture<Void> end = CompletableFuture.runAsync(() -> close(plain), later);
            try {
                int millis = Math.toIntExact(patience.toMillis());
                plain.connect(
                        new InetSocketAddress(resolved(address.name()), address.port()), millis);
                plain.setSoTimeout(millis);
                return shaken(plain, address);
            } finally {
                end.cancel(false);
            }
        } catch (UnknownHostException _) {
            return Outcome.refused(FaultKind.SERVER_UNKNOWN, address.name().shown());
        } catch (ConnectException _) {
            return Outcome.refused(FaultKind.SERVER_REFUSED, address.shown());
        } catch (SocketTimeoutException _) {
            return Outcome.refused(FaultKind.SERVER_SILENT, address.shown(), patience.toSeconds());
        } catch (SSLException e) {
            return refused(address, e);
        } catch (IOException _) {
            return Outcome.refused(FaultKind.SERVER_SILENT, address.shown(), patience.toSeconds());
        }
    }

    private static Outcome<ServerAnswer> refused(ServerAddress address, SSLException failure) {
        // The JDK says it in no other way.
        boolean isPlain = String.valueOf(failure.getMessage()).contains("plaintext");
        return Outcome.refused(
                isPlain ? FaultKind.SERVER_NOT_TLS : FaultKind.SERVER_HANDSHAKE, address.shown());
    }

    private Outcome<ServerAnswer> shaken(Socket plain, ServerAddress address) throws IOException {
        String host = address.name().text();
        Everything seen = new Everything();
        try (SSLSocket socket =
                (SSLSocket)
                        context(seen)
                                .getSocketFactory()
                                .createSocket(plain, host, address.port(), true)) {
            if (address.name() instanceof SubjectName.Dns(var name)) {
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setServerNames(List.of(new SNIHostName(name)));
                socket.setSSLParameters(parameters);
            }
            socket.startHandshake();
            SSLSession session = socket.getSession();
            List<X509Certificate> chain = seen.chain;
            return Outcome.done(
                    new ServerAnswer(
                            address,
                            chain,
                            session.getProtocol(),
                            session.getCipherSuite(),
                            judge.verdict(chain, address.name())));
        }
    }

    private static SSLContext context(Everything seen) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {seen}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java speaks TLS", e);
        }
    }

    private static InetAddress resolved(SubjectName name) throws UnknownHostException {
        return switch (name) {
            case SubjectName.Address(var address) -> address;
            case SubjectName.Dns(var text) -> InetAddress.getByName(text);
        };
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Accepts every chain and remembers it: it is judged afterwards. Of the extended kind, since
    /// the JDK refuses weak certificates on behalf of any other.
    private static final class Everything extends X509ExtendedTrustManager {
        private List<X509Certificate> chain = List.of();

        @Override
        public void checkServerTrusted(X509Certificate[] sent, String kind, Socket socket) {
            chain = List.of(sent);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] sent, String kind, SSLEngine engine) {
            chain = List.of(sent);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] sent, String kind) {
            chain = List.of(sent);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] sent, String kind, Socket socket) {
            throw isClient();
        }

        @Override
        public void checkClientTrusted(X509Certificate[] sent, String kind, SSLEngine engine) {
            throw isClient();
        }

        @Override
        public void checkClientTrusted(X509Certificate[] sent, String kind) {
            throw isClient();
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }

        private static IllegalStateException isClient() {
            return new IllegalStateException("this side is the client");
        }
    }
}
