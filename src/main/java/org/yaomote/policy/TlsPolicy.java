package org.yaomote.policy;

import java.util.List;

/// Versions and suites of TLS beyond the usual.
///
/// @param suites of TLS 1.2 in the order preferred, in OpenSSL's spelling; empty for the safe usual
///   ones (`Ciphers`)
/// @param suites13 of TLS 1.3; empty for the usual ones (`Ciphers -ciphersuites`)
/// @param oldest no version before it is spoken (`Disable`)
/// @param ownOrder whether our order counts, not the client's (`SSLHonorCipherOrder`)
/// @param revoked PEM file of revocation lists for client certificates; empty for none (`CRLlist`)
/// @param offeredAuthorities PEM file of the authorities whose names clients are told; empty for
///   those that are trusted (`CAlist`)
/// @param depth longest chain of a client's certificate, 0 to 9
/// @param oneRequest which connections are closed behind their first request (`NoHTTPS11`)
public record TlsPolicy(
        List<String> suites,
        List<String> suites13,
        Version oldest,
        boolean ownOrder,
        String revoked,
        String offeredAuthorities,
        int depth,
        OneRequest oneRequest) {
    /// What holds where the user said nothing.
    public static final TlsPolicy DEFAULTS =
            new TlsPolicy(
                    List.of(), List.of(), Version.TLS_1_2, false, "", "", 9, OneRequest.NEVER);

    public TlsPolicy {
        suites = List.copyOf(suites);
        suites13 = List.copyOf(suites13);
    }

    /// Versions that are spoken; older ones never are.
    public enum Version {
        TLS_1_2,
        TLS_1_3
    }

    /// Whether a connection serves one request only.
    public enum OneRequest {
        NEVER,
        ALWAYS,
        /// For Internet Explorer, which once could not do better.
        OLD_EXPLORER
    }
}
