package org.yaomote.certificate;

import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What has been found so far. Thread: one.
final class Gathered {
    /// A system's list of all authorities has some hundred and fifty.
    static final int MOST = 1000;

    private final List<PrivateKey> keys = new ArrayList<>();
    private final Set<X509Certificate> certificates = new LinkedHashSet<>();
    private final List<SigningRequest> requests = new ArrayList<>();

    /// The same key twice counts once.
    void add(PrivateKey key) {
        byte[] octets = key.getEncoded();
        if (keys.stream().noneMatch(k -> MessageDigest.isEqual(k.getEncoded(), octets))) {
            keys.add(key);
        }
    }

    void add(X509Certificate certificate) {
        certificates.add(certificate);
    }

    void add(SigningRequest request) {
        requests.add(request);
    }

    boolean isTooMuch() {
        return keys.size() + certificates.size() + requests.size() > MOST;
    }

    Contents contents() {
        return new Contents(keys, List.copyOf(certificates), requests);
    }

    @Override
    public String toString() {
        return contents().toString();
    }
}
