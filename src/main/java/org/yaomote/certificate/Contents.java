package org.yaomote.certificate;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/// What was found in files: any of these may be missing.
///
/// @param keys never shown: [#toString] tells their number only
/// @param certificates in the order they stood in, each once
/// @param requests likewise
public record Contents(
        List<PrivateKey> keys, List<X509Certificate> certificates, List<SigningRequest> requests) {
    public Contents {
        keys = List.copyOf(keys);
        certificates = List.copyOf(certificates);
        requests = List.copyOf(requests);
    }

    /// The only key.
    public Outcome<PrivateKey> key() {
        return switch (keys.size()) {
            case 0 -> Outcome.refused(FaultKind.NO_KEY);
            case 1 -> Outcome.done(keys.getFirst());
            default -> Outcome.refused(FaultKind.MANY_KEYS);
        };
    }

    /// The key with its certificate and the issuers of that, in order.
    public Outcome<Identity> identity() {
        return key().then(key -> Chains.arranged(key, certificates));
    }

    /// The first request.
    public Outcome<SigningRequest> request() {
        return requests.isEmpty()
                ? Outcome.refused(FaultKind.NO_REQUEST)
                : Outcome.done(requests.getFirst());
    }

    @Override
    public String toString() {
        return "Contents[keys: "
                + keys.size()
                + ", certificates: "
                + certificates.size()
                + ", requests: "
                + requests.size()
                + "]";
    }
}
