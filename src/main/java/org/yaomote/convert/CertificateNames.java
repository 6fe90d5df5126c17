package org.yaomote.convert;

import java.util.List;

/// Tells the names of certificates, which a configuration does not say.
@FunctionalInterface
public interface CertificateNames {
    /// Knows of no certificate.
    CertificateNames UNKNOWN = _ -> List.of();

    /// The host names of a certificate, `*.example.com` for those below one; none if the file
    /// cannot be read. May block.
    ///
    /// @param file as the configuration names it
    List<String> of(String file);
}
