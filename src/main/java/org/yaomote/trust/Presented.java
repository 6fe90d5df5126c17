package org.yaomote.trust;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/// What a server shows to be judged by.
///
/// @param key of the first certificate; never shown
/// @param chain for 127.0.0.1 and localhost, up to below the root
public record Presented(PrivateKey key, List<X509Certificate> chain) {
    public Presented {
        chain = List.copyOf(chain);
    }

    @Override
    public String toString() {
        return "Presented[" + chain.getFirst().getSubjectX500Principal() + "]";
    }
}
