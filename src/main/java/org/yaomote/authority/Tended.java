package org.yaomote.authority;

import org.yaomote.certificate.Fault;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a look at the authority led to.
///
/// @param renewed the certificates that got a successor
/// @param successor the root of a new authority, to be trusted beside the old one from now on
/// @param faults of certificates that could not be renewed; each is tried again next time
/// @param next when something is to be done again; empty if nothing ever is
public record Tended(
        List<Issued> renewed,
        Optional<X509Certificate> successor,
        List<Fault> faults,
        Optional<Instant> next) {
    public Tended {
        renewed = List.copyOf(renewed);
        faults = List.copyOf(faults);
    }
}
