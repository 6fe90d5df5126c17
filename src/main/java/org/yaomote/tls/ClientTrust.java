package org.yaomote.tls;

import org.jspecify.annotations.Nullable;
import org.yaomote.handshake.AnybodyTrust;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/// Believes the clients that another trust manager believes, and tells them names of authorities of
/// its own choice.
final class ClientTrust extends InnerTrust {
    private final X509Certificate[] named;

    private ClientTrust(X509ExtendedTrustManager inner, List<X509Certificate> named) {
        super(inner);
        this.named = named.toArray(X509Certificate[]::new);
    }

    /// Whom a listener believes.
    ///
    /// @param authorities null to believe everybody
    /// @param named told to clients; null for those that are believed
    /// @param revoked lists of revoked certificates; where there are any, each certificate of a
    ///   chain must have its issuer's, as OpenSSL wants it
    /// @param depth the most certificates between the client's and the authority's
    record Terms(
            @Nullable Authorities authorities,
            @Nullable Authorities named,
            List<X509CRL> revoked,
            int depth) {
        X509ExtendedTrustManager trust() throws GeneralSecurityException, IOException {
            Authorities believed = authorities;
            X509ExtendedTrustManager inner =
                    believed == null ? new AnybodyTrust() : checking(believed);
            Authorities told = named == null ? believed : named;
            return new ClientTrust(inner, told == null ? List.of() : told.certificates());
        }

        private X509ExtendedTrustManager checking(Authorities believed)
                throws GeneralSecurityException {
            Set<TrustAnchor> anchors =
                    believed.certificates().stream()
                            .map(certificate -> new TrustAnchor(certificate, null))
                            .collect(Collectors.toSet());
            PKIXBuilderParameters rules =
                    new PKIXBuilderParameters(anchors, new X509CertSelector());
            rules.setMaxPathLength(depth);
            rules.setRevocationEnabled(!revoked.isEmpty());
            if (!revoked.isEmpty()) {
                rules.addCertStore(
                        CertStore.getInstance(
                                "Collection", new CollectionCertStoreParameters(revoked)));
                var checker =
                        (PKIXRevocationChecker)
                                CertPathBuilder.getInstance("PKIX").getRevocationChecker();
                // The lists that were given count; nobody is asked over the network.
                checker.setOptions(
                        Set.of(
                                PKIXRevocationChecker.Option.PREFER_CRLS,
                                PKIXRevocationChecker.Option.NO_FALLBACK));
                rules.addCertPathChecker(checker);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(new CertPathTrustManagerParameters(rules));
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509ExtendedTrustManager found) {
                    return found;
                }
            }
            throw new GeneralSecurityException("no X.509 trust manager");
        }
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return named.clone();
    }
}
