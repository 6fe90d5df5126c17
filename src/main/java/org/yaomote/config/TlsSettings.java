package org.yaomote.config;

import org.yaomote.policy.TlsPolicy;

import java.util.List;

/// How a listener proves who it is.
///
/// @param certificates paths of PEM bundles (certificate, chain, private key in any order),
///   relative to the configuration's folder or absolute, kept as the user wrote them; the first is
///   the default, the others are chosen by the name the client asks for (SNI)
/// @param clients whether clients are asked who they are
/// @param policy versions and suites
public record TlsSettings(List<String> certificates, ClientCertificates clients, TlsPolicy policy) {
    public TlsSettings {
        certificates = List.copyOf(certificates);
    }

    /// With other certificates.
    public TlsSettings withCertificates(List<String> changed) {
        return new TlsSettings(changed, clients, policy);
    }

    /// Asking clients otherwise who they are.
    public TlsSettings withClients(ClientCertificates changed) {
        return new TlsSettings(certificates, changed, policy);
    }

    /// Without asking who the client is.
    public TlsSettings(List<String> certificates) {
        this(certificates, new ClientCertificates.NotAsked(), TlsPolicy.DEFAULTS);
    }

    /// With the usual versions and suites.
    public TlsSettings(List<String> certificates, ClientCertificates clients) {
        this(certificates, clients, TlsPolicy.DEFAULTS);
    }
}
