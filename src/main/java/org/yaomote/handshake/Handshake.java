package org.yaomote.handshake;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/// Speaks TLS to servers **without judging their certificates**. Nothing secret may go over it, and
/// its context is handed to nobody.
///
/// One of these resumes what it had agreed on with a server before. Thread: any that may block.
public final class Handshake {
    private final SSLContext context;

    /// One that has met nobody yet.
    public Handshake() {
        try {
            context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new AnybodyTrust()}, new SecureRandom());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has TLS", e);
        }
    }

    /// TLS over a connection, ready for the handshake, whatever is spoken inside; closing it closes
    /// the connection.
    ///
    /// @param name the server is asked for; empty to ask for none
    public SSLSocket over(Socket connected, Optional<AskedName> name) throws IOException {
        String address = connected.getInetAddress().getHostAddress();
        SSLSocket tls =
                (SSLSocket)
                        context.getSocketFactory()
                                .createSocket(connected, address, connected.getPort(), true);
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setServerNames(name.map(AskedName::forSni).orElse(List.of()));
        tls.setSSLParameters(parameters);
        return tls;
    }

    /// The same for HTTP/1.1, and nothing else, inside.
    public SSLSocket forHttp(Socket connected, Optional<AskedName> name) throws IOException {
        SSLSocket tls = over(connected, name);
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"http/1.1"});
        tls.setSSLParameters(parameters);
        return tls;
    }

    /// The certificates that the server showed, its own first; after the handshake.
    public static List<X509Certificate> shownBy(SSLSocket tls) throws SSLPeerUnverifiedException {
        return Arrays.stream(tls.getSession().getPeerCertificates())
                .map(X509Certificate.class::cast)
                .toList();
    }
}
