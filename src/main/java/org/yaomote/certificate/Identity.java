package org.yaomote.certificate;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/// A private key and the certificates that say whose it is.
///
/// @param key never shown: [#toString] tells the subject only
/// @param chain the leaf first, each followed by its issuer; never empty
public record Identity(PrivateKey key, List<X509Certificate> chain) {
    public Identity {
        chain = List.copyOf(chain);
    }

    /// The certificate of the key.
    public X509Certificate leaf() {
        return chain.getFirst();
    }

    @Override
    public String toString() {
        return "Identity[" + leaf().getSubjectX500Principal() + "]";
    }
}
