package org.yaomote.tls;

import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMParser;
import org.yaomote.config.Problem;

import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/// Whose signature under a certificate is believed.
///
/// @param certificates of the authorities; empty for those of the system
record Authorities(List<X509Certificate> certificates) {
    /// Those that the system trusts, as the JDK ships them.
    static final Authorities SYSTEM = new Authorities(List.of());

    /// What reading a file gave.
    sealed interface Result {
        /// At least one certificate.
        record Read(Authorities authorities) implements Result {}

        /// Why not.
        record Unusable(Problem problem) implements Result {}
    }

    Authorities {
        certificates = List.copyOf(certificates);
    }

    /// Reads a PEM file of certificates; blocks. A private key has no business in it.
    static Result read(PemFile.Place place) {
        return switch (PemFile.read(place)) {
            case PemFile.Unreadable(var problem) -> new Result.Unusable(problem);
            case PemFile.Text text -> parse(text);
        };
    }

    private static Result parse(PemFile.Text file) {
        List<X509Certificate> found = new ArrayList<>();
        try (PEMParser parser = new PEMParser(new StringReader(file.text()))) {
            for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
                if (!(part instanceof X509CertificateHolder holder)) {
                    return new Result.Unusable(file.place().problem("authorities.otherThings"));
                }
                found.add(new JcaX509CertificateConverter().getCertificate(holder));
            }
        } catch (IOException | CertificateException | RuntimeException e) {
            // Bouncy Castle reports broken contents by several unchecked exceptions as well.
            return new Result.Unusable(file.place().problem("authorities.broken"));
        }
        return found.isEmpty()
                ? new Result.Unusable(file.place().problem("authorities.none"))
                : new Result.Read(new Authorities(found));
    }

    /// What believes them, and nobody else.
    X509ExtendedTrustManager trust() throws GeneralSecurityException, IOException {
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(certificates.isEmpty() ? null : store());
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager found) {
                return found;
            }
        }
        throw new GeneralSecurityException("no X.509 trust manager");
    }

    private KeyStore store() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (int i = 0; i < certificates.size(); i++) {
            store.setCertificateEntry("authority" + i, certificates.get(i));
        }
        return store;
    }
}
