package org.yaomote.inspect;

import org.yaomote.inspect.WebLook.Place;
import org.yaomote.inspect.WebLook.Shown;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/// TLS that accepts every certificate, **for looking only**: over it goes one `GET /` with nothing
/// in it that is secret, and what comes back is shown to a person as unverified. It must never be
/// used where a certificate stands for trust; so it is package-private, and its context is handed
/// to nobody.
final class AnyCertificate {
    /// Letters, digits, hyphens and underscores in labels; at least one letter, so no IPv4 address.
    private static final Pattern HOST_NAME =
            Pattern.compile(
                    "(?=[^A-Za-z]*[A-Za-z])[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,251}[A-Za-z0-9_])?");

    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private final SSLContext context;

    AnyCertificate() {
        try {
            context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Accepting()}, new SecureRandom());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has TLS", e);
        }
    }

    /// Whether it may stand in a `Host` field and in SNI.
    static boolean isHostName(String text) {
        return HOST_NAME.matcher(text).matches() && !text.contains("..");
    }

    /// TLS over a connection, ready for the handshake.
    SSLSocket over(Socket socket, Place place) throws IOException {
        String host = place.address().getHostAddress();
        SSLSocket tls =
                (SSLSocket)
                        context.getSocketFactory().createSocket(socket, host, place.port(), true);
        SSLParameters parameters = tls.getSSLParameters();
        // Explicitly none: with a name to identify, Java would verify it.
        parameters.setEndpointIdentificationAlgorithm("");
        parameters.setServerNames(
                isHostName(place.name())
                        ? List.of(new SNIHostName(place.name().replace('_', '-')))
                        : List.of());
        parameters.setApplicationProtocols(new String[] {"http/1.1"});
        tls.setSSLParameters(parameters);
        return tls;
    }

    /// What the other side showed; after the handshake.
    Optional<Shown> shownBy(SSLSocket tls) throws IOException {
        Certificate[] chain = tls.getSession().getPeerCertificates();
        return chain.length > 0 && chain[0] instanceof X509Certificate leaf
                ? Optional.of(new Shown(subject(leaf), leaf.getNotAfter().toInstant()))
                : Optional.empty();
    }

    private static String subject(X509Certificate certificate) {
        String common = DistinguishedName.commonName(certificate.getSubjectX500Principal());
        return ShownText.of(common.isEmpty() ? firstName(certificate) : common);
    }

    private static String firstName(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? ""
                    : names.stream()
                            .filter(name -> isNameOfHost(name.getFirst()))
                            .map(name -> String.valueOf(name.getLast()))
                            .findFirst()
                            .orElse("");
        } catch (CertificateParsingException e) {
            return "";
        }
    }

    private static boolean isNameOfHost(Object kind) {
        return kind instanceof Integer number && (number == DNS_NAME || number == IP_ADDRESS);
    }

    /// Says yes; see the class for why, and where not.
    private static final class Accepting extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
