package org.yaomote.config;

/// Whether an HTTPS listener asks who the client is.
public sealed interface ClientCertificates {
    /// It does not.
    record NotAsked() implements ClientCertificates {}

    /// It asks; a client without a certificate is let in, one with a bad one is not.
    ///
    /// @param authorities PEM file of the certificates that may have issued it
    record Asked(String authorities) implements ClientCertificates {}

    /// Nobody comes in without a good one.
    ///
    /// @param authorities PEM file of the certificates that may have issued it
    record Required(String authorities) implements ClientCertificates {}

    /// It asks and lets everybody in; what was shown is told to backends unverified (`ClientCert
    /// 3`).
    record Unverified() implements ClientCertificates {}
}
