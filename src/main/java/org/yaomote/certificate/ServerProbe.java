package org.yaomote.certificate;

import org.yaomote.handshake.AskedName;
import org.yaomote.handshake.Handshake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

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
        Optional<AskedName> name =
                switch (address.name()) {
                    case SubjectName.Address _ -> Optional.empty();
                    case SubjectName.Dns(var text) -> AskedName.of(text);
                };
        try (SSLSocket socket = new Handshake().over(plain, name)) {
            socket.startHandshake();
            SSLSession session = socket.getSession();
            List<X509Certificate> chain = Handshake.shownBy(socket);
            return Outcome.done(
                    new ServerAnswer(
                            address,
                            chain,
                            session.getProtocol(),
                            session.getCipherSuite(),
                            judge.verdict(chain, address.name())));
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
}
