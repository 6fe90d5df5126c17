package org.yaomote.acme;

import java.nio.file.Path;
import java.util.Optional;

/// Who asks for certificates, and where.
///
/// @param contact an address for mail that the authority may write to
/// @param agrees whether the user has agreed to the authority's terms of service
/// @param roots a file with the certificates by which the directory itself is trusted; empty for
///   those of this Java
/// @param external for an authority that makes accounts for its customers only
public record Applicant(
        AcmeDirectory directory,
        Optional<String> contact,
        boolean agrees,
        Optional<Path> roots,
        Optional<ExternalAccount> external) {
    /// One that is nobody's customer, or has an account already.
    public Applicant(
            AcmeDirectory directory,
            Optional<String> contact,
            boolean agrees,
            Optional<Path> roots) {
        this(directory, contact, agrees, roots, Optional.empty());
    }
}
