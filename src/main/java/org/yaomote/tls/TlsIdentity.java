package org.yaomote.tls;

import org.yaomote.config.HostName;

import java.security.PrivateKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A private key and the certificates that say whose it is.
///
/// @param key never shown: [#toString] tells the subject only
/// @param chain the leaf first, each followed by its issuer
/// @param names host names of the leaf in lower case, also `*.example.com`
public record TlsIdentity(PrivateKey key, List<X509Certificate> chain, Set<String> names) {
    private static final Integer DNS_NAME = 2;

    public TlsIdentity {
        chain = List.copyOf(chain);
        names = Set.copyOf(names);
    }

    static TlsIdentity of(PemBundle bundle) throws CertificateParsingException {
        return new TlsIdentity(bundle.key(), bundle.chain(), names(bundle.chain().getFirst()));
    }

    /// When the first certificate of the chain ends.
    public Instant ends() {
        return chain.stream()
                .map(each -> each.getNotAfter().toInstant())
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    /// What kind of key it is, such as `RSA` or `EC`: a client may be able to check one kind only.
    String kind() {
        return chain.getFirst().getPublicKey().getAlgorithm();
    }

    /// Whether it is an RSA key for signatures of any kind.
    boolean isRsa() {
        return kind().equals("RSA");
    }

    @Override
    public String toString() {
        return "TlsIdentity[" + chain.getFirst().getSubjectX500Principal() + "]";
    }

    private static Set<String> names(X509Certificate leaf) throws CertificateParsingException {
        Set<String> names = new LinkedHashSet<>();
        Collection<List<?>> alternatives = leaf.getSubjectAlternativeNames();
        if (alternatives != null) {
            for (List<?> alternative : alternatives) {
                boolean dns = alternative.getFirst().equals(DNS_NAME);
                String name = String.valueOf(alternative.get(1)).toLowerCase(Locale.ROOT);
                if (dns && HostName.isValid(name.startsWith("*.") ? name.substring(2) : name)) {
                    names.add(name);
                }
            }
        }
        return names;
    }
}
