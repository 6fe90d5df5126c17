package org.yaomote.config;

import java.util.List;

/// How a listener proves who it is.
///
/// @param certificates paths of PEM bundles (certificate, chain, private key in any order),
///   relative to the configuration's folder or absolute, kept as the user wrote them; the first is
///   the default, the others are chosen by the name the client asks for (SNI)
/// @param clients whether clients are asked who they are
public record TlsSettings(List<String> certificates, ClientCertificates clients) {
    public TlsSettings {
        certificates = List.copyOf(certificates);
    }

    /// Without asking who the client is.
    public TlsSettings(List<String> certificates) {
        this(certificates, new ClientCertificates.NotAsked());
    }
}
