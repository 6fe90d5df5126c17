package org.yaomote.acme;

import org.shredzone.acme4j.connector.NetworkSettings;
import org.shredzone.acme4j.provider.GenericAcmeProvider;
import org.yaomote.certificate.CertificateReader;
import org.yaomote.certificate.Contents;
import org.yaomote.certificate.FaultKind;
import org.yaomote.certificate.Outcome;
import org.yaomote.certificate.PassPhrases;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Asks any directory, if need be one that only some certificates vouch for.
final class OwnProvider extends GenericAcmeProvider {
    private final SSLContext trust;

    private OwnProvider(SSLContext trust) {
        this.trust = trust;
    }

    /// @param roots file of the certificates to trust; empty for those of this Java
    static Outcome<OwnProvider> trusting(Optional<Path> roots) {
        return roots.map(
                        file ->
                                new CertificateReader(PassPhrases.NONE)
                                        .read(file)
                                        .map(Contents::certificates)
                                        .then(OwnProvider::trusting))
                .orElseGet(() -> Outcome.done(new OwnProvider(usual())));
    }

    private static Outcome<OwnProvider> trusting(List<X509Certificate> roots) {
        return roots.isEmpty()
                ? Outcome.refused(FaultKind.NO_CERTIFICATE)
                : Outcome.done(new OwnProvider(context(roots)));
    }

    private static SSLContext usual() {
        try {
            return SSLContext.getDefault();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java speaks TLS", e);
        }
    }

    private static SSLContext context(List<X509Certificate> roots) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (int i = 0; i < roots.size(); i++) {
                store.setCertificateEntry("root-" + i, roots.get(i));
            }
            TrustManagerFactory factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every Java speaks TLS", e);
        }
    }

    /// No redirect leads away from the authority that was chosen.
    @Override
    public HttpClient createHttpClient(NetworkSettings settings) {
        return HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.getTimeout())
                .proxy(settings.getProxySelector())
                .sslContext(trust)
                .build();
    }
}
