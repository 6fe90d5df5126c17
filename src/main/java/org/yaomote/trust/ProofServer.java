package org.yaomote.trust;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/// A TLS server on this computer alone, which shows a certificate and says nothing.
///
/// Its thread takes one client after the other until it is closed.
final class ProofServer implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;

    private final SSLServerSocket socket;

    /// Opens it on a free port of 127.0.0.1.
    ProofServer(Presented shown) throws IOException, GeneralSecurityException {
        socket =
                (SSLServerSocket)
                        context(shown).getServerSocketFactory().createServerSocket(0, 0, here());
        Thread.ofVirtual().name("yaomote-proof").start(this::serve);
    }

    /// Where it is.
    static InetAddress here() throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static SSLContext context(Presented shown)
            throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        char[] none = new char[0];
        keys.setKeyEntry("shown", shown.key(), none, shown.chain().toArray(X509Certificate[]::new));
        KeyManagerFactory managers =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, none);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                client.setSoTimeout(PATIENCE_MILLIS);
                // Clients of NSS ask for a page: it is read, so that closing does not reset.
                while (client.getInputStream().read() >= 0) {
                    if (client.getInputStream().available() == 0) {
                        break;
                    }
                }
            } catch (IOException _) {
                // The client refused, or the server was closed: the client says which.
            }
        }
    }
}
