package org.yaomote.certificate;

import org.jspecify.annotations.Nullable;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXCertPathValidatorResult;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/// Says what a client makes of a chain, by the rules of RFC 5280 as the JDK has them.
///
/// Thread: any.
public final class ChainJudge {
    private final InstantSource clock;
    private final List<X509Certificate> roots;

    /// @param clock says what has ended
    /// @param roots the certificates that are trusted
    public ChainJudge(InstantSource clock, Collection<X509Certificate> roots) {
        this.clock = clock;
        this.roots = List.copyOf(roots);
    }

    /// The authorities that this Java trusts; read anew each time, which takes a moment.
    public static List<X509Certificate> javaRoots() {
        try {
            TrustManagerFactory factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            List<X509Certificate> roots = new ArrayList<>();
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509TrustManager x509) {
                    roots.addAll(Arrays.asList(x509.getAcceptedIssuers()));
                }
            }
            return roots;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has trust managers", e);
        }
    }

    /// What a client makes of what a server sent.
    ///
    /// @param sent the server's certificate first, the others in any order
    /// @param wanted the name it asked for
    public ServerAnswer.Verdict verdict(List<X509Certificate> sent, SubjectName wanted) {
        if (sent.isEmpty()) {
            return ServerAnswer.Verdict.BAD;
        }
        List<X509Certificate> chain = Chains.from(sent.getFirst(), sent);
        ServerAnswer.@Nullable Verdict time = time(chain);
        if (time != null) {
            return time;
        }
        X509Certificate leaf = chain.getFirst();
        boolean isKnown = chain.stream().anyMatch(c -> roots.contains(c) || issuerOf(c) != null);
        if (!isKnown) {
            boolean hasEnd = Chains.isSelfSigned(chain.getLast());
            if (chain.size() == 1 && hasEnd) {
                return ServerAnswer.Verdict.SELF_SIGNED;
            }
            return hasEnd || chain.size() > 1
                    ? ServerAnswer.Verdict.UNKNOWN_AUTHORITY
                    : ServerAnswer.Verdict.INCOMPLETE;
        }
        if (!isValid(chain)) {
            return ServerAnswer.Verdict.BAD;
        }
        boolean isCovered =
                AlternativeNames.of(leaf).stream().anyMatch(name -> name.covers(wanted));
        return isCovered ? ServerAnswer.Verdict.TRUSTED : ServerAnswer.Verdict.WRONG_NAME;
    }

    /// The issuers of what was sent that are not sent themselves may have ended unnoticed: only
    /// what is judged is looked at.
    private ServerAnswer.@Nullable Verdict time(List<X509Certificate> chain) {
        Instant now = clock.instant();
        for (X509Certificate certificate : chain) {
            if (roots.contains(certificate)) {
                return null;
            }
            if (now.isAfter(certificate.getNotAfter().toInstant())) {
                return ServerAnswer.Verdict.EXPIRED;
            }
            if (now.isBefore(certificate.getNotBefore().toInstant())) {
                return ServerAnswer.Verdict.NOT_YET;
            }
        }
        return null;
    }

    private @Nullable X509Certificate issuerOf(X509Certificate certificate) {
        List<X509Certificate> found = Chains.from(certificate, roots);
        return found.size() > 1 ? found.get(1) : null;
    }

    /// Whether the JDK accepts the chain, for one of the roots.
    private boolean isValid(List<X509Certificate> chain) {
        for (int length = 1; length <= chain.size(); length++) {
            X509Certificate last = chain.get(length - 1);
            boolean isRoot = roots.contains(last);
            if (isRoot && length == 1) {
                return true;
            }
            if ((isRoot || issuerOf(last) != null)
                    && isValidPath(chain.subList(0, isRoot ? length - 1 : length))) {
                return true;
            }
        }
        return false;
    }

    private boolean isValidPath(List<X509Certificate> path) {
        try {
            Set<TrustAnchor> anchors =
                    roots.stream()
                            .map(root -> new TrustAnchor(root, null))
                            .collect(Collectors.toSet());
            PKIXParameters parameters = new PKIXParameters(anchors);
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(clock.instant()));
            CertPath certificates = CertificateFactory.getInstance("X.509").generateCertPath(path);
            var result = CertPathValidator.getInstance("PKIX").validate(certificates, parameters);
            return result instanceof PKIXCertPathValidatorResult found
                    && isInScope(found.getTrustAnchor().getTrustedCert(), path.getFirst());
        } catch (CertPathValidatorException | CertificateException _) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has PKIX", e);
        }
    }

    /// Java does not look at what a root says of its own limits (RFC 5280 §6.1 does not either);
    /// browsers and OpenSSL do.
    private static boolean isInScope(X509Certificate root, X509Certificate leaf) {
        return AlternativeNames.of(leaf).stream()
                .allMatch(name -> CertificateIssuer.isInScope(root, name));
    }
}
