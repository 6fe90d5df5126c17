package org.yaomote.tls;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The versions, cipher suites and curves used on either side: forward secret, with authenticated
/// encryption.
final class Suites {
    /// By the names of the standards (RFC 8446 §B.4, RFC 5289, RFC 7905). AES first: processors
    /// have instructions for it; a client without them prefers ChaCha20 by its own order.
    static final List<String> NAMES =
            List.of(
                    "TLS_AES_128_GCM_SHA256",
                    "TLS_AES_256_GCM_SHA384",
                    "TLS_CHACHA20_POLY1305_SHA256",
                    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
                    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
                    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
                    "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
                    "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
                    "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    /// Those of TLS 1.3.
    static final List<String> OF_TLS_1_3 =
            NAMES.stream().filter(name -> !name.contains("_WITH_")).toList();

    /// Those of TLS 1.2.
    static final List<String> OF_TLS_1_2 =
            NAMES.stream().filter(name -> name.contains("_WITH_")).toList();

    /// Curves for the keys agreed on by the JDK, cheapest first: by itself it would also take
    /// finite fields of 8192 bits, which cost the server much more than the client. BoringSSL has
    /// its own list of these and, before them, the one that no quantum computer breaks.
    static final String[] JDK_GROUPS = {"x25519", "secp256r1", "secp384r1"};

    static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

    private static final Map<String, String> STANDARD =
            NAMES.stream().collect(Collectors.toMap(Suites::nativeName, name -> name));

    private Suites() {}

    /// Those of TLS 1.2 as BoringSSL's list of them; those of TLS 1.3 are not for choosing there.
    static String nativeNames() {
        return nativeNames(NAMES);
    }

    /// The same of some suites.
    static String nativeNames(List<String> suites) {
        return suites.stream()
                .filter(name -> name.contains("_WITH_"))
                .map(Suites::nativeName)
                .collect(Collectors.joining(":"));
    }

    /// The name in the standards of what BoringSSL names in its own way.
    static String standardName(String nativeName) {
        return STANDARD.getOrDefault(nativeName, nativeName);
    }

    /// The name that OpenSSL has for one of TLS 1.2; BoringSSL has the same.
    static String openSslName(String standard) {
        return nativeName(standard);
    }

    private static String nativeName(String standard) {
        return standard.contains("_WITH_")
                ? standard.replaceFirst("^TLS_", "")
                        .replace("_WITH_", "_")
                        .replaceAll("AES_(\\d+)", "AES$1")
                        .replace("POLY1305_SHA256", "POLY1305")
                        .replace('_', '-')
                : standard;
    }
}
