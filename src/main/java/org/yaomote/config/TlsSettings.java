package org.yaomote.config;

import java.util.List;

/// How a listener proves who it is.
///
/// @param certificates paths of PEM bundles (certificate, chain, private key in any order),
///   relative to the configuration's folder or absolute, kept as the user wrote them; the first is
///   the default, the others are chosen by the name the client asks for (SNI)
public record TlsSettings(List<String> certificates) {
    public TlsSettings {
        certificates = List.copyOf(certificates);
    }
}
